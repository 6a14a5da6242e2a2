package org.jingwei.coordination.inspection.history;

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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jingwei.coordination.inspection.list.EntryCheck;
import org.jingwei.http.LimitedStream;
import org.jingwei.http.Problem;

/**
 * Reads past inspections: CSV in UTF-8, the columns named by its first line in Chinese or English.
 * Every mistake is noted with its line and column; a file with one is taken as none.
 */
final class HistoryFile {
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_FIELDS = 64;
    private static final int MOST_SIGNS = 2_000;
    private static final int MAX_ID = 100;
    private static final int MAX_NAME = 300;
    private static final int MOST_FINDINGS = 10_000;
    private static final String MARK = "\uFEFF";

    /** What a column may be, with what it may be called. */
    private enum Column {
        ID("id", "编号"),
        ORGANISATION("organisation", "单位"),
        ENTERPRISE("enterprise", "企业", "统一社会信用代码"),
        NAME("name", "名称", "企业名称"),
        TYPE("type", "类型", "检查类型"),
        DATE("date", "日期", "检查日期"),
        OUTCOME("outcome", "结果", "检查结果"),
        FINDINGS("findings", "问题数");

        @SuppressWarnings("ImmutableEnumChecker") // a list that nobody changes
        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        String path() {
            return names.getFirst();
        }

        boolean isCalled(String name) {
            return names.stream().anyMatch(known -> known.equalsIgnoreCase(name));
        }
    }

    private static final List<Column> NEEDED =
            List.of(Column.ID, Column.ORGANISATION, Column.ENTERPRISE, Column.DATE);

    private final EntryCheck check;
    private final LocalDate today;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final Map<Long, PastVisit> visits = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private long line;

    HistoryFile(EntryCheck check, LocalDate today) {
        this.check = check;
        this.today = today;
    }

    /** Its visits by their lines, as far as they are right by themselves. */
    Map<Long, PastVisit> read(InputStream stream) throws IOException {
        InputStream limited =
                new LimitedStream(
                        stream,
                        MOST_BYTES,
                        () ->
                                Problem.tooLarge(
                                        "The file has more than "
                                                + MOST_BYTES
                                                + " bytes; send it in parts."));
        try (CsvReader<CsvRecord> csv = csv(limited)) {
            records(csv.iterator());
        } catch (CsvParseException e) {
            check.at(line + 1).wrong("", "not readable as CSV here; check the quotes");
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            check.at(line + 1).wrong("", "not UTF-8 here or soon after; save the file as UTF-8");
        }
        return visits;
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

    private void records(Iterator<CsvRecord> records) {
        if (!records.hasNext() || !head(records.next())) {
            return;
        }
        while (records.hasNext() && !check.isFull()) {
            CsvRecord row = records.next();
            line = row.getStartingLineNumber();
            if (visits.size() >= MOST_ROWS) {
                check.at(line).wrong("", "a file has at most " + MOST_ROWS + " rows; send parts");
                return;
            }
            take(row);
        }
    }

    private boolean head(CsvRecord row) {
        EntryCheck head = check.at(1);
        for (int i = 0; i < row.getFieldCount(); i++) {
            String name = row.getField(i).replace(MARK, "").strip();
            for (Column column : Column.values()) {
                if (column.isCalled(name) && places.putIfAbsent(column, i) != null) {
                    head.wrong(column.path(), "the column is there twice");
                }
            }
        }
        NEEDED.stream()
                .filter(column -> !places.containsKey(column))
                .forEach(column -> head.wrong(column.path(), "the column is missing"));
        return head.isRight();
    }

    private void take(CsvRecord row) {
        EntryCheck here = check.at(line);
        String id = here.text("id", text(row, Column.ID), MAX_ID);
        String organisation = here.text("organisation", text(row, Column.ORGANISATION), MAX_ID);
        Long before = lines.putIfAbsent(organisation + '\n' + id, line);
        if (before != null) {
            here.wrong("id", "is that of line " + before + " already");
        }
        visits.put(
                line,
                new PastVisit(
                        id,
                        organisation,
                        here.text("enterprise", text(row, Column.ENTERPRISE), MAX_ID),
                        here.optional("name", text(row, Column.NAME), MAX_NAME),
                        here.optional("type", text(row, Column.TYPE), MAX_ID),
                        day(here, text(row, Column.DATE)),
                        outcome(here, text(row, Column.OUTCOME)),
                        findings(here, text(row, Column.FINDINGS))));
    }

    private String text(CsvRecord row, Column column) {
        Integer place = places.get(column);
        return place == null || place >= row.getFieldCount() ? "" : row.getField(place).strip();
    }

    private LocalDate day(EntryCheck here, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isAfter(today) || day.isBefore(LocalDate.EPOCH)) {
                here.wrong("date", "must be a day from 1970 to today");
            }
            return day;
        } catch (DateTimeParseException e) {
            here.wrong("date", "must be a day like 2026-01-31");
            return LocalDate.EPOCH;
        }
    }

    private static PastVisit.Outcome outcome(EntryCheck here, String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "PASSED", "通过", "合格" -> PastVisit.Outcome.PASSED;
            case "CONDITIONAL", "有条件通过" -> PastVisit.Outcome.CONDITIONAL;
            case "FAILED", "不通过", "不合格" -> PastVisit.Outcome.FAILED;
            case "", "UNKNOWN", "不详" -> PastVisit.Outcome.UNKNOWN;
            default -> {
                here.wrong("outcome", "must be PASSED 通过, CONDITIONAL 有条件通过, FAILED 不通过 or empty");
                yield PastVisit.Outcome.UNKNOWN;
            }
        };
    }

    private static int findings(EntryCheck here, String text) {
        try {
            return text.isEmpty()
                    ? 0
                    : here.number("findings", Integer.valueOf(text), 0, MOST_FINDINGS);
        } catch (NumberFormatException e) {
            here.wrong("findings", "must be a number");
            return 0;
        }
    }
}
