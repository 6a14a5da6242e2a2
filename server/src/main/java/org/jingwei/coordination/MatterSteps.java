package org.jingwei.coordination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
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
        return !taken(jdbc, scope, List.of(id), requestKey).isEmpty();
    }

    /** Of which of these matters it did. */
    static Set<String> taken(
            JdbcClient jdbc, Scope scope, List<String> ids, Optional<String> requestKey) {
        return requestKey
                .map(key ->
                        jdbc.sql(
                                        """
                                        SELECT matter FROM matter_step WHERE matter = ANY (:ids)
                                            AND organisation = :organisation AND request_key = :key\
                                        """)
                                .param("ids", ids.toArray(String[]::new))
                                .param("organisation", scope.organisation())
                                .param("key", key)
                                .query(String.class)
                                .set())
                .orElse(Set.of());
    }

    /**
     * Takes steps: brings matters that are held into the states that the action leads to, with
     * their places in the history and their notes in the audit trail.
     *
     * @param found what was found before, as JSON by the matter's id
     */
    static List<MatterChanged> take(
            JdbcClient jdbc,
            Scope scope,
            List<Move> moves,
            Map<String, String> found,
            MatterActions.Intent intent) {
        Map<String, Move> byMatter =
                moves.stream().collect(Collectors.toMap(move -> move.matter().id(), move -> move));
        return jdbc.sql(
                        """
                        SELECT * FROM matter_take_steps(:ids, :towards, :parties, :submitting, :found,
                            :action, :reason, :requestKey, :scope, :purpose)\
                        """)
                .param("ids", of(moves, move -> move.matter().id()))
                .param("towards", of(moves, move -> move.action().to()))
                .param("parties", of(moves, move -> move.action().by().name()))
                .param("submitting", moves.stream().map(Move::submits).toArray(Boolean[]::new))
                .param("found", of(moves, move -> found.get(move.matter().id())))
                .param("action", intent.action())
                .param("reason", intent.reason())
                .param("requestKey", intent.requestKey().orElse(null))
                .param("scope", AuditTrail.shown(scope))
                .param("purpose", scope.purpose().orElse(null))
                .query((row, number) -> changed(byMatter, row))
                .list();
    }

    private static String[] of(List<Move> moves, Function<Move, @Nullable String> value) {
        return moves.stream().map(value).toArray(String[]::new);
    }

    private static MatterChanged changed(Map<String, Move> moves, ResultSet row)
            throws SQLException {
        Move move = Objects.requireNonNull(moves.get(row.getString("of_matter")));
        Instant at = row.getTimestamp("taken_at").toInstant();
        return new MatterChanged(
                move.matter().moved(move.action().to(), at),
                move.matter().state(),
                row.getInt("step"),
                move.action().by(),
                new AreaRange(row.getLong("lo"), row.getLong("hi")));
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
