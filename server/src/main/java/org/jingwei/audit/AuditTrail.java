package org.jingwei.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audit trail. An entry joins the transaction of what it reports, so neither exists without the
 * other. PostgreSQL chains the hashes in several strands ({@code V044__audit_strands.sql}); an
 * entry holds its strand from its insert to the commit, so append last.
 */
@Component
public class AuditTrail {
    private static final int VERIFY_BATCH = 10_000;
    private static final int SHOWN_RANGES = 8;

    private final ScopedDatabase database;

    AuditTrail(ScopedDatabase database) {
        this.database = database;
    }

    /** Notes that this was done to so many rows of this object. */
    public void done(Scope scope, String action, String object, long rows) {
        append(scope, action, object, rows, "done");
    }

    /** Notes that this was refused. */
    public void refused(Scope scope, String action, String object) {
        append(scope, action, object, 0, "refused");
    }

    private void append(Scope scope, String action, String object, long rows, String outcome) {
        database.run(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        INSERT INTO audit_entry (username, organisation, action, object, scope, purpose, row_count, outcome)
                                        VALUES (:username, :organisation, :action, :object, :scope, :purpose, :rows, :outcome)\
                                        """)
                                .param("username", scope.username())
                                .param("organisation", scope.organisation())
                                .param("action", action)
                                .param("object", object)
                                .param("scope", shown(scope))
                                .param("purpose", scope.purpose().orElse(null))
                                .param("rows", rows)
                                .param("outcome", outcome)
                                .update());
    }

    /** A scope as entries name it: the first of its ranges of areas. */
    public static String shown(Scope scope) {
        return scope.territory().list().stream()
                .limit(SHOWN_RANGES)
                .map(range -> range.lo() + "-" + range.hi())
                .collect(Collectors.joining(","));
    }

    /** Entries that the scope may read, the newest first. */
    public List<AuditEntry> list(Scope scope, Filter filter, PageRequest page) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT * FROM audit_entry
                                        WHERE id < :before AND (:action = '' OR action = :action) AND (:username = '' OR username = :username)
                                        ORDER BY id DESC LIMIT :limit OFFSET :offset\
                                        """)
                                .param("before", page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                .param("action", filter.action())
                                .param("username", filter.username())
                                .param("limit", page.limit() + 1)
                                .param("offset", page.offset())
                                .query((row, number) ->
                                        new AuditEntry(
                                                row.getLong("id"),
                                                row.getTimestamp("at").toInstant(),
                                                row.getString("username"),
                                                row.getString("organisation"),
                                                row.getString("action"),
                                                row.getString("object"),
                                                row.getString("scope"),
                                                Optional.ofNullable(row.getString("purpose")),
                                                row.getLong("row_count"),
                                                row.getString("outcome"),
                                                HexFormat.of().formatHex(row.getBytes("hash"))))
                                .list());
    }

    /**
     * Recomputes every strand of the trail, ten thousand entries at a time, and compares its end
     * with its head, which knows the last entry: so a tail that was cut off is found as well.
     */
    public ChainState verify(Scope scope) {
        return database.call(
                scope,
                jdbc ->
                        jdbc
                                .sql("SELECT strand FROM audit_head ORDER BY strand")
                                .query((row, number) -> row.getInt("strand"))
                                .list()
                                .stream()
                                .map(strand -> verifyStrand(jdbc, strand))
                                .reduce(ChainState.NOTHING, ChainState::and));
    }

    private static ChainState verifyStrand(JdbcClient jdbc, int strand) {
        long checked = 0;
        while (true) {
            ChainState next = verifyAfter(jdbc, strand, checked);
            if (!next.intact() || next.checked() == checked) {
                return next;
            }
            checked = next.checked();
        }
    }

    private static ChainState verifyAfter(JdbcClient jdbc, int strand, long after) {
        return jdbc.sql(
                        """
                        WITH batch AS (
                            SELECT e AS entry, e.id, e.position, e.hash, lag(e.hash) OVER up AS previous,
                                   lag(e.position) OVER up AS previous_position
                            FROM audit_entry e WHERE e.strand = :strand AND e.position >= :after
                            WINDOW up AS (ORDER BY e.position) ORDER BY e.position LIMIT :batch),
                        broken AS (
                            SELECT id, position FROM batch
                            WHERE position > :after AND (position <> coalesce(previous_position, 0) + 1
                               OR hash <> audit_hash(coalesce(previous, audit_seed(:strand::smallint)), entry))
                            ORDER BY position LIMIT 1),
                        last AS (SELECT id, position, hash FROM batch ORDER BY position DESC LIMIT 1)
                        SELECT broken.id AS broken_id, broken.position AS broken_position, coalesce(last.position, 0) AS last,
                               coalesce(last.position, 0) <> head.position AS cut,
                               coalesce(last.hash, audit_seed(head.strand)) <> head.hash AS changed,
                               coalesce(last.id, 0) AS last_id
                        FROM audit_head head LEFT JOIN last ON true LEFT JOIN broken ON true
                        WHERE head.strand = :strand\
                        """)
                .param("strand", strand)
                .param("after", after)
                .param("batch", VERIFY_BATCH)
                .query((row, number) -> state(row, after))
                .single();
    }

    /** Past the end of a strand its head has to say the same as its last entry. */
    private static ChainState state(ResultSet row, long after) throws SQLException {
        long broken = row.getLong("broken_position");
        long last = row.getLong("last");
        if (broken > 0) {
            return ChainState.broken(broken - 1, row.getLong("broken_id"));
        }
        if (last <= after && row.getBoolean("cut")) {
            return ChainState.broken(last, row.getLong("last_id") + 1);
        }
        if (last <= after && row.getBoolean("changed")) {
            return ChainState.broken(last - 1, row.getLong("last_id"));
        }
        return new ChainState(true, Math.max(last, after), Optional.empty());
    }

    /** What to list: one action, one person; empty means all. */
    public record Filter(String action, String username) {}

    /**
     * Whether the trail is whole.
     *
     * @param checked entries found right, of each strand from its first one
     * @param firstBroken id of the first entry that is changed, or that stands after missing ones;
     *     where the end of a strand is missing, the one after what is left of it
     */
    public record ChainState(boolean intact, long checked, Optional<Long> firstBroken) {
        private static final ChainState NOTHING = new ChainState(true, 0, Optional.empty());

        private static ChainState broken(long checked, long id) {
            return new ChainState(false, checked, Optional.of(id));
        }

        private ChainState and(ChainState other) {
            return new ChainState(
                    intact && other.intact,
                    checked + other.checked,
                    Stream.of(firstBroken, other.firstBroken)
                            .flatMap(Optional::stream)
                            .min(Long::compare));
        }
    }
}
