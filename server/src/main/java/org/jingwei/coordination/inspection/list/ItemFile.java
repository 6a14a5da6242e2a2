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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jingwei.http.LimitedStream;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of items: CSV in UTF-8, the columns named by its first line in Chinese or English.
 * Every mistake is noted with its line and column; a file with one is taken as none.
 */
final class ItemFile {
    private static final long MOST_BYTES = 8L << 20;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_FIELDS = 32;
    private static final int MOST_SIGNS = 8_000;
    private static final String MARK = "\uFEFF";

    /** What a column may be, with what it may be called. */
    private enum Column {
        CODE("code", "编码", "事项编码"),
        NAME("name", "名称", "事项名称"),
        LEGAL_BASIS("legalBasis", "依据", "法律依据"),
        ORGANISATION("organisation", "单位", "单位标识"),
        OBJECT_TYPE("objectType", "检查对象"),
        MODE("mode", "方式", "检查方式"),
        CHECKLIST("checklist", "检查内容"),
        CAP_PER_YEAR("capPerYear", "年度上限"),
        PUBLISHED_ON("publishedOn", "公布日期"),
        ENDED_ON("endedOn", "废止日期"),
        LAST_USED_ON("lastUsedOn", "最近使用");

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
            List.of(Column.CODE, Column.NAME, Column.LEGAL_BASIS, Column.PUBLISHED_ON);

    private final EntryCheck check;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final Map<Long, ItemCheck.Checked> items = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final List<Long> order = new ArrayList<>();

    ItemFile(EntryCheck check) {
        this.check = check;
    }

    /** Its items by their lines, as far as they are right by themselves. */
    Map<Long, ItemCheck.Checked> read(InputStream stream) throws IOException {
        InputStream limited =
                new LimitedStream(
                        stream,
                        MOST_BYTES,
                        () ->
                                Problem.tooLarge(
                                        "The file has more than "
                                                + MOST_BYTES
                                                + " bytes; send the list in parts."));
        try (CsvReader<CsvRecord> csv = csv(limited)) {
            records(csv.iterator());
        } catch (CsvParseException e) {
            check.at(lastLine() + 1)
                    .wrong(
                            "",
                            "not readable as CSV here; check the quotes and the number of signs");
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            check.at(lastLine() + 1)
                    .wrong("", "not UTF-8 here or soon after; save the file as UTF-8");
        }
        return items;
    }

    private long lastLine() {
        return order.isEmpty() ? 0 : order.getLast();
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
            if (order.size() >= MOST_ROWS) {
                check.at(row.getStartingLineNumber())
                        .wrong("", "a file has at most " + MOST_ROWS + " items; send it in parts");
                return;
            }
            order.add(row.getStartingLineNumber());
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
        long line = row.getStartingLineNumber();
        EntryCheck here = check.at(line);
        ItemCheck.Checked item = ItemCheck.check(here, text(row, Column.CODE), draft(here, row));
        Long before = lines.putIfAbsent(item.code(), line);
        if (before != null) {
            here.wrong("code", "is on line " + before + " already");
        }
        items.put(line, item);
    }

    private InspectionItemDraft draft(EntryCheck here, CsvRecord row) {
        return new InspectionItemDraft(
                text(row, Column.NAME),
                text(row, Column.LEGAL_BASIS),
                text(row, Column.ORGANISATION),
                text(row, Column.OBJECT_TYPE),
                mode(here, text(row, Column.MODE)),
                checklist(text(row, Column.CHECKLIST)),
                number(here, text(row, Column.CAP_PER_YEAR)),
                day(here, row, Column.PUBLISHED_ON),
                day(here, row, Column.ENDED_ON),
                day(here, row, Column.LAST_USED_ON));
    }

    private String text(CsvRecord row, Column column) {
        Integer place = places.get(column);
        return place == null || place >= row.getFieldCount() ? "" : row.getField(place).strip();
    }

    private static InspectionMode mode(EntryCheck here, String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "", "ON_SITE", "现场" -> InspectionMode.ON_SITE;
            case "REMOTE", "非现场", "线上" -> InspectionMode.REMOTE;
            default -> {
                here.wrong("mode", "must be ON_SITE 现场 or REMOTE 非现场");
                yield InspectionMode.ON_SITE;
            }
        };
    }

    /** Entries stand in one field, with a stroke between them. */
    private static List<InspectionItemDraft.@Nullable CheckDraft> checklist(String text) {
        List<InspectionItemDraft.@Nullable CheckDraft> entries = new ArrayList<>();
        for (String entry : text.split("\\|", -1)) {
            if (!entry.isBlank()) {
                entries.add(new InspectionItemDraft.CheckDraft("", entry, "", ""));
            }
        }
        return entries;
    }

    private static @Nullable Integer number(EntryCheck here, String text) {
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            here.wrong("capPerYear", "must be a number");
            return null;
        }
    }

    private @Nullable LocalDate day(EntryCheck here, CsvRecord row, Column column) {
        String text = text(row, column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            here.wrong(column.path(), "must be a day like 2026-01-31");
            return null;
        }
    }
}
