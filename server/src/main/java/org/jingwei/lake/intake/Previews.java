package org.jingwei.lake.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.lake.Mapping;
import org.jingwei.lake.intake.format.FileGuess;
import org.jingwei.lake.intake.format.FileProbe;
import org.jingwei.lake.intake.format.RowText;
import org.jingwei.lake.intake.format.SourceRows;
import org.jingwei.lake.intake.format.UnreadableFileException;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Looks at held files: with the very reader and the very checks that the run will use. */
@Component
public class Previews {
    private static final int DRY_ROWS = 1000;
    private static final int RAW_ROWS = 20;
    private static final int MOST_FAULTS = 100;
    private static final int SHOWN_CHARACTERS = 200;

    private final Batches batches;
    private final Datasets datasets;
    private final Spool spool;
    private final SourceFiles files;
    private final AuditTrail audit;

    Previews(Batches batches, Datasets datasets, Spool spool, SourceFiles files, AuditTrail audit) {
        this.batches = batches;
        this.datasets = datasets;
        this.spool = spool;
        this.files = files;
        this.audit = audit;
    }

    /**
     * Looks at the file of a batch.
     *
     * @throws Problem conflict if the batch is not held
     */
    public Preview preview(Scope scope, String id) {
        Batch batch = batches.get(scope, id);
        IntakeKeeping.requireFile(batch);
        if (batch.state() != BatchState.HELD) {
            throw Problem.conflict(
                    "not-held",
                    "The batch is " + batch.state() + "; only a HELD one is looked at.");
        }
        Dataset dataset = datasets.get(scope, batch.dataset());
        try {
            FileGuess guess = FileProbe.guess(spool.file(id), batch.fileName());
            Preview preview = look(batch, dataset, guess);
            audit.done(scope, "batch.preview", id, preview.rows().size());
            return preview;
        } catch (UnreadableFileException e) {
            throw Problem.invalid(e.code(), e.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Preview look(Batch batch, Dataset dataset, FileGuess guess) {
        List<String> header = List.of();
        List<List<String>> rows = List.of();
        List<Preview.Suggestion> suggestions = List.of();
        Optional<Preview.DryRun> dryRun = Optional.empty();
        Optional<String> problem = Optional.empty();
        try {
            header = header(batch, dataset);
            rows = rawRows(batch, dataset);
            suggestions = Suggestions.of(dataset, header, rows);
            dryRun = Optional.of(dryRun(batch, dataset));
        } catch (UnreadableFileException e) {
            problem = Optional.of(e.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Preview(
                guess(guess.format()),
                guess.charset().map(Previews::guess),
                guess.delimiter().map(Previews::guess),
                new Preview.InForce(
                        batch.format(),
                        batch.charset(),
                        batch.delimiter(),
                        batch.sheet(),
                        batch.mapping()),
                header,
                rows,
                suggestions,
                Suggestions.mapping(suggestions),
                dryRun,
                problem);
    }

    private static <T> Preview.Guess<T> guess(FileGuess.Sure<T> sure) {
        return new Preview.Guess<>(sure.value(), Math.round(sure.confidence() * 100) / 100.0);
    }

    private List<String> header(Batch batch, Dataset dataset) throws IOException {
        try (SourceRows file = files.open(batch, dataset)) {
            return file.header();
        }
    }

    private List<List<String>> rawRows(Batch batch, Dataset dataset) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (SourceRows file = files.open(batch, dataset)) {
            RowText row = new RowText();
            while (rows.size() < RAW_ROWS && file.next(row)) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.count(); i++) {
                    cells.add(shortened(row.cell(i)));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }

    private Preview.DryRun dryRun(Batch batch, Dataset dataset) throws IOException {
        Tally tally = new Tally();
        List<Preview.FirstFault> faults = new ArrayList<>();
        Optional<Mapping> mapping = batch.mapping();
        try (SourceRows file = files.open(batch, dataset)) {
            RowReader reader = files.reader(dataset, mapping, file);
            RowText row = new RowText();
            while (tally.rows() < DRY_ROWS && file.next(row)) {
                if (reader.read(row)) {
                    tally.accept(reader.placement().isPlaced());
                    tally.warn(reader.warnings());
                } else {
                    tally.refuse(reader.faults());
                    note(row.line(), reader.faults(), faults);
                }
            }
        }
        Tally.Counts counts = tally.counts();
        return new Preview.DryRun(
                counts.rows(),
                counts.accepted(),
                counts.refused(),
                counts.unplaced(),
                counts.warnings().stream()
                        .map(found ->
                                new Preview.Warned(found.element(), found.rule(), found.count()))
                        .toList(),
                faults);
    }

    private static void note(
            long line, List<Fault.Refused> refused, List<Preview.FirstFault> faults) {
        for (Fault.Refused fault : refused) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(
                        new Preview.FirstFault(
                                line,
                                fault.element(),
                                fault.rule(),
                                fault.reason(),
                                fault.value().map(Previews::shortened)));
            }
        }
    }
}
