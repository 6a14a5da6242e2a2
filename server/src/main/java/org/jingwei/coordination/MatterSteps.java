package org.jingwei.coordination;

import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history of matters as rows of PostgreSQL; nothing in it is ever changed. */
final class MatterSteps {
    /** A life has few steps; more would be a mistake that goes round. */
    private static final int MOST = 1000;

    private MatterSteps() {}

    static List<MatterStep> list(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT * FROM matter_step WHERE matter = :id ORDER BY number LIMIT :most")
                .param("id", id)
                .param("most", MOST)
                .query((row, number) ->
                        new MatterStep(
                                row.getInt("number"),
                                row.getString("action"),
                                row.getString("from_state"),
                                row.getString("to_state"),
                                Party.valueOf(row.getString("party")),
                                row.getString("organisation"),
                                row.getString("username"),
                                row.getString("reason"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Whether this organisation took a step with this key of a request before. */
    static boolean isTaken(JdbcClient jdbc, Scope scope, String id, Optional<String> requestKey) {
        return requestKey.isPresent()
                && jdbc.sql(
                                """
                                SELECT EXISTS (SELECT FROM matter_step WHERE matter = :id
                                    AND organisation = :organisation AND request_key = :key)\
                                """)
                        .param("id", id)
                        .param("organisation", scope.organisation())
                        .param("key", requestKey.get())
                        .query(Boolean.class)
                        .single();
    }

    /** What was done: an action of the life, or a verb that leaves the matter in its state. */
    record Step(String action, String to, Party by) {}

    /** Adds a step, and tells its number in the history. */
    static int insert(
            JdbcClient jdbc, Scope scope, Matter before, Step step, MatterActions.Deed deed) {
        return jdbc.sql(
                        """
                        INSERT INTO matter_step (matter, number, action, from_state, to_state, party, organisation,
                                                 username, reason, request_key)
                        SELECT :id, coalesce(max(number), 0) + 1, :action, :from, :to, :party, :organisation,
                               :username, :reason, :requestKey
                        FROM matter_step WHERE matter = :id
                        RETURNING number\
                        """)
                .param("id", before.id())
                .param("action", step.action())
                .param("from", before.state())
                .param("to", step.to())
                .param("party", step.by().name())
                .param("organisation", scope.organisation())
                .param("username", scope.username())
                .param("reason", deed.reason())
                .param("requestKey", deed.requestKey().orElse(null))
                .query(Integer.class)
                .single();
    }
}
