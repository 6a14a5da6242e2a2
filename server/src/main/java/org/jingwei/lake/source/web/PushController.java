package org.jingwei.lake.source.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jingwei.lake.source.push.Push;
import org.jingwei.lake.source.push.PushReceiver;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where departments' systems send rows to, with their API keys; nobody else comes here. */
@RestController
@RequestMapping("/api/push")
class PushController {
    private final PushReceiver receiver;

    PushController(PushReceiver receiver) {
        this.receiver = receiver;
    }

    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/{dataset}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Push push(
            Scope scope,
            @PathVariable String dataset,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            HttpServletRequest request)
            throws IOException {
        return receiver.receive(scope, dataset, idempotencyKey, request.getInputStream());
    }
}
