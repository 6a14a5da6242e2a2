package org.jingwei.lake.intake;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.lake.Batch;
import org.jingwei.lake.intake.format.UnreadableFileException;
import org.jingwei.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finishes a batch, however often it is begun. What was done before is seen in the stores alone:
 * committed in the lake, only the books are missing; not committed, the file is read again.
 */
@Component
class BatchRunner {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
    private static final Scope PLATFORM = Scope.platform("intake");

    private final Datasets datasets;
    private final BatchBook book;
    private final BatchIngest ingest;
    private final Spool spool;
    private final Pulse pulse;
    private final FullDisk disk;

    BatchRunner(
            Datasets datasets,
            BatchBook book,
            BatchIngest ingest,
            Spool spool,
            Pulse pulse,
            FullDisk disk) {
        this.datasets = datasets;
        this.book = book;
        this.ingest = ingest;
        this.spool = spool;
        this.pulse = pulse;
        this.disk = disk;
    }

    /**
     * Runs the batch to its end.
     *
     * @return whether it is at its end; else it has to wait for its turn
     * @throws CancellationException if it was told to stop; run it again
     */
    boolean run(String batchId, BooleanSupplier stopping) {
        switch (book.begin(batchId)) {
            case BatchBook.Begun.Waiting waiting -> {
                return false;
            }
            case BatchBook.Begun.Finished finished -> {}
            case BatchBook.Job job -> run(job, new RunControl(stopping));
        }
        spool.remove(batchId);
        return true;
    }

    private void run(BatchBook.Job job, RunControl run) {
        Dataset dataset = datasets.get(PLATFORM, job.dataset());
        if (ingest.isCommitted(job, dataset)) {
            book.complete(job);
            return;
        }
        Pulse.Watch watch = pulse.watch(job, run);
        try {
            ingest.ingest(job, dataset, run);
        } catch (UnreadableFileException e) {
            book.fail(job, new Batch.Failure(e.code(), e.detail()));
        } catch (CancellationException e) {
            if (!book.isCancelled(job)) {
                throw e;
            }
            ingest.discard(job);
            book.cancelled(job);
        } catch (RuntimeException e) {
            if (disk.find(e).isEmpty() || !fail(job, e)) {
                throw e;
            }
        } finally {
            watch.end();
        }
    }

    /**
     * Gives a batch up after repeated failures of ours. One that is in the lake is not given up.
     *
     * @return whether it is at its end now
     */
    boolean giveUp(String batchId, Throwable cause) {
        if (!(book.begin(batchId) instanceof BatchBook.Job job)) {
            return true;
        }
        boolean ended = fail(job, cause);
        if (ended) {
            spool.remove(job.id());
        }
        return ended;
    }

    /** Notes the failure, unless the rows are in the lake: then only the books are missing. */
    private boolean fail(BatchBook.Job job, Throwable cause) {
        if (ingest.isInLake(job)) {
            return false;
        }
        LOG.error("batch {} of dataset {} is given up", job.id(), job.dataset(), cause);
        ingest.discard(job);
        book.fail(
                job,
                disk.find(cause)
                        .orElse(
                                new Batch.Failure(
                                        "internal",
                                        "The platform failed to read the file; nothing was taken."
                                                + " Send it again, or ask the administrator to look"
                                                + " at the log.")));
        return true;
    }
}
