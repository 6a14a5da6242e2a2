package org.jingwei.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jingwei.http.Problem;
import org.jingwei.identity.ApiKeys;
import org.jingwei.identity.Caller;
import org.jingwei.identity.Delegations;
import org.jingwei.identity.Sessions;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns the bearer or the cookie of a request into its caller; an API key into the system that
 * delivers with it. The caller and its scope travel as an attribute of the request, from which
 * controllers receive them as parameters.
 */
class CallerFilter extends OncePerRequestFilter {
    static final String TOKEN = "jingwei.token";
    static final String CALLER = "jingwei.caller";
    static final String SCOPE = "jingwei.scope";
    private static final String PURPOSE_HEADER = "Jingwei-Purpose";
    private static final String FOR_HEADER = "Jingwei-For";

    /** Where somebody may act for somebody else: at the gate, and nowhere else. */
    private static final String GATE = "/api/matters";

    private static final String BEARER = "Bearer ";
    private static final int MAX_PURPOSE = 200;

    private final Sessions sessions;
    private final ApiKeys keys;
    private final Delegations delegations;
    private final SessionCookie cookie;
    private final ProblemAnswers problems;

    CallerFilter(
            Sessions sessions,
            ApiKeys keys,
            Delegations delegations,
            SessionCookie cookie,
            ProblemAnswers problems) {
        this.sessions = sessions;
        this.keys = keys;
        this.delegations = delegations;
        this.cookie = cookie;
        this.problems = problems;
    }

    static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !(path.startsWith("/api/")
                || path.startsWith("/tiles/")
                || path.equals("/ogc")
                || path.startsWith("/ogc/"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Optional<String> key = bearer(request).filter(ApiKeys::isKey);
            if (key.isPresent()) {
                key.flatMap(keys::find).ifPresent(scope -> enter(request, scope));
            } else {
                enterWithSession(request);
            }
        } catch (Problem problem) {
            problems.write(problem.getBody(), response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void enterWithSession(HttpServletRequest request) {
        Optional<String> token = bearer(request).or(() -> cookie.in(request));
        Optional<Caller> caller = token.flatMap(sessions::find);
        if (token.isPresent() && caller.isPresent()) {
            enter(request, token.get(), caller.get());
        }
    }

    /** A system has a scope and is no person: what asks for a caller refuses it. */
    private static void enter(HttpServletRequest request, Scope system) {
        request.setAttribute(SCOPE, system);
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new SystemAuthentication(system.username())));
    }

    private void enter(HttpServletRequest request, String token, Caller caller) {
        Scope own = actingFor(request, caller).orElse(caller.scope());
        Scope scope = statedPurpose(request).map(own::forPurpose).orElse(own);
        request.setAttribute(TOKEN, token);
        request.setAttribute(CALLER, caller);
        request.setAttribute(SCOPE, scope);
        SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller)));
    }

    private Optional<Scope> actingFor(HttpServletRequest request, Caller caller) {
        String giver = request.getHeader(FOR_HEADER);
        if (giver == null || giver.isBlank()) {
            return Optional.empty();
        }
        if (!request.getRequestURI().startsWith(GATE)) {
            throw Problem.badRequest(
                    "not-by-delegation", FOR_HEADER + " is for " + GATE + " and what lies below.");
        }
        return Optional.of(delegations.scopeFor(caller, giver.strip()));
    }

    /** The purpose header is percent-encoded, since headers carry Latin letters only. */
    private static Optional<String> statedPurpose(HttpServletRequest request) {
        String header = request.getHeader(PURPOSE_HEADER);
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            String purpose = URLDecoder.decode(header, StandardCharsets.UTF_8).strip();
            if (purpose.length() <= MAX_PURPOSE) {
                return Optional.of(purpose);
            }
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    "invalid-purpose", PURPOSE_HEADER + " must be percent-encoded UTF-8.");
        }
        throw Problem.badRequest(
                "invalid-purpose", "A purpose has at most " + MAX_PURPOSE + " characters.");
    }
}
