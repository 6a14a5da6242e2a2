package org.jingwei.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jingwei.http.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** Refusals of the security filters, in the same form as all others. */
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addMixIn(
                            ProblemDetail.class,
                            org.springframework.http.converter.json.ProblemDetailJacksonMixin.class)
                    .build();

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        write(Problem.unauthenticated("Log in first: POST /api/session.").getBody(), response);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        boolean csrf = e instanceof CsrfException;
        if (!csrf && request.getAttribute(CallerFilter.SCOPE) == null) {
            write(Problem.unauthenticated("Log in first: POST /api/session.").getBody(), response);
            return;
        }
        Problem problem =
                Problem.forbidden(
                        csrf
                                ? "The CSRF token is missing or old. Send the cookie XSRF-TOKEN back as the header X-XSRF-TOKEN."
                                : "This is not open to your account.");
        if (csrf) {
            problem.getBody().setProperty("code", "csrf-token");
        }
        write(problem.getBody(), response);
    }

    void write(ProblemDetail body, HttpServletResponse response) throws IOException {
        response.setStatus(body.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
