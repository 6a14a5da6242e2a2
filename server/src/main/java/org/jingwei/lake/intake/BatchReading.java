package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.engine.lake.KeyOutcome;
import org.jingwei.engine.lake.RejectWriter;
import org.jingwei.lake.Batch;
import org.jingwei.lake.intake.format.RowText;
import org.jingwei.lake.intake.format.SourceRows;

/**
 * One reading of one batch's file: every record becomes a row to be written or a refused line; none
 * is kept in memory.
 */
final class BatchReading {
    private static final int STAGED_AT_ONCE = 1000;
    private static final int LOOK_AROUND_EVERY = 4096;

    private final BatchBook book;
    private final BatchBook.Job job;
    private final Sinks sinks;
    private final RunControl run;
    private final KeyRefusals known;
    private final Optional<SubjectStaging> subjects;
    private final List<SubjectStaging.Staged> staged = new ArrayList<>();
    private final LineSet unplaced = new LineSet();
    private final Tally tally = new Tally();

    /** Where rows go: into the lake, or to the refused ones, as faults and as they came. */
    record Sinks(BatchWriter rows, RejectWriter rejects, RefusedRows refused) {}

    BatchReading(BatchBook book, BatchBook.Job job, Dataset dataset, Sinks sinks, RunControl run) {
        this.book = book;
        this.job = job;
        this.sinks = sinks;
        this.run = run;
        this.known = new KeyRefusals(dataset.key());
        this.subjects = SubjectStaging.of(dataset);
    }

    /**
     * Reads to the end of the file.
     *
     * @throws CancellationException if it was told to stop
     */
    void readAll(SourceRows file, RowReader reader) {
        RowText row = new RowText();
        for (long count = 1; file.next(row); count++) {
            if (reader.read(row)) {
                accept(row.line(), reader);
            } else {
                refuse(row, reader.faults());
            }
            if (count % LOOK_AROUND_EVERY == 0) {
                run.check();
                note(Batch.Phase.READING, file.bytesRead());
            }
        }
        stageSubjects();
        note(Batch.Phase.READING, file.bytesRead());
    }

    private void note(Batch.Phase phase, long bytesRead) {
        run.note(new RunControl.Progress(phase, bytesRead, tally.counts()));
    }

    /** Notes that another phase begins. */
    void enter(Batch.Phase phase) {
        run.check();
        note(phase, run.progress().bytesRead());
    }

    private void refuse(RowText row, List<Fault.Refused> faults) {
        tally.refuse(faults);
        sinks.refused().add(row, faults);
        faults.forEach(fault -> list(row.line(), fault));
    }

    private void list(long line, Fault.Refused fault) {
        sinks.rejects().append(line, fault.element(), fault.rule(), fault.reason(), fault.value());
    }

    private void accept(long line, RowReader reader) {
        RowPlacer.Placement placement = reader.placement();
        reader.values().into(sinks.rows().row());
        if (placement.isPlaced()) {
            sinks.rows().append(placement.area(), line);
        } else {
            sinks.rows().appendUnplaced(placement.cause(), line);
            unplaced.add(line);
        }
        tally.accept(placement.isPlaced());
        if (!reader.warnings().isEmpty()) {
            tally.warn(reader.warnings());
        }
        if (subjects.isPresent()) {
            staged.add(subjects.get().subject(line, placement.area(), reader.values()));
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

    /** Takes out the rows whose keys are known, or were passed by newer ones. */
    void settleKeys() {
        List<Long> gone = new ArrayList<>();
        sinks.rows()
                .settleKeys(row -> {
                    settle(row);
                    if (subjects.isPresent()) {
                        gone.add(row.line());
                        if (gone.size() == STAGED_AT_ONCE) {
                            book.unstage(job, gone);
                            gone.clear();
                        }
                    }
                });
        if (!gone.isEmpty()) {
            book.unstage(job, gone);
        }
    }

    private void settle(KeyOutcome row) {
        boolean placed = !unplaced.contains(row.line());
        if (row.kind() == KeyOutcome.Kind.DUPLICATE) {
            tally.takeBack(placed, known.element(), Fault.DUPLICATE_KEY);
            known.add(row);
            list(row.line(), known.last());
        } else {
            tally.outdate(placed, row.inBatch());
        }
    }

    /** Whether rows were refused by their keys, which have to be read again to be handed back. */
    boolean hasKeyRefusals() {
        return !known.isEmpty();
    }

    /** Reads the file once more for the rows that were refused by their keys. */
    void collectKeyRefusals(SourceRows again) {
        RowText row = new RowText();
        for (long count = 1; again.next(row); count++) {
            Optional<Fault.Refused> fault = known.find(row.line());
            fault.ifPresent(refused -> sinks.refused().add(row, List.of(refused)));
            if (count % LOOK_AROUND_EVERY == 0) {
                run.check();
            }
        }
    }

    Tally tally() {
        return tally;
    }
}
