package org.jingwei.lake.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of comma separated values (RFC 4180), read record by record. Sizes are limited so that an
 * unclosed quote ends the reading and not the memory.
 */
final class CsvFile implements AutoCloseable {
    private static final int MAX_FIELD = 1 << 20;
    private static final int MAX_RECORD = 4 << 20;
    private static final int MAX_FIELDS = 2000;

    private final CountedInput bytes;
    private final CloseableIterator<CsvRecord> records;

    private CsvFile(CountedInput bytes, CloseableIterator<CsvRecord> records) {
        this.bytes = bytes;
        this.records = records;
    }

    static CsvFile open(Path file, FileCharset charset) throws IOException {
        CountedInput bytes = new CountedInput(Files.newInputStream(file));
        CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .build(
                                CsvRecordHandler.builder()
                                        .maxFields(MAX_FIELDS)
                                        .maxFieldSize(MAX_FIELD)
                                        .maxRecordSize(MAX_RECORD)
                                        .build(),
                                charset.reader(bytes));
        return new CsvFile(bytes, reader.iterator());
    }

    /**
     * The next record, if there is one.
     *
     * @throws UnreadableFileException if what comes next is no record
     */
    Optional<CsvRecord> next() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            throw new UnreadableFileException(
                    "invalid-csv",
                    "The file is no CSV: "
                            + reason(e)
                            + ". Look for a quote that is not closed; nothing was taken.");
        }
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        return cause == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ": " + cause.getMessage();
    }

    long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
