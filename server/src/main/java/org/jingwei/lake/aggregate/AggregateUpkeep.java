package org.jingwei.lake.aggregate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.lake.Lake;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the kept numbers of a dataset with its rows, and makes them anew. Both count the rows
 * beside running batches: where one was completed meanwhile, or is about to be, the count is void
 * and is made again.
 */
@Component
public class AggregateUpkeep {
    private static final Scope PLATFORM = Scope.platform("aggregates");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ATTEMPTS = 3;
    private static final int WRITTEN_AT_ONCE = 20_000;

    private final ScopedDatabase database;
    private final Lake lake;
    private final AggregateLevels levels;
    private final AuditTrail audit;

    AggregateUpkeep(ScopedDatabase database, Lake lake, AggregateLevels levels, AuditTrail audit) {
        this.database = database;
        this.lake = lake;
        this.levels = levels;
        this.audit = audit;
    }

    /**
     * How the kept numbers compare with the rows.
     *
     * @param numbers how many numbers of single areas the rows make
     * @param wrong how many of them are kept wrong, or kept and not there
     */
    public record Comparison(String dataset, long numbers, long wrong) {}

    /** Compares the kept numbers of single areas, and of the levels above, with the rows. */
    public Comparison verify(Scope scope, Dataset dataset) {
        requireAdministrator(scope, dataset, "aggregates.verify");
        Comparison found = settled(dataset, this::compare);
        audit.done(scope, "aggregates.verify", dataset.id(), found.numbers());
        return found;
    }

    /** Makes the numbers anew from the rows. */
    public Comparison rebuild(Scope scope, Dataset dataset) {
        requireAdministrator(scope, dataset, "aggregates.rebuild");
        Comparison before = settled(dataset, this::rewrite);
        audit.done(scope, "aggregates.rebuild", dataset.id(), before.numbers());
        return before;
    }

    private void requireAdministrator(Scope scope, Dataset dataset, String action) {
        if (!scope.administrator()) {
            audit.refused(scope, action, dataset.id());
            throw Problem.forbidden("Only an administrator checks the kept numbers.");
        }
    }

    /** Datasets that have rows and no numbers: those of before the numbers were kept. */
    public List<String> listMissing() {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT DISTINCT dataset FROM batch
                                        WHERE state = 'COMMITTED' AND accepted > 0
                                          AND NOT EXISTS (SELECT 1 FROM aggregate WHERE aggregate.dataset = batch.dataset)
                                        ORDER BY dataset\
                                        """)
                                .query(String.class)
                                .list());
    }

    /** Which batches are completed, and whether one may be in the lake that is not. */
    private record Books(long completed, boolean underWay) {
        static Books of(JdbcClient jdbc, String dataset) {
            return jdbc.sql(
                            """
                            SELECT (SELECT count(*) FROM batch WHERE dataset = :dataset AND state = 'COMMITTED') AS completed,
                                   EXISTS (SELECT 1 FROM aggregate_staged staged JOIN batch ON batch.id = staged.batch
                                           WHERE batch.dataset = :dataset) AS under_way\
                            """)
                    .param("dataset", dataset)
                    .query((row, number) ->
                            new Books(row.getLong("completed"), row.getBoolean("under_way")))
                    .single();
        }
    }

    private Comparison settled(Dataset dataset, BiFunction<JdbcClient, Counted, Comparison> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Books before = database.call(PLATFORM, jdbc -> Books.of(jdbc, dataset.id()));
            Counted counted = new Counted(dataset.id(), AggregateCount.of(lake, dataset));
            Optional<Comparison> done =
                    database.call(
                            PLATFORM,
                            jdbc -> {
                                levels.lock(jdbc, dataset.id());
                                Books now = Books.of(jdbc, dataset.id());
                                return now.equals(before) && !now.underWay()
                                        ? Optional.of(work.apply(jdbc, counted))
                                        : Optional.empty();
                            });
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw Problem.conflict(
                "dataset-busy",
                "Batches of "
                        + dataset.id()
                        + " were completed while its rows were counted; nothing was changed. Try"
                        + " again when they are through.");
    }

    private record Counted(String dataset, Set<AggregateStaging.Entry> entries) {}

    private Comparison compare(JdbcClient jdbc, Counted counted) {
        Set<AggregateStaging.Entry> kept =
                new HashSet<>(
                        jdbc.sql(
                                        """
                                        SELECT measure, area, month, value FROM aggregate
                                        WHERE dataset = :dataset AND level <= 0\
                                        """)
                                .param("dataset", counted.dataset())
                                .query((row, number) ->
                                        AggregateCount.entry(
                                                row.getString("measure"),
                                                row.getLong("area"),
                                                row.getInt("month"),
                                                row.getBigDecimal("value")))
                                .list());
        long missing = counted.entries().stream().filter(entry -> !kept.contains(entry)).count();
        kept.removeAll(counted.entries());
        return new Comparison(
                counted.dataset(),
                counted.entries().size(),
                missing + kept.size() + levels.countWrong(jdbc, counted.dataset()));
    }

    private Comparison rewrite(JdbcClient jdbc, Counted counted) {
        Comparison before = compare(jdbc, counted);
        levels.clear(jdbc, counted.dataset());
        List<AggregateStaging.Entry> entries = new ArrayList<>(counted.entries());
        for (int from = 0; from < entries.size(); from += WRITTEN_AT_ONCE) {
            int to = Math.min(from + WRITTEN_AT_ONCE, entries.size());
            levels.add(
                    jdbc,
                    counted.dataset(),
                    """
                    SELECT * FROM jsonb_to_recordset(:source::jsonb)
                        AS entry (measure text, area bigint, month int, value numeric)\
                    """,
                    JSON.writeValueAsString(entries.subList(from, to)));
        }
        return before;
    }
}
