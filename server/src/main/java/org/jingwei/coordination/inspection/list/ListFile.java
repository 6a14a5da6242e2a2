package org.jingwei.coordination.inspection.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jingwei.http.LimitedStream;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of the desk, or of the past: CSV in UTF-8, the columns named by its first line in
 * Chinese or English. Every mistake is noted with its line and column; a file with one is taken as
 * none.
 */
public final class ListFile {
    private static final int MOST_FIELDS = 32;
    private static final int MOST_SIGNS = 8_000;
    private static final String MARK = "\uFEFF";

    /** How large a list may be. */
    public record Limits(long bytes, int rows) {
        /** Of the lists that a desk keeps. */
        static final Limits DESK = new Limits(8L << 20, 20_000);
    }

    private final Limits limits;

    private final EntryCheck check;
    private final List<Column> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private long lastLine;
    private int rows;

    ListFile(EntryCheck check, List<Column> columns) {
        this(check, columns, Limits.DESK);
    }

    /** A list of these columns, up to these limits. */
    public ListFile(EntryCheck check, List<Column> columns, Limits limits) {
        this.limits = limits;
        this.check = check;
        this.columns = List.copyOf(columns);
    }

    /**
     * What a column may be called, its own name first.
     *
     * @param needed whether there is no list without it
     */
    public record Column(boolean needed, List<String> names) {
        /** There is no list without it. */
        public static Column needed(String... names) {
            return new Column(true, List.of(names));
        }

        /** It may be missing. */
        public static Column of(String... names) {
            return new Column(false, List.of(names));
        }

        String path() {
            return names.getFirst();
        }

        boolean isCalled(String name) {
            return names.stream().anyMatch(known -> known.equalsIgnoreCase(name));
        }
    }

    /**
     * A line of the file.
     *
     * @param check where its mistakes are noted
     */
    public record Row(long line, EntryCheck check, Map<String, String> texts) {
        /** What it says there; nothing where there is no such column. */
        public String text(String path) {
            return texts.getOrDefault(path, "");
        }

        /** The number it says there; nothing where it says none. */
        public @Nullable Integer number(String path) {
            String text = text(path);
            try {
                return text.isEmpty() ? null : Integer.valueOf(text);
            } catch (NumberFormatException e) {
                check.wrong(path, "must be a number");
                return null;
            }
        }

        /** The day it says there; nothing where it says none. */
        public @Nullable LocalDate day(String path) {
            String text = text(path);
            try {
                return text.isEmpty() ? null : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                check.wrong(path, "must be a day like 2026-01-31");
                return null;
            }
        }
    }

    /** Hands over its lines, one after the other. */
    public void read(InputStream stream, Consumer<Row> take) throws IOException {
        InputStream limited =
                new LimitedStream(
                        stream,
                        limits.bytes(),
                        () ->
                                Problem.tooLarge(
                                        "The file has more than "
                                                + limits.bytes()
                                                + " bytes; send the list in parts."));
        try (CsvReader<CsvRecord> csv = csv(limited)) {
            records(csv.iterator(), take);
        } catch (CsvParseException e) {
            check.at(lastLine + 1)
                    .wrong(
                            "",
                            "not readable as CSV here; check the quotes and the number of signs");
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            check.at(lastLine + 1)
                    .wrong("", "not UTF-8 here or soon after; save the file as UTF-8");
        }
    }

    private static CsvReader<CsvRecord> csv(InputStream stream) {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(MOST_SIGNS)
                                .build(),
                        new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
    }

    private void records(Iterator<CsvRecord> records, Consumer<Row> take) {
        if (!records.hasNext() || !head(records.next())) {
            return;
        }
        while (records.hasNext() && !check.isFull()) {
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            if (++rows > limits.rows()) {
                check.at(lastLine)
                        .wrong(
                                "",
                                "a file has at most " + limits.rows() + " lines; send it in parts");
                return;
            }
            take.accept(row(record));
        }
    }

    private boolean head(CsvRecord row) {
        EntryCheck head = check.at(1);
        for (int i = 0; i < row.getFieldCount(); i++) {
            String name = row.getField(i).replace(MARK, "").strip();
            for (Column column : columns) {
                if (column.isCalled(name) && places.putIfAbsent(column.path(), i) != null) {
                    head.wrong(column.path(), "the column is there twice");
                }
            }
        }
        columns.stream()
                .filter(column -> column.needed() && !places.containsKey(column.path()))
                .forEach(column -> head.wrong(column.path(), "the column is missing"));
        return head.isRight();
    }

    private Row row(CsvRecord record) {
        Map<String, String> texts = new HashMap<>();
        places.forEach((path, place) -> {
            if (place < record.getFieldCount()) {
                texts.put(path, record.getField(place).strip());
            }
        });
        long line = record.getStartingLineNumber();
        return new Row(line, check.at(line), texts);
    }
}
