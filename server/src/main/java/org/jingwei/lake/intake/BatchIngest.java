package org.jingwei.lake.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jingwei.area.AreaLocatorSource;
import org.jingwei.area.AreaRegister;
import org.jingwei.area.Areas;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.AreaLocator;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.RejectWriter;
import org.springframework.stereotype.Component;

/** Brings a batch's rows into the lake in one commit, or none of them. */
@Component
class BatchIngest {
    private final Lake lake;
    private final Spool spool;
    private final BatchBook book;
    private final Areas areas;
    private final AreaRegister register;
    private final AreaLocatorSource locators;

    BatchIngest(
            Lake lake,
            Spool spool,
            BatchBook book,
            Areas areas,
            AreaRegister register,
            AreaLocatorSource locators) {
        this.lake = lake;
        this.spool = spool;
        this.book = book;
        this.areas = areas;
        this.register = register;
        this.locators = locators;
    }

    /** Whether the batch's rows are in the lake already; makes the dataset's table if need be. */
    boolean isCommitted(BatchBook.Job job, Dataset dataset) {
        lake.create(LakeTables.of(dataset));
        return lake.isCommitted(dataset.id(), job.id());
    }

    /**
     * Reads the file from its beginning and commits its rows.
     *
     * @throws UnreadableFileException if nothing of it can be taken; nothing was committed then
     */
    void ingest(BatchBook.Job job, Dataset dataset, BooleanSupplier stopping) {
        book.startOver(job);
        try (CsvFile file = open(job);
                BatchWriter rows = lake.write(dataset.id(), job.id(), job.number(), dataset.key());
                RejectWriter rejects = lake.writeRejects(dataset.id(), job.id())) {
            RowReader reader = reader(dataset, header(file, dataset));
            Tally tally =
                    new BatchReading(book, job, dataset, rows, rejects)
                            .readAll(file, reader, stopping);
            if (tally.accepted() == 0) {
                throw nothingTaken(tally);
            }
            rows.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvFile open(BatchBook.Job job) throws IOException {
        Path path = spool.file(job.id());
        if (!Files.exists(path)) {
            throw new UnreadableFileException(
                    "file-lost", "The file is not in the spool any more; send it again.");
        }
        return CsvFile.open(path, job.charset());
    }

    private static Header header(CsvFile file, Dataset dataset) {
        CsvRecord record =
                file.next()
                        .orElseThrow(() ->
                                new UnreadableFileException(
                                        "invalid-header", "The file has no header row."));
        return Header.of(dataset, record.getFields());
    }

    private RowReader reader(Dataset dataset, Header header) {
        AreaLocator locator =
                dataset.placing().position().isPresent()
                        ? locators.locator()
                        : AreaLocator.builder().build();
        return new RowReader(
                dataset, header, areas.scheme(), new RowPlacer(dataset, register, locator));
    }

    private static UnreadableFileException nothingTaken(Tally tally) {
        return new UnreadableFileException(
                "no-row-accepted",
                tally.rows() == 0
                        ? "The file has a header and no rows."
                        : "None of the "
                                + tally.rows()
                                + " rows was accepted; the list of refused lines says why.");
    }
}
