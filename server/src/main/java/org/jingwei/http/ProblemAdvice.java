package org.jingwei.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Every error as problem details. What we did not foresee is logged under a reference number that
 * the answer carries; nothing of the inside is shown.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Problem problem =
                Failure.within(e)
                        .orElseGet(() -> Problem.badRequest("unreadable-body", readable(e)));
        return handleExceptionInternal(
                problem, problem.getBody(), headers, problem.getStatusCode(), request);
    }

    private static String readable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof JacksonException json) {
            var place = json.getLocation();
            return "The body is not the JSON expected here: "
                    + json.getOriginalMessage()
                    + (place == null
                            ? ""
                            : " (line "
                                    + place.getLineNr()
                                    + ", column "
                                    + place.getColumnNr()
                                    + ")");
        }
        return "The body cannot be read.";
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (body instanceof ProblemDetail detail
                && (detail.getProperties() == null
                        || !detail.getProperties().containsKey("code"))) {
            detail.setProperty("code", "http-" + status.value());
        }
        return super.handleExceptionInternal(e, body, headers, status, request);
    }

    /** A client that went away needs no answer. */
    @ExceptionHandler(IOException.class)
    void clientWentAway(IOException e) {
        LOG.debug("client went away: {}", e.getMessage());
    }

    /**
     * An answer that has begun is not ended with a problem, since that would look like its end: the
     * exception goes on to the server, which breaks the connection off.
     */
    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<Object> unforeseen(
            RuntimeException e, WebRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw e;
        }
        Problem told = Failure.told(e);
        return ResponseEntity.status(told.getStatusCode())
                .headers(told.getHeaders())
                .body(told.getBody());
    }
}
