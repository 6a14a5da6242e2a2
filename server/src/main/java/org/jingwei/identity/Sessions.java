package org.jingwei.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jingwei.area.AreaVersion;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Logins. A session is a random token of 256 bits, held by the browser in a cookie or by a script
 * as a bearer; the database keeps its SHA-256 only. It survives a restart and is known to every
 * replica.
 */
@Component
public class Sessions {
    private static final int TOKEN_BYTES = 32;
    private static final int MAX_USERNAME = 63;
    private static final Scope LOGIN = Scope.platform("login");

    private final ScopedDatabase database;
    private final AccountStore accounts;
    private final LoginThrottle throttle;
    private final AuditTrail audit;
    private final Passwords passwords = new Passwords();
    private final KnownCallers callers;
    private final Duration lifetime;

    Sessions(
            ScopedDatabase database,
            AccountStore accounts,
            LoginThrottle throttle,
            AuditTrail audit,
            AreaVersion areas,
            Settings settings) {
        this.database = database;
        this.accounts = accounts;
        this.throttle = throttle;
        this.audit = audit;
        this.callers = new KnownCallers(areas);
        this.lifetime = Duration.ofHours(settings.number(Setting.SESSION_HOURS));
    }

    /** A login that succeeded. */
    public record Opened(String token, Caller caller) {
        @Override
        public String toString() {
            return "Opened[" + caller.username() + "]";
        }
    }

    /** How long a session lasts. */
    public Duration lifetime() {
        return lifetime;
    }

    /**
     * Logs in.
     *
     * @param address where the attempt comes from
     * @throws Problem 401 if name and password do not belong together, 429 after too many failures
     */
    public Opened open(String username, String password, String address) {
        String name =
                username.length() > MAX_USERNAME ? username.substring(0, MAX_USERNAME) : username;
        Optional<Duration> wait = database.call(LOGIN, jdbc -> throttle.wait(jdbc, name, address));
        wait.ifPresent(duration -> {
            throw Problem.tooMany(
                    "Too many failed logins. Try again in " + duration.toSeconds() + " s.",
                    duration.toSeconds());
        });
        Optional<AccountStore.Secret> secret =
                database.call(LOGIN, jdbc -> accounts.findSecret(jdbc, name));
        boolean right =
                secret.map(found -> passwords.matches(password, found.passwordHash()))
                        .orElseGet(() -> {
                            passwords.compareWithNobody(password);
                            return false;
                        });
        if (!right) {
            database.run(
                    LOGIN,
                    jdbc -> {
                        throttle.failed(jdbc, name, address);
                        audit.refused(
                                LOGIN, "session.open", "account:" + name + " from " + address);
                    });
            throw Problem.unauthenticated("The name and the password do not belong together.");
        }
        return database.call(LOGIN, jdbc -> opened(jdbc, name));
    }

    private Opened opened(JdbcClient jdbc, String username) {
        throttle.succeeded(jdbc, username);
        jdbc.sql("DELETE FROM login_session WHERE expires_at < now()").update();
        String token = newToken();
        jdbc.sql(
                        "INSERT INTO login_session (token_hash, username, expires_at) VALUES (:hash, :username, now() + make_interval(secs => :seconds))")
                .param("hash", hash(token))
                .param("username", username)
                .param("seconds", lifetime.toSeconds())
                .update();
        Caller caller = accounts.findCaller(jdbc, username).orElseThrow();
        audit.done(caller.scope(), "session.open", "account:" + username, 1);
        return new Opened(token, caller);
    }

    /** Who holds this token; empty when it is unknown or has expired. */
    public Optional<Caller> find(String token) {
        byte[] hash = hash(token);
        return callers.find(hash, () -> lookUp(hash));
    }

    private Optional<Caller> lookUp(byte[] hash) {
        return database.call(
                LOGIN,
                jdbc ->
                        jdbc.sql(
                                        "SELECT username FROM login_session WHERE token_hash = :hash AND expires_at > now()")
                                .param("hash", hash)
                                .query(String.class)
                                .optional()
                                .flatMap(username -> accounts.findCaller(jdbc, username)));
    }

    /** Ends a session. */
    public void close(Scope scope, String token) {
        database.run(
                scope,
                jdbc -> {
                    jdbc.sql("DELETE FROM login_session WHERE token_hash = :hash")
                            .param("hash", hash(token))
                            .update();
                    audit.done(scope, "session.close", "account:" + scope.username(), 1);
                });
        callers.outdate();
    }

    /**
     * Changes the caller's own password and ends its other sessions.
     *
     * @throws Problem 403 if the current password is wrong, 422 if the next one is weak or the same
     */
    public void changePassword(Scope scope, String token, String current, String next) {
        Passwords.requireStrong(next);
        if (next.equals(current)) {
            throw Problem.invalid(
                    "weak-password", "The new password must differ from the current one.");
        }
        String known =
                database.call(scope, jdbc -> accounts.findSecret(jdbc, scope.username()))
                        .orElseThrow()
                        .passwordHash();
        if (!passwords.matches(current, known)) {
            throw Problem.forbidden("The current password is not right.");
        }
        String hash = passwords.hash(next);
        database.run(
                scope,
                jdbc -> {
                    accounts.setPassword(jdbc, scope.username(), hash);
                    jdbc.sql(
                                    "DELETE FROM login_session WHERE username = :username AND token_hash <> :hash")
                            .param("username", scope.username())
                            .param("hash", hash(token))
                            .update();
                    audit.done(scope, "account.change-password", "account:" + scope.username(), 1);
                });
        callers.outdate();
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
