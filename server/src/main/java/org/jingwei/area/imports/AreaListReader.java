package org.jingwei.area.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.LimitedStream;
import org.jingwei.http.Problem;

/**
 * Reads an area list: CSV in UTF-8, with or without a byte order mark, the columns named by its
 * first line. Each line is checked by itself here; what lines say of each other is for {@link
 * AreaListCheck}.
 */
final class AreaListReader {
    /** How much is read before giving up. */
    record Limits(long bytes, int rows) {
        static final Limits DEFAULT = new Limits(256L << 20, 2_000_000);
    }

    private static final int MAX_FIELD = 1_000;
    private static final int MAX_FIELDS = 64;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final AreaScheme scheme;
    private final Limits limits;
    private final Findings findings;
    private final List<AreaLine> lines = new ArrayList<>();
    private long lastLine;

    AreaListReader(AreaScheme scheme, Limits limits, Findings findings) {
        this.scheme = scheme;
        this.limits = limits;
        this.findings = findings;
    }

    /** The good lines in file order; the others are among the findings. */
    List<AreaLine> read(InputStream stream) throws IOException {
        try (CsvReader<CsvRecord> csv = csv(text(limited(stream)))) {
            readRecords(csv.iterator());
        } catch (CsvParseException e) {
            findings.add(lastLine + 1, "", "not readable as CSV: " + reason(e));
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            findings.add(lastLine + 1, "", "not UTF-8 here or soon after; save the file as UTF-8");
        }
        return lines;
    }

    private InputStream limited(InputStream stream) {
        return new LimitedStream(
                stream,
                limits.bytes(),
                () ->
                        Problem.tooLarge(
                                "The file has more than "
                                        + limits.bytes()
                                        + " bytes; send the tree in parts, upper levels first."));
    }

    private static CsvReader<CsvRecord> csv(Reader text) {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_FIELD)
                                .build(),
                        text);
    }

    private static Reader text(InputStream stream) throws IOException {
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        try {
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(e);
        }
        return reader;
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    private void readRecords(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            findings.add(1, "", "the file is empty");
            return;
        }
        Optional<AreaColumns> columns = AreaColumns.of(records.next(), findings);
        lastLine = 1;
        if (columns.isEmpty()) {
            return;
        }
        int rows = 0;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            if (++rows > limits.rows()) {
                findings.add(lastLine, "", "more than " + limits.rows() + " areas");
                return;
            }
            columns.get().read(record, scheme, findings).ifPresent(lines::add);
        }
        if (rows == 0) {
            findings.add(1, "", "no areas follow the column names");
        }
    }
}
