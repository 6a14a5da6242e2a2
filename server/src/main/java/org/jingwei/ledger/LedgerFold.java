package org.jingwei.ledger;

import java.util.List;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Folds entries into sums by month, unit and area of the upper levels.
 *
 * <p>Numbers of rows are given out before their transactions end, so a number does not tell what
 * may still come below it. A transaction that is older than every open one has ended: its entries
 * are all there, and no further ones come. So entries are folded by transaction, up to the oldest
 * open one; whoever sums up adds what was written from there on. Cost: one pass over the new
 * entries, for each two rows a level.
 */
@Component
class LedgerFold {
    /** Levels from the root down that have sums; areas below have few entries. */
    static final int LEVELS = 4;

    private static final Scope PLATFORM = Scope.platform("ledger-sums");

    private final ScopedDatabase database;
    private final List<AreaScheme.Level> levels;

    LedgerFold(ScopedDatabase database, AreaScheme scheme) {
        this.database = database;
        this.levels = scheme.levels().stream().limit(LEVELS).toList();
    }

    /** Folds what can be folded; in one transaction, one after the other on all servers. */
    void fold() {
        database.run(PLATFORM, this::fold);
    }

    private void fold(JdbcClient jdbc) {
        String from =
                jdbc.sql("SELECT upto::text FROM ledger_fold FOR UPDATE")
                        .query(String.class)
                        .single();
        String upto =
                jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
                        .query(String.class)
                        .single();
        jdbc.sql(
                        """
                        INSERT INTO ledger_sum AS known
                            (depth, asker, area, hi, month, mechanism, booking, saving, entries, minutes)
                        SELECT depth, asker, area - mod(area, span) AS within, area - mod(area, span) + span - 1,
                               date_trunc('month', day)::date AS month, mechanism, booking, saving, count(*), sum(minutes)
                        FROM ledger_entry
                        CROSS JOIN unnest(:depths::int[], :spans::bigint[]) AS level (depth, span)
                        CROSS JOIN LATERAL (VALUES (''), (requester)) AS askers (asker)
                        WHERE written_by >= :from::xid8 AND written_by < :upto::xid8
                        GROUP BY depth, asker, within, span, date_trunc('month', day), mechanism, booking, saving
                        ORDER BY depth, asker, within
                        ON CONFLICT (depth, asker, area, month, mechanism, booking, saving)
                        DO UPDATE SET entries = known.entries + excluded.entries, minutes = known.minutes + excluded.minutes\
                        """)
                .param(
                        "depths",
                        levels.stream().map(AreaScheme.Level::depth).toArray(Integer[]::new))
                .param("spans", levels.stream().map(LedgerFold::span).toArray(Long[]::new))
                .param("from", from)
                .param("upto", upto)
                .update();
        jdbc.sql("UPDATE ledger_fold SET upto = :upto::xid8").param("upto", upto).update();
    }

    private static long span(AreaScheme.Level level) {
        return SlicePart.power(AreaScheme.STORED_DIGITS - level.length());
    }
}
