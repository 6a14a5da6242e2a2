package org.jingwei.lake.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.jingwei.lake.Reading;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people do with a file that is here: say how it is read, start it, cancel it. */
@Component
public class BatchControl {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ScopedDatabase database;
    private final Batches batches;
    private final Datasets datasets;
    private final Spool spool;
    private final Scheduler scheduler;
    private final AuditTrail audit;

    BatchControl(
            ScopedDatabase database,
            Batches batches,
            Datasets datasets,
            Spool spool,
            Scheduler scheduler,
            AuditTrail audit) {
        this.database = database;
        this.batches = batches;
        this.datasets = datasets;
        this.spool = spool;
        this.scheduler = scheduler;
        this.audit = audit;
    }

    /** Changes how a held file is read. What is empty stays as it is. */
    public Batch read(Scope scope, String id, Reading reading) {
        Batch batch = batches.get(scope, id);
        IntakeKeeping.requireFile(batch);
        reading.mapping()
                .ifPresent(mapping ->
                        MappingCheck.check(datasets.get(scope, batch.dataset()), mapping));
        FileFormat format = reading.format().orElse(batch.format());
        Optional<FileCharset> charset = reading.charset().or(batch::charset);
        Optional<Character> delimiter = reading.delimiter().or(batch::delimiter);
        return database.call(
                scope,
                jdbc -> {
                    int changed =
                            jdbc.sql(
                                            """
                                            UPDATE batch SET format = :format, charset = :charset, delimiter = :delimiter,
                                                sheet = :sheet, mapping = :mapping::jsonb
                                            WHERE id = :id AND state = 'HELD'\
                                            """)
                                    .param("id", id)
                                    .param("format", format.name())
                                    .param(
                                            "charset",
                                            format.isText()
                                                    ? charset.orElse(FileCharset.UTF_8).name()
                                                    : null)
                                    .param(
                                            "delimiter",
                                            format == FileFormat.CSV
                                                    ? String.valueOf(delimiter.orElse(','))
                                                    : null)
                                    .param("sheet", reading.sheet().or(batch::sheet).orElse(null))
                                    .param(
                                            "mapping",
                                            reading.mapping()
                                                    .or(batch::mapping)
                                                    .map(JSON::writeValueAsString)
                                                    .orElse(null))
                                    .update();
                    requireHeld(changed, batch);
                    audit.done(scope, "batch.reading", batch.dataset() + "/" + id, 1);
                    return Batches.find(jdbc, id).orElseThrow();
                });
    }

    /** Starts to read a held file. */
    public Batch start(Scope scope, String id) {
        Batch batch = batches.get(scope, id);
        IntakeKeeping.requireFile(batch);
        Batch started =
                database.call(
                        scope,
                        jdbc -> {
                            int changed =
                                    jdbc.sql(
                                                    "UPDATE batch SET state = 'RECEIVED' WHERE id = :id AND state = 'HELD'")
                                            .param("id", id)
                                            .update();
                            requireHeld(changed, batch);
                            IntakeTask.schedule(scheduler, jdbc, id);
                            audit.done(scope, "batch.start", batch.dataset() + "/" + id, 1);
                            return Batches.find(jdbc, id).orElseThrow();
                        });
        scheduler.triggerCheckForDueExecutions();
        return started;
    }

    private static void requireHeld(int changed, Batch batch) {
        if (changed == 0) {
            throw Problem.conflict(
                    "not-held",
                    "The batch is " + batch.state() + "; only one that is HELD waits for this.");
        }
    }

    /**
     * Cancels a batch: at once while it waits, within about a second while it runs. Nothing of it
     * is kept.
     *
     * @throws Problem conflict if it is at its end, or so near that it will be committed
     */
    public Batch cancel(Scope scope, String id) {
        Batch batch = batches.get(scope, id);
        Batch cancelled =
                database.call(
                        scope,
                        jdbc -> {
                            if (ask(jdbc, id) == 0) {
                                throw Problem.conflict(
                                        "too-late",
                                        "The batch is at its end, or about to be committed.");
                            }
                            audit.done(scope, "batch.cancel", batch.dataset() + "/" + id, 1);
                            return Batches.find(jdbc, id).orElseThrow();
                        });
        if (cancelled.state() == BatchState.CANCELLED) {
            spool.remove(id);
        }
        return cancelled;
    }

    private static int ask(JdbcClient jdbc, String id) {
        return jdbc.sql(
                        """
                        UPDATE batch SET cancelled_at = coalesce(cancelled_at, now()),
                            finished_at = CASE WHEN state = 'RUNNING' THEN NULL ELSE now() END,
                            state = CASE WHEN state = 'RUNNING' THEN state ELSE 'CANCELLED' END
                        WHERE id = :id AND state IN ('HELD', 'RECEIVED', 'RUNNING') AND sealed_at IS NULL\
                        """)
                .param("id", id)
                .update();
    }

    /** The refused rows of a batch as they came, with reasons, as CSV in UTF-8. */
    public InputStream refusedRows(Scope scope, String id) {
        Batch batch = batches.get(scope, id);
        if (batch.state() == BatchState.RUNNING) {
            throw Problem.conflict(
                    "still-running", "The refused rows are there when the run is at its end.");
        }
        batches.requireRefusedRows(scope, batch);
        try {
            InputStream rows =
                    new GZIPInputStream(Files.newInputStream(spool.refusedRows(id)), 1 << 16);
            audit.done(scope, "batch.rejects", id, batch.refused());
            return rows;
        } catch (NoSuchFileException e) {
            throw Problem.notFound("A refused row of batch " + id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
