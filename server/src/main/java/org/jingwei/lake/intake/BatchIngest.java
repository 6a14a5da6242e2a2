package org.jingwei.lake.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.LoadMode;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.RejectWriter;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.engine.lake.WriteMode;
import org.jingwei.engine.lake.WriteOrder;
import org.jingwei.lake.Batch;
import org.jingwei.lake.intake.format.SourceRows;
import org.jingwei.lake.intake.format.UnreadableFileException;
import org.springframework.stereotype.Component;

/** Brings a batch's rows into the lake in one commit, or none of them, and closes its books. */
@Component
class BatchIngest {
    private final Lake lake;
    private final Spool spool;
    private final BatchBook book;
    private final SourceFiles files;

    BatchIngest(Lake lake, Spool spool, BatchBook book, SourceFiles files) {
        this.lake = lake;
        this.spool = spool;
        this.book = book;
        this.files = files;
    }

    /** Whether the batch's rows are in the lake already; makes the dataset's table if need be. */
    boolean isCommitted(BatchBook.Job job, Dataset dataset) {
        lake.create(LakeTables.of(dataset));
        return lake.isCommitted(dataset.id(), job.id());
    }

    /** The same, without making a table where there is none. */
    boolean isInLake(BatchBook.Job job) {
        try {
            return lake.isCommitted(job.dataset(), job.id());
        } catch (UnknownTableException e) {
            return false;
        }
    }

    /**
     * Reads the file from its beginning, commits its rows and closes the books. From settling the
     * keys on, no other batch gets into the table until this one is at its end.
     *
     * @throws UnreadableFileException if nothing of it can be taken; nothing was committed then
     */
    void ingest(BatchBook.Job job, Dataset dataset, RunControl run) {
        book.startOver(job);
        try (SourceRows file = files.open(job.batch(), dataset);
                BatchWriter rows = lake.write(order(job, dataset));
                RejectWriter rejects = lake.writeRejects(dataset.id(), job.id());
                RefusedRows refused = new RefusedRows(spool.refusedRows(job.id()), file.header())) {
            run.writesWith(rows);
            BatchReading reading =
                    new BatchReading(
                            book,
                            job,
                            dataset,
                            new BatchReading.Sinks(rows, rejects, refused),
                            run);
            reading.readAll(file, files.reader(dataset, job.batch().mapping(), file));
            settleKeys(job, dataset, reading);
            refused.finish();
            if (reading.tally().accepted() == 0) {
                rejects.finish();
                book.progress(job, run.progress());
                throw nothingTaken(reading.tally());
            }
            reading.enter(Batch.Phase.SORTING);
            book.stageTotals(job, dataset, rows);
            rows.prepare();
            completeEarlier(job, dataset);
            reading.enter(Batch.Phase.COMMITTING);
            book.seal(job, run.progress());
            rejects.finish();
            rows.commit();
            book.complete(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WriteOrder order(BatchBook.Job job, Dataset dataset) {
        LoadMode mode = job.batch().mode();
        return new WriteOrder(
                dataset.id(),
                job.id(),
                job.number(),
                switch (mode) {
                    case APPEND -> WriteMode.APPEND;
                    case UPSERT -> WriteMode.UPSERT;
                    case REPLACE -> WriteMode.REPLACE;
                },
                dataset.key(),
                mode == LoadMode.UPSERT ? dataset.version() : Optional.empty());
    }

    private void settleKeys(BatchBook.Job job, Dataset dataset, BatchReading reading)
            throws IOException {
        if (dataset.key().isEmpty()) {
            return;
        }
        reading.enter(Batch.Phase.CHECKING_KEYS);
        reading.settleKeys();
        reading.enter(Batch.Phase.CHECKING_KEYS);
        if (reading.hasKeyRefusals()) {
            try (SourceRows again = files.open(job.batch(), dataset)) {
                reading.collectKeyRefusals(again);
            }
        }
    }

    /**
     * Closes the books of batches that the lake has committed and whose process died right then:
     * what this batch brings counts after what they brought.
     */
    private void completeEarlier(BatchBook.Job job, Dataset dataset) {
        for (BatchBook.Job earlier : book.sealedBefore(job)) {
            if (lake.isCommitted(dataset.id(), earlier.id())) {
                book.complete(earlier);
            }
        }
    }

    /** Removes what a run that came to nothing left beside the lake. */
    void discard(BatchBook.Job job) {
        spool.removeRefusedRows(job.id());
        lake.dropRejects(job.dataset(), job.id());
    }

    private static UnreadableFileException nothingTaken(Tally tally) {
        return new UnreadableFileException(
                "no-row-accepted",
                tally.rows() == 0
                        ? "The file has a header and no rows."
                        : tally.refused() == 0
                                ? "All of the "
                                        + tally.rows()
                                        + " rows are older than what is there."
                                : "None of the "
                                        + tally.rows()
                                        + " rows was accepted; the list of refused lines says why.");
    }
}
