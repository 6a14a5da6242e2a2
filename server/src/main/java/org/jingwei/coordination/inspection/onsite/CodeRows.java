package org.jingwei.coordination.inspection.onsite;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Codes, and the secrets that seal them, as rows of PostgreSQL. */
final class CodeRows {
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CodeRows() {}

    static long period(Instant now) {
        return now.getEpochSecond() / PERIOD.toSeconds();
    }

    /** The secret of a period, made at its first use; of several at once one stays. */
    static byte[] secret(JdbcClient jdbc, long period) {
        return findSecret(jdbc, period)
                .orElseGet(() -> {
                    byte[] secret = new byte[SECRET_BYTES];
                    RANDOM.nextBytes(secret);
                    jdbc.sql(
                                    "INSERT INTO inspection_key (period, secret) VALUES (:period, :secret) ON CONFLICT DO NOTHING")
                            .param("period", period)
                            .param("secret", secret)
                            .update();
                    forgetUnused(jdbc, period);
                    return findSecret(jdbc, period).orElseThrow();
                });
    }

    static Optional<byte[]> findSecret(JdbcClient jdbc, long period) {
        return jdbc.sql("SELECT secret FROM inspection_key WHERE period = :period")
                .param("period", period)
                .query((row, number) -> row.getBytes("secret"))
                .optional();
    }

    private static void forgetUnused(JdbcClient jdbc, long now) {
        jdbc.sql(
                        """
                        DELETE FROM inspection_key WHERE period < :now AND NOT EXISTS (
                            SELECT FROM inspection_code WHERE inspection_code.period = inspection_key.period
                                AND valid_to > now())\
                        """)
                .param("now", now)
                .update();
    }

    static void insert(JdbcClient jdbc, Scope scope, InspectionCode code) {
        jdbc.sql(
                        """
                        INSERT INTO inspection_code (code, matter, kind, key, requester, period, valid_from, valid_to, made_by)
                        VALUES (:code, :matter, :kind, :key, :requester, :period, :from, :to, :username)\
                        """)
                .param("code", code.code())
                .param("matter", code.matter())
                .param("kind", code.target().kind())
                .param("key", code.target().key())
                .param("requester", code.requester())
                .param("period", code.period())
                .param("from", Timestamp.from(code.validFrom()))
                .param("to", Timestamp.from(code.validTo()))
                .param("username", scope.username())
                .update();
    }

    static void end(JdbcClient jdbc, String code) {
        jdbc.sql("UPDATE inspection_code SET ended_at = now() WHERE code = :code")
                .param("code", code)
                .update();
    }

    static Optional<InspectionCode> find(JdbcClient jdbc, String code) {
        return jdbc.sql("SELECT * FROM inspection_code WHERE code = :code")
                .param("code", code)
                .query((row, number) -> code(row))
                .optional();
    }

    /** The one that holds for a target, also when its time is over. */
    static Optional<InspectionCode> current(JdbcClient jdbc, String matter, SubjectKey target) {
        return jdbc.sql(
                        """
                        SELECT * FROM inspection_code
                        WHERE matter = :matter AND kind = :kind AND key = :key AND ended_at IS NULL\
                        """)
                .param("matter", matter)
                .param("kind", target.kind())
                .param("key", target.key())
                .query((row, number) -> code(row))
                .optional();
    }

    private static InspectionCode code(ResultSet row) throws SQLException {
        return new InspectionCode(
                row.getString("code"),
                row.getString("matter"),
                new SubjectKey(row.getString("kind"), row.getString("key")),
                row.getString("requester"),
                row.getLong("period"),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_to").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
