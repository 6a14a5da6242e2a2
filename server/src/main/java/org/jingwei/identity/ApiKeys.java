package org.jingwei.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys with which departments' systems deliver. A key is {@code jk_}, its id, {@code _} and a
 * random secret of 256 bits. The database keeps the secret's plain SHA-256: nobody can guess 256
 * random bits, so a slow hash as for people's passwords would protect nothing and cost every
 * request.
 */
@Component
public class ApiKeys {
    private static final String PREFIX = "jk_";
    private static final int ID_BYTES = 8;
    private static final int ID_CHARACTERS = ID_BYTES * 2;
    private static final int SECRET_BYTES = 32;
    private static final int MAX_NAME = 200;
    private static final Scope LOGIN = Scope.platform("api-key");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ScopedDatabase database;
    private final AuditTrail audit;

    ApiKeys(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** What may be known of a key once it was handed out. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ApiKey(
            String id,
            String system,
            String name,
            String createdBy,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {}

    /** A new key; the only time that it is shown. */
    public record Issued(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "Issued[" + key + "]";
        }
    }

    /** The system for which a key is issued, and the organisation that it belongs to. */
    public record Holder(String system, String owner) {}

    /** Issues a key to a system of the scope's own. */
    public Issued issue(Scope scope, Holder holder, String name, Optional<Instant> expiresAt) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw Problem.invalid(
                    "invalid-key", "name must have 1 to " + MAX_NAME + " characters.");
        }
        if (expiresAt.filter(end -> !end.isAfter(Instant.now())).isPresent()) {
            throw Problem.invalid("invalid-key", "expiresAt must lie in the future.");
        }
        String id = HexFormat.of().formatHex(random(ID_BYTES));
        String secret =
                Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        return database.call(
                scope,
                jdbc -> {
                    jdbc.sql(
                                    """
                                    INSERT INTO api_key (id, system, owner, name, secret_hash, created_by, expires_at)
                                    VALUES (:id, :system, :owner, :name, :hash, :username, :expires)\
                                    """)
                            .param("id", id)
                            .param("system", holder.system())
                            .param("owner", holder.owner())
                            .param("name", name.strip())
                            .param("hash", hash(secret))
                            .param("username", scope.username())
                            .param("expires", expiresAt.map(Timestamp::from).orElse(null))
                            .update();
                    audit.done(scope, "key.issue", "system:" + holder.system() + "/" + id, 1);
                    return new Issued(get(jdbc, id), PREFIX + id + "_" + secret);
                });
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static ApiKey get(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT * FROM api_key WHERE id = :id")
                .param("id", id)
                .query((row, number) -> key(row))
                .single();
    }

    /** The keys of a system, the newest first, revoked ones too. */
    public List<ApiKey> list(Scope scope, String system) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(
                                        "SELECT * FROM api_key WHERE system = :system ORDER BY created_at DESC, id")
                                .param("system", system)
                                .query((row, number) -> key(row))
                                .list());
    }

    /** Ends a key for good. */
    public ApiKey revoke(Scope scope, String system, String id) {
        return database.call(
                scope,
                jdbc -> {
                    int known =
                            jdbc.sql(
                                            """
                                            UPDATE api_key SET revoked_at = coalesce(revoked_at, now())
                                            WHERE id = :id AND system = :system\
                                            """)
                                    .param("id", id)
                                    .param("system", system)
                                    .update();
                    if (known == 0) {
                        throw Problem.notFound("The key " + id);
                    }
                    audit.done(scope, "key.revoke", "system:" + system + "/" + id, 1);
                    return get(jdbc, id);
                });
    }

    /** Whether a bearer is written like a key. */
    public static boolean isKey(String bearer) {
        return bearer.startsWith(PREFIX);
    }

    /** The scope of the system that holds this key; empty when it is wrong, expired or revoked. */
    public Optional<Scope> find(String bearer) {
        int end = PREFIX.length() + ID_CHARACTERS;
        if (bearer.length() <= end || bearer.charAt(end) != '_') {
            return Optional.empty();
        }
        String id = bearer.substring(PREFIX.length(), end);
        byte[] hash = hash(bearer.substring(end + 1));
        return database.call(
                LOGIN,
                jdbc -> {
                    Optional<Scope> scope = holder(jdbc, id, hash);
                    scope.ifPresent(found -> noteUse(jdbc, id));
                    return scope;
                });
    }

    private static Optional<Scope> holder(JdbcClient jdbc, String id, byte[] hash) {
        return jdbc.sql(
                        """
                        SELECT secret_hash, system, owner FROM api_key
                        WHERE id = :id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())\
                        """)
                .param("id", id)
                .query((row, number) ->
                        MessageDigest.isEqual(row.getBytes("secret_hash"), hash)
                                ? Optional.of(
                                        Scope.system(
                                                row.getString("system"), row.getString("owner")))
                                : Optional.<Scope>empty())
                .optional()
                .flatMap(found -> found);
    }

    /** To the minute: more would be a write for every request. */
    private static void noteUse(JdbcClient jdbc, String id) {
        jdbc.sql(
                        """
                        UPDATE api_key SET last_used_at = now()
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')\
                        """)
                .param("id", id)
                .update();
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("system"),
                row.getString("name"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
