package org.jingwei.coordination.deadline;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for more time as rows of PostgreSQL. */
final class ExtensionRows {
    private static final int MOST = 100;

    private ExtensionRows() {}

    static List<Extension> list(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT * FROM matter_extension WHERE matter = :matter ORDER BY number DESC LIMIT :most")
                .param("matter", matter)
                .param("most", MOST)
                .query((row, number) ->
                        new Extension(
                                row.getInt("number"),
                                row.getInt("days"),
                                row.getString("reason"),
                                row.getString("organisation"),
                                row.getString("username"),
                                row.getTimestamp("asked_at").toInstant(),
                                Extension.State.valueOf(row.getString("state")),
                                Optional.ofNullable(row.getTimestamp("decided_at"))
                                        .map(Timestamp::toInstant),
                                row.getString("answer")))
                .list();
    }

    /** The one that is not decided yet. */
    static Optional<Extension> open(JdbcClient jdbc, String matter) {
        return list(jdbc, matter).stream()
                .filter(each -> each.state() == Extension.State.ASKED)
                .findFirst();
    }

    static void ask(JdbcClient jdbc, Scope scope, String matter, int days, String reason) {
        jdbc.sql(
                        """
                        INSERT INTO matter_extension (matter, number, days, reason, organisation, username)
                        SELECT :matter, coalesce(max(number), 0) + 1, :days, :reason, :organisation, :username
                        FROM matter_extension WHERE matter = :matter\
                        """)
                .param("matter", matter)
                .param("days", days)
                .param("reason", reason)
                .param("organisation", scope.organisation())
                .param("username", scope.username())
                .update();
    }

    static void decide(
            JdbcClient jdbc, Scope scope, String matter, Extension.State state, String answer) {
        jdbc.sql(
                        """
                        UPDATE matter_extension SET state = :state, decided_by = :username, decided_at = now(),
                            answer = :answer
                        WHERE matter = :matter AND state = 'ASKED'\
                        """)
                .param("matter", matter)
                .param("state", state.name())
                .param("username", scope.username())
                .param("answer", answer)
                .update();
    }
}
