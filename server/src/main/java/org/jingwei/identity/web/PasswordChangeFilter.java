package org.jingwei.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jingwei.http.Problem;
import org.jingwei.identity.Caller;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets an account with a one-time password do nothing but change it. */
class PasswordChangeFilter extends OncePerRequestFilter {
    private final ProblemAnswers problems;

    PasswordChangeFilter(ProblemAnswers problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean due =
                request.getAttribute(CallerFilter.CALLER) instanceof Caller caller
                        && caller.mustChangePassword()
                        && !request.getRequestURI().startsWith("/api/session");
        if (due) {
            Problem problem =
                    Problem.forbidden(
                                    "Change the one-time password first: PUT /api/session/password.")
                            .rule("identity.one-time-password");
            problem.getBody().setProperty("code", "password-change-required");
            problems.write(problem.getBody(), response);
            return;
        }
        chain.doFilter(request, response);
    }
}
