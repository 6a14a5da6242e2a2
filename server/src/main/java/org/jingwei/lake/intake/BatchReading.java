package org.jingwei.lake.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.engine.lake.DuplicateRow;
import org.jingwei.engine.lake.RejectWriter;

/**
 * One reading of one batch's file: every record becomes a row to be written or a refused line; none
 * is kept in memory. Progress is noted about once a second.
 */
final class BatchReading {
    private static final int STAGED_AT_ONCE = 1000;
    private static final int LOOK_AROUND_EVERY = 256;
    private static final long NOTE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String DUPLICATE_KEY = "DUPLICATE_KEY";

    private final BatchBook book;
    private final BatchBook.Job job;
    private final Dataset dataset;
    private final BatchWriter rows;
    private final RejectWriter rejects;
    private final Optional<SubjectStaging> subjects;
    private final List<SubjectStaging.Staged> staged = new ArrayList<>();
    private final LineSet unplaced = new LineSet();
    private final Tally tally = new Tally();
    private long noted = System.nanoTime();

    BatchReading(
            BatchBook book,
            BatchBook.Job job,
            Dataset dataset,
            BatchWriter rows,
            RejectWriter rejects) {
        this.book = book;
        this.job = job;
        this.dataset = dataset;
        this.rows = rows;
        this.rejects = rejects;
        this.subjects = SubjectStaging.of(dataset);
    }

    /**
     * Reads to the end of the file.
     *
     * @throws CancellationException if it was told to stop
     */
    Tally readAll(CsvFile file, RowReader reader, BooleanSupplier stopping) {
        Optional<CsvRecord> record = file.next();
        for (long count = 1; record.isPresent(); count++) {
            take(record.get().getStartingLineNumber(), reader.read(record.get()));
            if (count % LOOK_AROUND_EVERY == 0) {
                lookAround(file, stopping);
            }
            record = file.next();
        }
        stageSubjects();
        if (!dataset.key().isEmpty()) {
            refuseKnownKeys();
        }
        rejects.finish();
        book.progress(job, file.bytesRead(), tally);
        return tally;
    }

    private void take(long line, RowReader.Outcome outcome) {
        switch (outcome) {
            case RowReader.Outcome.Accepted row -> accept(line, row);
            case RowReader.Outcome.Refused refused -> {
                tally.refuse(refused.faults());
                for (Fault.Refused fault : refused.faults()) {
                    rejects.append(
                            line, fault.element(), fault.rule(), fault.reason(), fault.value());
                }
            }
        }
    }

    private void accept(long line, RowReader.Outcome.Accepted row) {
        RowPlacer.Placement placement = row.placement();
        if (placement.isPlaced()) {
            rows.append(placement.area(), line, row.values());
        } else {
            rows.appendUnplaced(placement.cause(), line, row.values());
            unplaced.add(line);
        }
        tally.accept(placement.isPlaced());
        if (subjects.isPresent()) {
            staged.add(subjects.get().subject(line, placement.area(), row.values()));
            if (staged.size() == STAGED_AT_ONCE) {
                stageSubjects();
            }
        }
    }

    private void stageSubjects() {
        if (!staged.isEmpty()) {
            book.stage(job, staged);
            staged.clear();
        }
    }

    private void lookAround(CsvFile file, BooleanSupplier stopping) {
        if (stopping.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    "the server is stopping; the batch is read again later");
        }
        long now = System.nanoTime();
        if (now - noted >= NOTE_EVERY_NANOS) {
            noted = now;
            book.progress(job, file.bytesRead(), tally);
        }
    }

    private void refuseKnownKeys() {
        String element = String.join("+", dataset.key());
        List<Long> refused = new ArrayList<>();
        rows.refuseDuplicates(row -> {
            tally.takeBack(!unplaced.contains(row.line()), element, DUPLICATE_KEY);
            rejects.append(
                    row.line(), Optional.of(element), DUPLICATE_KEY, reason(row), Optional.empty());
            if (subjects.isPresent()) {
                refused.add(row.line());
                if (refused.size() == STAGED_AT_ONCE) {
                    book.unstage(job, refused);
                    refused.clear();
                }
            }
        });
        if (!refused.isEmpty()) {
            book.unstage(job, refused);
        }
    }

    private static String reason(DuplicateRow row) {
        return row.inBatch()
                ? "line " + row.firstLine() + " of this file has the same key"
                : "an earlier file brought the same key (on its line " + row.firstLine() + ")";
    }
}
