package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchCommitted;
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

    private final ScopedDatabase database;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;

    BatchBook(ScopedDatabase database, ApplicationEventPublisher events, AuditTrail audit) {
        this.database = database;
        this.events = events;
        this.audit = audit;
    }

    /** A batch to be read. */
    record Job(String id, long number, String dataset, FileCharset charset) {}

    /** Begins, or begins again, to read a batch; empty when it is finished already. */
    Optional<Job> begin(String batchId) {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        """
                                        UPDATE batch SET state = 'RUNNING', started_at = coalesce(started_at, now())
                                        WHERE id = :id AND state IN ('RECEIVED', 'RUNNING')
                                        RETURNING id, number, dataset, charset\
                                        """)
                                .param("id", batchId)
                                .query((row, i) ->
                                        new Job(
                                                row.getString("id"),
                                                row.getLong("number"),
                                                row.getString("dataset"),
                                                FileCharset.valueOf(row.getString("charset"))))
                                .optional());
    }

    /** Forgets what an earlier reading staged, before the file is read again. */
    void startOver(Job job) {
        database.run(PLATFORM, jdbc -> SubjectStaging.discard(jdbc, job.id()));
    }

    /** Stages subjects of the batch. */
    void stage(Job job, List<SubjectStaging.Staged> subjects) {
        database.run(PLATFORM, jdbc -> SubjectStaging.stage(jdbc, job.id(), subjects));
    }

    /** Takes staged subjects back whose lines were refused after all. */
    void unstage(Job job, List<Long> lines) {
        database.run(PLATFORM, jdbc -> SubjectStaging.unstage(jdbc, job.id(), lines));
    }

    /** Notes how far the reading is; the last time, before the lake's commit, it is final. */
    void progress(Job job, long bytesRead, Tally tally) {
        database.run(PLATFORM, jdbc -> count(jdbc, job, bytesRead, tally));
    }

    private static void count(JdbcClient jdbc, Job job, long bytesRead, Tally tally) {
        jdbc.sql(
                        """
                        UPDATE batch SET bytes_read = :bytes, row_count = :rows, accepted = :accepted,
                            refused = :refused, unplaced = :unplaced, refusals = :refusals::jsonb
                        WHERE id = :id AND state = 'RUNNING'\
                        """)
                .param("id", job.id())
                .param("bytes", bytesRead)
                .param("rows", tally.rows())
                .param("accepted", tally.accepted())
                .param("refused", tally.refused())
                .param("unplaced", tally.unplaced())
                .param("refusals", JSON.writeValueAsString(tally.refusals()))
                .update();
    }

    /** Notes that the rows are in the lake, tells everybody, and registers the subjects. */
    void complete(Job job) {
        database.run(
                PLATFORM,
                jdbc -> {
                    Long accepted = finish(jdbc, job, "COMMITTED", Optional.empty());
                    SubjectStaging.register(jdbc, job);
                    events.publishEvent(new BatchCommitted(job.id(), job.dataset()));
                    audit.done(PLATFORM, "batch.commit", job.dataset() + "/" + job.id(), accepted);
                });
    }

    /** Notes that none of the rows is in the lake, and why. */
    void fail(Job job, Batch.Failure failure) {
        database.run(
                PLATFORM,
                jdbc -> {
                    finish(jdbc, job, "FAILED", Optional.of(failure));
                    SubjectStaging.discard(jdbc, job.id());
                    audit.done(PLATFORM, "batch.fail", job.dataset() + "/" + job.id(), 0);
                });
    }

    private static Long finish(
            JdbcClient jdbc, Job job, String state, Optional<Batch.Failure> failure) {
        return jdbc.sql(
                        """
                        UPDATE batch SET state = :state, finished_at = now(), error_code = :code, error_detail = :detail
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
                        jdbc.sql("SELECT id FROM batch WHERE state IN ('RECEIVED', 'RUNNING')")
                                .query((row, i) -> row.getString("id"))
                                .list());
    }
}
