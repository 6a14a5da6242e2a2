package org.jingwei.map.news;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Server-sent events: {@code layer} with {@code {"layer", "version", "removed"}} when a layer that
 * the caller has changed, {@code hello} when it begins, {@code reset} when changes may have been
 * missed and all should be loaded anew.
 */
@RestController
class NewsController {
    private final LayerNews news;

    NewsController(LayerNews news) {
        this.news = news;
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string")))
    @GetMapping("/api/events")
    void events(
            Scope scope,
            @RequestHeader("Last-Event-ID") Optional<String> lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        news.requireRoom();
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        news.open(scope, context, lastEventId);
    }
}
