package org.jingwei.http;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal as RFC 9457 problem details: what was wrong ({@code title}, {@code detail}), which kind
 * ({@code code}), where ({@code errors}), which rule ({@code rule}).
 */
public final class Problem extends ErrorResponseException {
    /** One place in the caller's input that is wrong. */
    public record Place(long line, String column, String reason) {}

    private Problem(HttpStatus status, String code, String detail) {
        super(status, body(status, code, detail), null);
    }

    private static ProblemDetail body(HttpStatus status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:jingwei:problem:" + code));
        body.setProperty("code", code);
        return body;
    }

    /** The input is not what it must be; {@code detail} says what to do. */
    public static Problem invalid(String code, String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /** The request itself cannot be read. */
    public static Problem badRequest(String code, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, code, detail);
    }

    /** It is not there, or not for this caller: the two look alike on purpose. */
    public static Problem notFound(String what) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                what + " does not exist or lies outside what you may see.");
    }

    /** The caller is known and may not do this. */
    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    /** Nobody is logged in, or the login was refused. */
    public static Problem unauthenticated(String detail) {
        return new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", detail);
    }

    /** It contradicts what is there. */
    public static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail);
    }

    /** It was there, and was removed because of its age. */
    public static Problem expired(String detail) {
        return new Problem(HttpStatus.GONE, "expired", detail);
    }

    /** Larger than a limit. */
    public static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
    }

    /** There is no room for it here. */
    public static Problem noSpace(String detail) {
        return new Problem(HttpStatus.INSUFFICIENT_STORAGE, "no-space", detail);
    }

    /** Not now: what was asked for cannot be done until the server runs again. */
    public static Problem unavailable(String code, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
    }

    /** We did not foresee it; the operator finds it in the log under this reference. */
    static Problem internal(String reference) {
        Problem problem =
                new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Something went wrong here. Nothing of this request was kept. Quote the reference to the operator.");
        problem.getBody().setProperty("reference", reference);
        return problem;
    }

    /** Too often; the caller may come back after these seconds. */
    public static Problem tooMany(String detail, long retryAfterSeconds) {
        Problem problem = new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        problem.getBody().setProperty("retryAfterSeconds", retryAfterSeconds);
        return problem;
    }

    /** Says the detail in Chinese too: a screen shows that of the reader's language alone. */
    public Problem chinese(String detail) {
        getBody().setProperty("detailZh", detail);
        return this;
    }

    /** Names the rule that refused. */
    public Problem rule(String rule) {
        getBody().setProperty("rule", rule);
        return this;
    }

    /** Adds the places in the input. */
    public Problem errors(List<Place> places) {
        getBody().setProperty("errors", places);
        return this;
    }
}
