package org.jingwei.lake.aggregate;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.lake.Lake;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares the kept numbers of a dataset with its rows, and makes them anew. Both count the rows
 * beside running batches: where one was completed meanwhile, or is about to be, the count is void
 * and is made again.
 */
@Component
public class AggregateUpkeep {
    private static final Scope PLATFORM = Scope.platform("aggregates");
    private static final int ATTEMPTS = 3;

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
        Comparison found = settled(dataset, (jdbc, counted) -> compare(jdbc, dataset, counted));
        audit.done(scope, "aggregates.verify", dataset.id(), found.numbers());
        return found;
    }

    /** Makes the numbers anew from the rows. */
    public Comparison rebuild(Scope scope, Dataset dataset) {
        requireAdministrator(scope, dataset, "aggregates.rebuild");
        Comparison before = settled(dataset, (jdbc, counted) -> rewrite(jdbc, dataset, counted));
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

    private Comparison settled(
            Dataset dataset, BiFunction<JdbcClient, AggregateCount, Comparison> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Books before = database.call(PLATFORM, jdbc -> Books.of(jdbc, dataset.id()));
            try (AggregateCount counted = AggregateCount.of(database, lake, dataset)) {
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
        }
        throw Problem.conflict(
                "dataset-busy",
                "Batches of "
                        + dataset.id()
                        + " were completed while its rows were counted; nothing was changed. Try"
                        + " again when they are through.");
    }

    private Comparison compare(JdbcClient jdbc, Dataset dataset, AggregateCount counted) {
        return new Comparison(
                dataset.id(),
                counted.numbers(jdbc),
                counted.countOthers(jdbc) + levels.countWrong(jdbc, dataset.id()));
    }

    private Comparison rewrite(JdbcClient jdbc, Dataset dataset, AggregateCount counted) {
        Comparison before = compare(jdbc, dataset, counted);
        counted.replace(jdbc, levels);
        return before;
    }
}
