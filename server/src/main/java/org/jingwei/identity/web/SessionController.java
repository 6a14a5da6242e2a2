package org.jingwei.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jingwei.http.Problem;
import org.jingwei.identity.Caller;
import org.jingwei.identity.Sessions;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Login and logout. A browser keeps the session in a cookie; a script uses the token as a bearer.
 */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final Sessions sessions;
    private final CallerViews views;
    private final SessionCookie cookie;

    SessionController(Sessions sessions, CallerViews views, SessionCookie cookie) {
        this.sessions = sessions;
        this.views = views;
        this.cookie = cookie;
    }

    /** Name and password of a login. */
    record Login(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    /** A change of one's own password. */
    record PasswordChange(@Nullable String current, @Nullable String next) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** What a login answers. */
    record Opened(String token, CallerView caller) {}

    @PostMapping
    Opened open(
            @RequestBody Login login, HttpServletRequest request, HttpServletResponse response) {
        if (login.username() == null || login.password() == null) {
            throw Problem.badRequest("invalid-login", "username and password are required.");
        }
        Sessions.Opened opened =
                sessions.open(login.username(), login.password(), request.getRemoteAddr());
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.holding(opened.token()));
        return new Opened(opened.token(), views.of(opened.caller()));
    }

    @GetMapping
    CallerView show(Caller caller) {
        return views.of(caller);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(
            Scope scope,
            @RequestAttribute(CallerFilter.TOKEN) String token,
            HttpServletResponse response) {
        sessions.close(scope, token);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.cleared());
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Scope scope,
            @RequestAttribute(CallerFilter.TOKEN) String token,
            @RequestBody PasswordChange change) {
        if (change.current() == null || change.next() == null) {
            throw Problem.badRequest("invalid-password-change", "current and next are required.");
        }
        sessions.changePassword(scope, token, change.current(), change.next());
    }
}
