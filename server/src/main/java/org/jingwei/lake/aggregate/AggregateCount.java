package org.jingwei.lake.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.Slice;
import org.jingwei.engine.lake.Total;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of a dataset counted anew from all its rows, in a table of PostgreSQL until this is
 * closed. However many they are, a few thousand of them are held in memory.
 */
final class AggregateCount implements AutoCloseable {
    private static final Scope PLATFORM = Scope.platform("aggregates");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 5_000;

    private final ScopedDatabase database;
    private final Dataset dataset;
    private final AggregateShape shape;
    private final String id = UUID.randomUUID().toString();
    private final List<AggregateStaging.Entry> entries = new ArrayList<>();

    private AggregateCount(ScopedDatabase database, Dataset dataset) {
        this.database = database;
        this.dataset = dataset;
        this.shape = AggregateShape.of(dataset);
    }

    /** Counts all rows, and keeps what is not zero, by area and month. */
    static AggregateCount of(ScopedDatabase database, Lake lake, Dataset dataset) {
        AggregateCount count = new AggregateCount(database, dataset);
        try {
            count.run(lake);
            return count;
        } catch (RuntimeException e) {
            count.close();
            throw e;
        }
    }

    private void run(Lake lake) {
        database.run(PLATFORM, AggregateCount::removeAbandoned);
        try {
            lake.totals(
                    new Slice(dataset.id(), AreaRanges.ALL, true, List.of()),
                    shape.month(),
                    shape.sums(),
                    this::take);
        } catch (UnknownTableException e) {
            // No batch came yet: no numbers.
        }
        store();
    }

    private static void removeAbandoned(JdbcClient jdbc) {
        jdbc.sql("DELETE FROM aggregate_counted WHERE counted_at < now() - interval '1 day'")
                .update();
    }

    private void take(Total total) {
        for (AggregateStaging.Entry entry : AggregateStaging.entries(shape, total)) {
            if (entry.value().signum() != 0) {
                entries.add(entry);
            }
        }
        if (entries.size() >= AT_ONCE) {
            store();
        }
    }

    private void store() {
        if (entries.isEmpty()) {
            return;
        }
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        """
                                        INSERT INTO aggregate_counted (count, measure, area, month, value)
                                        SELECT :count, measure, area, month, value
                                        FROM jsonb_to_recordset(:entries::jsonb)
                                            AS entry (measure text, area bigint, month int, value numeric)\
                                        """)
                                .param("count", id)
                                .param("entries", JSON.writeValueAsString(entries))
                                .update());
        entries.clear();
    }

    /** How many numbers there are. */
    long numbers(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM aggregate_counted WHERE count = :count")
                .param("count", id)
                .query(Long.class)
                .single();
    }

    /** How many numbers of single areas are kept otherwise, or on one of the two sides alone. */
    long countOthers(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        SELECT count(*)
                        FROM (SELECT measure, area, month, value FROM aggregate_counted WHERE count = :count) AS counted
                        FULL JOIN (SELECT measure, area, month, value FROM aggregate
                                   WHERE dataset = :dataset AND level <= 0) AS kept USING (measure, area, month)
                        WHERE counted.value IS DISTINCT FROM kept.value\
                        """)
                .param("count", id)
                .param("dataset", dataset.id())
                .query(Long.class)
                .single();
    }

    /** Puts them in the place of those that are kept. */
    void replace(JdbcClient jdbc, AggregateLevels levels) {
        levels.clear(jdbc, dataset.id());
        levels.add(
                jdbc,
                dataset.id(),
                "SELECT measure, area, month, value FROM aggregate_counted WHERE count = :source",
                id);
    }

    @Override
    public void close() {
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql("DELETE FROM aggregate_counted WHERE count = :count")
                                .param("count", id)
                                .update());
    }
}
