package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchCommitted;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.lake.DatasetVersions;
import org.jingwei.lake.aggregate.AggregateStaging;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the books of batches while they are read. The counts are sealed before the lake's commit
 * and the rest is done after it, so that a batch whose process died in between needs nothing of
 * what was in memory.
 */
@Component
class BatchBook {
    private static final Scope PLATFORM = Scope.platform("intake");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COUNTS =
            """
            phase = :phase, bytes_read = :bytes, row_count = :rows, accepted = :accepted,
            refused = :refused, unplaced = :unplaced, superseded = :superseded,
            outdated = :outdated, refusals = :refusals::jsonb, warnings = :warnings::jsonb\
            """;

    private final ScopedDatabase database;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final AggregateStaging aggregates;

    BatchBook(
            ScopedDatabase database,
            ApplicationEventPublisher events,
            AuditTrail audit,
            AggregateStaging aggregates) {
        this.database = database;
        this.events = events;
        this.audit = audit;
        this.aggregates = aggregates;
    }

    /** What became of beginning to read a batch. */
    sealed interface Begun {
        /** It is at its end already. */
        record Finished() implements Begun {}

        /** A file that came before it has to be read first. */
        record Waiting() implements Begun {}
    }

    /** A batch to be read. */
    record Job(String id, long number, Batch batch) implements Begun {
        String dataset() {
            return batch.dataset();
        }
    }

    /**
     * Begins, or begins again, to read a batch. Files that replace rows are read in the order in
     * which they came, one after the other. From here on the definition of the dataset stays.
     */
    Begun begin(String batchId) {
        return database.call(
                PLATFORM,
                jdbc -> {
                    awaitDefinition(jdbc, batchId);
                    Optional<Job> job = take(jdbc, batchId);
                    if (job.isPresent()) {
                        return job.get();
                    }
                    return Batches.find(jdbc, batchId)
                            .filter(batch -> batch.state() == BatchState.RECEIVED)
                            .<Begun>map(batch -> new Begun.Waiting())
                            .orElseGet(Begun.Finished::new);
                });
    }

    /** Waits for a change of the definition that is under way, and keeps the next one waiting. */
    private static void awaitDefinition(JdbcClient jdbc, String batchId) {
        jdbc.sql(
                        """
                        SELECT 1 FROM dataset WHERE id = (SELECT dataset FROM batch WHERE id = :id)
                        FOR SHARE\
                        """)
                .param("id", batchId)
                .query((row, number) -> true)
                .optional();
    }

    private static Optional<Job> take(JdbcClient jdbc, String batchId) {
        return jdbc.sql(
                        """
                        UPDATE batch SET state = 'RUNNING', started_at = coalesce(started_at, now()),
                            phase = CASE WHEN sealed_at IS NULL THEN 'READING' ELSE phase END
                        WHERE id = :id AND state IN ('RECEIVED', 'RUNNING')
                          AND (mode = 'APPEND' OR NOT EXISTS (
                              SELECT FROM batch earlier
                              WHERE earlier.dataset = batch.dataset AND earlier.turn < batch.turn
                                AND earlier.state IN ('RECEIVED', 'RUNNING')))
                        RETURNING number\
                        """)
                .param("id", batchId)
                .query(Long.class)
                .optional()
                .map(number -> {
                    Batch batch = Batches.find(jdbc, batchId).orElseThrow();
                    return new Job(batchId, number, batch);
                });
    }

    /** Forgets what an earlier reading left, before the file is read again. */
    void startOver(Job job) {
        database.run(
                PLATFORM,
                jdbc -> {
                    SubjectStaging.discard(jdbc, job.id());
                    jdbc.sql(
                                    "UPDATE batch SET sealed_at = NULL WHERE id = :id AND state = 'RUNNING'")
                            .param("id", job.id())
                            .update();
                });
    }

    /** Stages subjects of the batch. */
    void stage(Job job, List<SubjectStaging.Staged> subjects) {
        database.run(PLATFORM, jdbc -> SubjectStaging.stage(jdbc, job.id(), subjects));
    }

    /** Stages what the batch is about to change of the kept numbers. */
    void stageTotals(Job job, Dataset dataset, BatchWriter rows) {
        aggregates.stage(job.id(), dataset, rows);
    }

    /** Takes staged subjects back whose lines were refused after all. */
    void unstage(Job job, List<Long> lines) {
        database.run(PLATFORM, jdbc -> SubjectStaging.unstage(jdbc, job.id(), lines));
    }

    /** Notes how far the run is; whether somebody asked to cancel it. */
    boolean progress(Job job, RunControl.Progress progress) {
        return progress(job, progress, "");
    }

    /**
     * The same for a caller who must not wait: while another transaction changes the batch nothing
     * is noted, and nothing known of it.
     */
    boolean progressUnlessHeld(Job job, RunControl.Progress progress) {
        return progress(job, progress, "FOR NO KEY UPDATE SKIP LOCKED");
    }

    private boolean progress(Job job, RunControl.Progress progress, String locking) {
        String sql =
                """
                UPDATE batch SET %s WHERE id = (
                    SELECT id FROM batch WHERE id = :id AND state = 'RUNNING' AND sealed_at IS NULL LOCKING)
                RETURNING cancelled_at IS NOT NULL\
                """
                        .replace("LOCKING", locking);
        return database.call(
                        PLATFORM,
                        jdbc -> counts(jdbc, sql, job, progress).query(Boolean.class).optional())
                .orElse(false);
    }

    private static JdbcClient.StatementSpec counts(
            JdbcClient jdbc, String sql, Job job, RunControl.Progress progress) {
        Tally.Counts counts = progress.counts();
        return jdbc.sql(sql.replace("%s", COUNTS))
                .param("id", job.id())
                .param("phase", progress.phase().name())
                .param("bytes", progress.bytesRead())
                .param("rows", counts.rows())
                .param("accepted", counts.accepted())
                .param("refused", counts.refused())
                .param("unplaced", counts.unplaced())
                .param("superseded", counts.superseded())
                .param("outdated", counts.outdated())
                .param("refusals", JSON.writeValueAsString(counts.refusals()))
                .param("warnings", JSON.writeValueAsString(counts.warnings()));
    }

    /**
     * Makes the counts final, right before the lake's commit. From here on the run cannot be
     * cancelled, and whoever finishes it needs nothing but what is in the stores.
     *
     * @throws CancellationException if somebody cancelled it before
     */
    void seal(Job job, RunControl.Progress progress) {
        int sealed =
                database.call(
                        PLATFORM,
                        jdbc ->
                                counts(
                                                jdbc,
                                                """
                                                UPDATE batch SET %s, sealed_at = now()
                                                WHERE id = :id AND state = 'RUNNING' AND cancelled_at IS NULL\
                                                """,
                                                job,
                                                progress)
                                        .update());
        if (sealed == 0) {
            throw new CancellationException("the run was cancelled");
        }
    }

    /** The other batches of a dataset that are sealed: the lake may have committed them. */
    List<Job> sealedBefore(Job job) {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc
                                .sql(
                                        """
                                        SELECT id, number FROM batch
                                        WHERE dataset = :dataset AND id <> :id AND state = 'RUNNING' AND sealed_at IS NOT NULL
                                        ORDER BY turn\
                                        """)
                                .param("dataset", job.dataset())
                                .param("id", job.id())
                                .query((row, i) ->
                                        new Numbered(row.getString("id"), row.getLong("number")))
                                .list()
                                .stream()
                                .map(found -> found.job(jdbc))
                                .toList());
    }

    private record Numbered(String id, long number) {
        Job job(JdbcClient jdbc) {
            Batch batch = Batches.find(jdbc, id).orElseThrow();
            return new Job(id, number, batch);
        }
    }

    /** Notes that the rows are in the lake, tells everybody, and registers the subjects. */
    void complete(Job job) {
        database.run(
                PLATFORM,
                jdbc -> {
                    Long accepted = finish(jdbc, job, "COMMITTED", Optional.empty());
                    SubjectStaging.register(jdbc, job);
                    aggregates.apply(jdbc, job.dataset(), job.id());
                    DatasetVersions.changed(jdbc, job.dataset());
                    events.publishEvent(new BatchCommitted(job.id(), job.dataset()));
                    audit.done(PLATFORM, "batch.commit", job.dataset() + "/" + job.id(), accepted);
                });
    }

    /** Whether somebody asked to cancel the run. */
    boolean isCancelled(Job job) {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql("SELECT cancelled_at IS NOT NULL FROM batch WHERE id = :id")
                                .param("id", job.id())
                                .query(Boolean.class)
                                .single());
    }

    /** Notes that somebody cancelled the run, and that nothing of it is kept. */
    void cancelled(Job job) {
        database.run(
                PLATFORM,
                jdbc -> {
                    finish(jdbc, job, "CANCELLED", Optional.empty());
                    SubjectStaging.discard(jdbc, job.id());
                    aggregates.discard(jdbc, job.id());
                });
    }

    /** Notes that none of the rows is in the lake, and why. */
    void fail(Job job, Batch.Failure failure) {
        database.run(
                PLATFORM,
                jdbc -> {
                    finish(jdbc, job, "FAILED", Optional.of(failure));
                    SubjectStaging.discard(jdbc, job.id());
                    aggregates.discard(jdbc, job.id());
                    audit.done(PLATFORM, "batch.fail", job.dataset() + "/" + job.id(), 0);
                });
    }

    private static Long finish(
            JdbcClient jdbc, Job job, String state, Optional<Batch.Failure> failure) {
        return jdbc.sql(
                        """
                        UPDATE batch SET state = :state, finished_at = now(), phase = NULL, error_code = :code, error_detail = :detail
                        WHERE id = :id AND state = 'RUNNING' RETURNING accepted\
                        """)
                .param("id", job.id())
                .param("state", state)
                .param("code", failure.map(Batch.Failure::code).orElse(null))
                .param("detail", failure.map(Batch.Failure::detail).orElse(null))
                .query(Long.class)
                .single();
    }

    /** The batches whose files are still needed. */
    List<String> open() {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        "SELECT id FROM batch WHERE state IN ('HELD', 'RECEIVED', 'RUNNING')")
                                .query((row, i) -> row.getString("id"))
                                .list());
    }
}
