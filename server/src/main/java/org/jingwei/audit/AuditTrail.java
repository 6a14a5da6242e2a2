package org.jingwei.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audit trail. An entry joins the transaction of what it reports, so neither exists without the
 * other. PostgreSQL chains the hashes ({@code V004__audit.sql}); entries are serialised by a row
 * lock from their insert to the commit, so append last.
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

    private static String shown(Scope scope) {
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
     * Recomputes the whole chain, ten thousand entries at a time, and compares its end with the
     * head, which knows the last entry: so a tail that was cut off is found as well.
     */
    public ChainState verify(Scope scope) {
        return database.call(
                scope,
                jdbc -> {
                    long checked = 0;
                    while (true) {
                        ChainState next = verifyAfter(jdbc, checked);
                        if (!next.intact() || next.checked() == checked) {
                            return next;
                        }
                        checked = next.checked();
                    }
                });
    }

    private static ChainState verifyAfter(JdbcClient jdbc, long after) {
        return jdbc.sql(
                        """
                        WITH batch AS (
                            SELECT e AS entry, e.id, e.hash,
                                   lag(e.hash) OVER (ORDER BY e.id) AS previous, lag(e.id) OVER (ORDER BY e.id) AS previous_id
                            FROM audit_entry e WHERE e.id >= :after ORDER BY e.id LIMIT :batch),
                        broken AS (
                            SELECT id FROM batch
                            WHERE id > :after AND (id <> coalesce(previous_id, 0) + 1
                               OR hash <> audit_hash(coalesce(previous, sha256('jingwei'::bytea)), entry))),
                        last AS (
                            SELECT coalesce(max(id), 0) AS id, coalesce((SELECT hash FROM batch ORDER BY id DESC LIMIT 1), sha256('jingwei'::bytea)) AS hash
                            FROM batch)
                        SELECT (SELECT min(id) FROM broken) AS first_broken, last.id AS last,
                               CASE WHEN head.id IS DISTINCT FROM last.id THEN least(head.id, last.id) + 1
                                    WHEN head.hash <> last.hash THEN last.id END AS off_head
                        FROM last LEFT JOIN audit_head head ON true\
                        """)
                .param("after", after)
                .param("batch", VERIFY_BATCH)
                .query((row, number) -> {
                    Optional<Long> broken = number(row, "first_broken");
                    boolean atTheEnd = row.getLong("last") <= after;
                    if (broken.isEmpty() && atTheEnd) {
                        broken = number(row, "off_head");
                    }
                    return broken.map(id -> new ChainState(false, id - 1, Optional.of(id)))
                            .orElse(
                                    new ChainState(
                                            true,
                                            Math.max(row.getLong("last"), after),
                                            Optional.empty()));
                })
                .single();
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /** What to list: one action, one person; empty means all. */
    public record Filter(String action, String username) {}

    /**
     * Whether the chain is whole.
     *
     * @param checked entries found right, from the first
     * @param firstBroken id of the first entry that is changed or missing
     */
    public record ChainState(boolean intact, long checked, Optional<Long> firstBroken) {}
}
