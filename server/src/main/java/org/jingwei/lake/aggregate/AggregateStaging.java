package org.jingwei.lake.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.engine.lake.Total;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a batch changes of the numbers, on its way to them. It waits in a table of its own from
 * before the lake's commit, and moves in the transaction that completes the batch.
 */
@Component
public class AggregateStaging {
    private static final Scope PLATFORM = Scope.platform("aggregates");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int STAGED_AT_ONCE = 5_000;

    private final ScopedDatabase database;
    private final AggregateLevels levels;

    AggregateStaging(ScopedDatabase database, AggregateLevels levels) {
        this.database = database;
        this.levels = levels;
    }

    /** One number of one area and month. */
    record Entry(String measure, long area, int month, BigDecimal value) {}

    /** Stages what the batch is about to change. */
    public void stage(String batchId, Dataset dataset, BatchWriter rows) {
        AggregateShape shape = AggregateShape.of(dataset);
        database.run(PLATFORM, jdbc -> discard(jdbc, batchId));
        List<Entry> entries = new ArrayList<>();
        rows.totals(
                shape.month(),
                shape.sums(),
                total -> {
                    entries.addAll(entries(shape, total));
                    if (entries.size() >= STAGED_AT_ONCE) {
                        insert(batchId, entries);
                    }
                });
        insert(batchId, entries);
    }

    /** The numbers of one area and month, one an entry. */
    static List<Entry> entries(AggregateShape shape, Total total) {
        int month = total.month().map(Months::number).orElse(0);
        long area = total.area();
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry(AggregateShape.COUNT, area, month, BigDecimal.valueOf(total.count())));
        for (int i = 0; i < shape.sums().size(); i++) {
            String element = shape.sums().get(i);
            total.sums().get(i).ifPresent(sum -> entries.add(new Entry(element, area, month, sum)));
        }
        return entries;
    }

    private void insert(String batchId, List<Entry> entries) {
        if (!entries.isEmpty()) {
            database.run(
                    PLATFORM,
                    jdbc ->
                            jdbc.sql(
                                            """
                                            INSERT INTO aggregate_staged (batch, measure, area, month, value)
                                            SELECT :batch, measure, area, month, value
                                            FROM jsonb_to_recordset(:entries::jsonb)
                                                AS entry (measure text, area bigint, month int, value numeric)\
                                            """)
                                    .param("batch", batchId)
                                    .param("entries", JSON.writeValueAsString(entries))
                                    .update());
            entries.clear();
        }
    }

    /** Forgets what was staged. */
    public void discard(JdbcClient jdbc, String batchId) {
        jdbc.sql("DELETE FROM aggregate_staged WHERE batch = :batch")
                .param("batch", batchId)
                .update();
    }

    /**
     * Moves what was staged into the numbers, in the transaction that completes the batch; those of
     * a batch that replaces all rows take the place of all numbers.
     */
    public void apply(JdbcClient jdbc, String dataset, String batchId) {
        levels.lock(jdbc, dataset);
        if (replaces(jdbc, batchId)) {
            levels.clear(jdbc, dataset);
        }
        levels.add(
                jdbc,
                dataset,
                "SELECT measure, area, month, value FROM aggregate_staged WHERE batch = :source",
                batchId);
        discard(jdbc, batchId);
    }

    private static boolean replaces(JdbcClient jdbc, String batchId) {
        return jdbc.sql("SELECT mode = 'REPLACE' FROM batch WHERE id = :batch")
                .param("batch", batchId)
                .query(Boolean.class)
                .single();
    }
}
