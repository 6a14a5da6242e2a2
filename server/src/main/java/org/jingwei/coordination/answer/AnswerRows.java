package org.jingwei.coordination.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers as rows of PostgreSQL. */
final class AnswerRows {
    private AnswerRows() {}

    private static JdbcClient.StatementSpec select(JdbcClient jdbc, String where) {
        return jdbc.sql(
                """
                SELECT answer.*, target.name FROM matter_answer answer
                JOIN matter_target target USING (matter, kind, key) WHERE\
                """
                        + " "
                        + where);
    }

    private static TargetAnswer answer(ResultSet row) throws SQLException {
        return new TargetAnswer(
                row.getString("kind"),
                row.getString("key"),
                row.getString("name"),
                row.getBoolean("objects"),
                row.getString("reason"),
                Optional.ofNullable(row.getTimestamp("slot")).map(Timestamp::toInstant),
                row.getInt("moves"),
                row.getTimestamp("answered_at").toInstant());
    }

    /** Those that the scope sees, objections first; one more than the page holds. */
    static List<TargetAnswer> list(JdbcClient jdbc, String matter, long offset, int limit) {
        return select(
                        jdbc,
                        "matter = :matter ORDER BY NOT objects, kind, key LIMIT :limit OFFSET :offset")
                .param("matter", matter)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> answer(row))
                .list();
    }

    static Optional<TargetAnswer> find(JdbcClient jdbc, String matter, SubjectKey target) {
        return select(jdbc, "matter = :matter AND kind = :kind AND key = :key")
                .param("matter", matter)
                .param("kind", target.kind())
                .param("key", target.key())
                .query((row, number) -> answer(row))
                .optional();
    }

    static void set(JdbcClient jdbc, Scope scope, String matter, SubjectKey target, Said said) {
        jdbc.sql(
                        """
                        INSERT INTO matter_answer (matter, kind, key, objects, reason, slot, moves, organisation, username)
                        VALUES (:matter, :kind, :key, :objects, :reason, :slot, :moves, :organisation, :username)
                        ON CONFLICT (matter, kind, key) DO UPDATE SET objects = :objects, reason = :reason,
                            slot = :slot, moves = :moves, organisation = :organisation, username = :username,
                            answered_at = now()\
                        """)
                .param("matter", matter)
                .param("kind", target.kind())
                .param("key", target.key())
                .param("objects", said.objects())
                .param("reason", said.reason())
                .param("slot", said.slot().map(Timestamp::from).orElse(null))
                .param("moves", said.moves())
                .param("organisation", scope.organisation())
                .param("username", scope.username())
                .update();
    }

    /** What a target says now. */
    record Said(boolean objects, String reason, Optional<Instant> slot, int moves) {}

    /** How many answered, and whether one objects. */
    record Count(int answers, boolean objection) {}

    static Count count(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT count(*) AS answers, coalesce(bool_or(objects), false) AS objection FROM matter_answer WHERE matter = :matter")
                .param("matter", matter)
                .query((row, number) ->
                        new Count(row.getInt("answers"), row.getBoolean("objection")))
                .single();
    }

    static void clear(JdbcClient jdbc, List<String> matters) {
        jdbc.sql("DELETE FROM matter_answer WHERE matter = ANY (:matters)")
                .param("matters", matters.toArray(String[]::new))
                .update();
    }
}
