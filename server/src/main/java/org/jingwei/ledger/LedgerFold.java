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
 * <p>An entry waits to be folded from the transaction on that books it; the statement that takes it
 * from there adds it to the sums, so it is in one of the two for whoever looks, never in both.
 * Cost: one pass over the new entries, for each two rows a level.
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

    /** Folds what can be folded; in one transaction, an entry that two take is given to one. */
    void fold() {
        database.run(PLATFORM, this::fold);
    }

    private void fold(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        WITH folded AS (DELETE FROM ledger_unfolded RETURNING entry)
                        INSERT INTO ledger_sum AS known
                            (depth, asker, area, hi, month, mechanism, booking, saving, entries, minutes)
                        SELECT depth, asker, area - mod(area, span) AS within, area - mod(area, span) + span - 1,
                               date_trunc('month', day)::date AS month, mechanism, booking, saving, count(*), sum(minutes)
                        FROM folded JOIN ledger_entry ON id = entry
                        CROSS JOIN unnest(:depths::int[], :spans::bigint[]) AS level (depth, span)
                        CROSS JOIN LATERAL (VALUES (''), (requester)) AS askers (asker)
                        GROUP BY depth, asker, within, span, date_trunc('month', day), mechanism, booking, saving
                        ORDER BY depth, asker, within
                        ON CONFLICT (depth, asker, area, month, mechanism, booking, saving)
                        DO UPDATE SET entries = known.entries + excluded.entries, minutes = known.minutes + excluded.minutes\
                        """)
                .param(
                        "depths",
                        levels.stream().map(AreaScheme.Level::depth).toArray(Integer[]::new))
                .param("spans", levels.stream().map(LedgerFold::span).toArray(Long[]::new))
                .update();
    }

    private static long span(AreaScheme.Level level) {
        return SlicePart.power(AreaScheme.STORED_DIGITS - level.length());
    }
}
