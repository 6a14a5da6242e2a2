package org.jingwei.lake.keeping;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.lake.CompactionPolicy;
import org.jingwei.engine.lake.CompactionResult;
import org.jingwei.engine.lake.CompactionRunningException;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.http.Problem;
import org.jingwei.lake.intake.IntakeKeeping;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes small files anew and forgets what is older than the policy keeps, of the lake's tables and
 * of the files that came. Readers and writers go on meanwhile. Batches that are not at their end
 * stay known, however old.
 */
@Component
public class LakeKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(LakeKeeping.class);
    private static final Scope PLATFORM = Scope.platform("keeping");

    private final ScopedDatabase database;
    private final Datasets datasets;
    private final Lake lake;
    private final AuditTrail audit;
    private final IntakeKeeping intake;
    private final Duration kept;

    LakeKeeping(
            ScopedDatabase database,
            Datasets datasets,
            Lake lake,
            AuditTrail audit,
            IntakeKeeping intake,
            Settings settings) {
        this.database = database;
        this.datasets = datasets;
        this.lake = lake;
        this.audit = audit;
        this.intake = intake;
        this.kept = Duration.ofDays(settings.number(Setting.SNAPSHOT_DAYS));
    }

    /** Keeps files and tables; what fails of one is told and tried again the next time. */
    void keepAll(BooleanSupplier stopping) {
        try {
            intake.keep(stopping);
        } catch (RuntimeException e) {
            LOG.warn("old files could not be removed and are tried again", e);
        }
        for (String table : lake.list()) {
            if (stopping.getAsBoolean()) {
                return;
            }
            try {
                keep(table);
            } catch (CancellationException e) {
                return;
            } catch (CompactionRunningException e) {
                LOG.debug("another server keeps dataset {} in order", table);
            } catch (RuntimeException e) {
                LOG.warn("dataset {} could not be kept in order and is tried again", table, e);
            }
        }
    }

    private void keep(String table) {
        CompactionResult compacted = lake.compact(table, CompactionPolicy.STANDARD);
        int forgotten = lake.expire(table, Instant.now().minus(kept), openBatches(table));
        if (compacted.filesBefore() > 0 || forgotten > 0) {
            LOG.info(
                    "dataset {}: {} files became {}, {} snapshots forgotten",
                    table,
                    compacted.filesBefore(),
                    compacted.filesAfter(),
                    forgotten);
        }
    }

    private Set<String> openBatches(String dataset) {
        return Set.copyOf(
                database.call(
                        PLATFORM,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT id FROM batch
                                                WHERE dataset = :dataset AND state IN ('HELD', 'RECEIVED', 'RUNNING')\
                                                """)
                                        .param("dataset", dataset)
                                        .query(String.class)
                                        .list()));
    }

    /** Writes a dataset's small files anew now; for an administrator. */
    public CompactionResult compact(Scope scope, String datasetId) {
        Dataset dataset = datasets.get(scope, datasetId);
        if (!scope.administrator()) {
            audit.refused(scope, "dataset.compact", datasetId);
            throw Problem.forbidden("Only an administrator has files written anew.");
        }
        try {
            CompactionResult result = lake.compact(dataset.id(), CompactionPolicy.STANDARD);
            audit.done(scope, "dataset.compact", datasetId, result.rowsDropped());
            return result;
        } catch (UnknownTableException e) {
            return new CompactionResult(0, 0, 0);
        } catch (CompactionRunningException e) {
            throw Problem.conflict(
                    "compaction-running",
                    "The dataset's files are being written anew already; nothing else is to be done.");
        } catch (CancellationException e) {
            throw Problem.unavailable(
                    "stopping", "The server is stopping; the files stay as they were.");
        }
    }

    /** A server that stops does not wait until files are written anew, which may take minutes. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        lake.stopUpkeep();
    }
}
