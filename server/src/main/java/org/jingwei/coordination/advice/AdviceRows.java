package org.jingwei.coordination.advice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Advice as rows of PostgreSQL. */
final class AdviceRows {
    private static final int MOST = 100;

    private AdviceRows() {}

    private static Advice advice(ResultSet row) throws SQLException {
        return new Advice(
                row.getInt("number"),
                Advice.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getString("organisation"),
                row.getString("username"),
                row.getTimestamp("given_at").toInstant(),
                row.getTimestamp("answer_due").toInstant(),
                Advice.State.valueOf(row.getString("state")),
                row.getString("answer"),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
                row.getString("decision"),
                Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant),
                List.of());
    }

    /** All that was advised for a matter, the newest first. */
    static List<Advice> list(JdbcClient jdbc, String matter) {
        List<Advice> all =
                jdbc.sql(
                                "SELECT * FROM matter_advice WHERE matter = :matter ORDER BY number DESC LIMIT :most")
                        .param("matter", matter)
                        .param("most", MOST)
                        .query((row, number) -> advice(row))
                        .list();
        Map<Integer, List<Advice.Other>> others = others(jdbc, matter);
        return all.stream()
                .map(each -> each.with(others.getOrDefault(each.number(), List.of())))
                .toList();
    }

    private static Map<Integer, List<Advice.Other>> others(JdbcClient jdbc, String matter) {
        record Row(int advice, Advice.Other other) {}
        return jdbc
                .sql(
                        "SELECT * FROM matter_advice_other WHERE matter = :matter ORDER BY number LIMIT :most")
                .param("matter", matter)
                .param("most", MOST * MOST)
                .query((row, number) ->
                        new Row(
                                row.getInt("advice"),
                                new Advice.Other(
                                        row.getString("other"),
                                        row.getLong("number"),
                                        row.getString("title"),
                                        row.getString("requester"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Row::advice, Collectors.mapping(Row::other, Collectors.toList())));
    }

    /** The one that waits for somebody. */
    static Optional<Advice> open(JdbcClient jdbc, String matter) {
        return list(jdbc, matter).stream().filter(Advice::isOpen).findFirst();
    }

    static void insert(
            JdbcClient jdbc, Scope scope, String matter, AdviceGiven given, Instant answerDue) {
        int number =
                jdbc.sql(
                                """
                                INSERT INTO matter_advice (matter, number, kind, reason, organisation, username, answer_due)
                                SELECT :matter, coalesce(max(number), 0) + 1, :kind, :reason, :organisation, :username, cast(:due AS timestamptz)
                                FROM matter_advice WHERE matter = :matter RETURNING number\
                                """)
                        .param("matter", matter)
                        .param("kind", given.kind().name())
                        .param("reason", given.reason())
                        .param("organisation", scope.organisation())
                        .param("username", scope.username())
                        .param("due", Timestamp.from(answerDue))
                        .query(Integer.class)
                        .single();
        jdbc.sql(
                        """
                        INSERT INTO matter_advice_other (matter, advice, other, number, title, requester)
                        SELECT :matter, :advice, id, number, title, requester FROM matter WHERE id = ANY (:others)\
                        """)
                .param("matter", matter)
                .param("advice", number)
                .param("others", given.matters().toArray(String[]::new))
                .update();
    }

    /** Which of these matters the scope sees as submitted ones. */
    static List<String> seen(JdbcClient jdbc, Collection<String> matters) {
        return jdbc.sql("SELECT id FROM matter WHERE id = ANY (:matters) AND submitted")
                .param("matters", matters.toArray(String[]::new))
                .query((row, index) -> row.getString(1))
                .list();
    }

    static void answer(
            JdbcClient jdbc, Scope scope, String matter, Advice.State state, String answer) {
        jdbc.sql(
                        """
                        UPDATE matter_advice SET state = :state, answer = :answer, answered_by = :username,
                            answered_at = now()
                        WHERE matter = :matter AND state = 'GIVEN'\
                        """)
                .param("matter", matter)
                .param("state", state.name())
                .param("answer", answer)
                .param("username", scope.username())
                .update();
    }

    static void decide(
            JdbcClient jdbc, Scope scope, String matter, Advice.State state, String decision) {
        jdbc.sql(
                        """
                        UPDATE matter_advice SET state = :state, decision = :decision, decided_by = :username,
                            decided_at = now()
                        WHERE matter = :matter AND state = 'REFUSED'\
                        """)
                .param("matter", matter)
                .param("state", state.name())
                .param("decision", decision)
                .param("username", scope.username())
                .update();
    }

    /** Notes that no answer came in time; false if one did, or that was noted before. */
    static boolean expire(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                                """
                                UPDATE matter_advice SET state = 'UNANSWERED'
                                WHERE matter = :matter AND state = 'GIVEN' AND answer_due <= now()\
                                """)
                        .param("matter", matter)
                        .update()
                > 0;
    }

    static List<String> unanswered(JdbcClient jdbc, String after, int limit) {
        return jdbc.sql(
                        """
                        SELECT matter FROM matter_advice
                        WHERE state = 'GIVEN' AND answer_due <= now() AND matter > :after
                        ORDER BY matter LIMIT :limit\
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> row.getString(1))
                .list();
    }
}
