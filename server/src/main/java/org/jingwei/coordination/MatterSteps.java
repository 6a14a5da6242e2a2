package org.jingwei.coordination;

import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.AreaRange;
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

    /**
     * A step that was taken.
     *
     * @param number its number in the history
     * @param moved the matter as it is now
     * @param areas from the first to the last area that lies in its targets
     */
    record Taken(int number, Matter moved, AreaRange areas) {}

    /**
     * A step to be taken.
     *
     * @param submits whether others see the matter from now on
     * @param found what was found before it, as JSON
     */
    record Step(Life.Action action, boolean submits, Optional<String> found) {}

    /**
     * Takes a step: brings a matter that is held into the state that the action leads to, with its
     * place in the history and its note in the audit trail. Out of the first state, others see it
     * from now on.
     */
    static Taken take(
            JdbcClient jdbc, Scope scope, Matter matter, Step step, MatterActions.Deed deed) {
        Life.Action action = step.action();
        return jdbc.sql(
                        "SELECT * FROM matter_take_step(:id, :action, :to, :party, :reason, :requestKey, :submits, :found::jsonb, :scope, :purpose)")
                .param("id", matter.id())
                .param("action", action.id())
                .param("to", action.to())
                .param("party", action.by().name())
                .param("reason", deed.reason())
                .param("requestKey", deed.requestKey().orElse(null))
                .param("submits", step.submits())
                .param("found", step.found().orElse(null))
                .param("scope", AuditTrail.shown(scope))
                .param("purpose", scope.purpose().orElse(null))
                .query((row, number) ->
                        new Taken(
                                row.getInt("step"),
                                matter.moved(action.to(), row.getTimestamp("taken_at").toInstant()),
                                new AreaRange(row.getLong("lo"), row.getLong("hi"))))
                .single();
    }

    /** Writes a verb down, which leaves the matter in its state. */
    static void note(
            JdbcClient jdbc, Scope scope, Matter matter, Party by, MatterActions.Deed deed) {
        jdbc.sql(
                        """
                        INSERT INTO matter_step (matter, number, action, from_state, to_state, party, organisation,
                                                 username, reason, request_key)
                        SELECT :id, coalesce(max(number), 0) + 1, :action, :state, :state, :party, :organisation,
                               :username, :reason, :requestKey
                        FROM matter_step WHERE matter = :id\
                        """)
                .param("id", matter.id())
                .param("action", deed.action())
                .param("state", matter.state())
                .param("party", by.name())
                .param("organisation", scope.organisation())
                .param("username", scope.username())
                .param("reason", deed.reason())
                .param("requestKey", deed.requestKey().orElse(null))
                .update();
    }
}
