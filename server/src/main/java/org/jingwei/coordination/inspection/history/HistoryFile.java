package org.jingwei.coordination.inspection.history;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jingwei.coordination.inspection.list.EntryCheck;
import org.jingwei.coordination.inspection.list.ListFile;

/** Reads a list of past inspections. */
final class HistoryFile {
    private static final ListFile.Limits LIMITS = new ListFile.Limits(32L << 20, 100_000);
    private static final int MAX_ID = 100;
    private static final int MAX_NAME = 300;
    private static final int MOST_FINDINGS = 10_000;
    private static final List<ListFile.Column> COLUMNS =
            List.of(
                    ListFile.Column.needed("id", "编号"),
                    ListFile.Column.needed("organisation", "单位"),
                    ListFile.Column.needed("enterprise", "企业", "统一社会信用代码"),
                    ListFile.Column.of("name", "名称", "企业名称"),
                    ListFile.Column.of("type", "类型", "检查类型"),
                    ListFile.Column.needed("date", "日期", "检查日期"),
                    ListFile.Column.of("outcome", "结果", "检查结果"),
                    ListFile.Column.of("findings", "问题数"));

    private final EntryCheck check;
    private final LocalDate today;
    private final Map<Long, PastVisit> visits = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();

    HistoryFile(EntryCheck check, LocalDate today) {
        this.check = check;
        this.today = today;
    }

    /** Its visits by their lines, as far as they are right by themselves. */
    Map<Long, PastVisit> read(InputStream stream) throws IOException {
        new ListFile(check, COLUMNS, LIMITS).read(stream, this::take);
        return visits;
    }

    private void take(ListFile.Row row) {
        EntryCheck here = row.check();
        String id = here.text("id", row.text("id"), MAX_ID);
        String organisation = here.text("organisation", row.text("organisation"), MAX_ID);
        Long before = lines.putIfAbsent(organisation + '\n' + id, row.line());
        if (before != null) {
            here.wrong("id", "is that of line " + before + " already");
        }
        visits.put(
                row.line(),
                new PastVisit(
                        id,
                        organisation,
                        here.text("enterprise", row.text("enterprise"), MAX_ID),
                        here.optional("name", row.text("name"), MAX_NAME),
                        here.optional("type", row.text("type"), MAX_ID),
                        day(row),
                        outcome(here, row.text("outcome")),
                        findings(row)));
    }

    private LocalDate day(ListFile.Row row) {
        if (row.text("date").isEmpty()) {
            row.check().wrong("date", "is missing");
        }
        LocalDate day = Objects.requireNonNullElse(row.day("date"), LocalDate.EPOCH);
        if (day.isAfter(today) || day.isBefore(LocalDate.EPOCH)) {
            row.check().wrong("date", "must be a day from 1970 to today");
        }
        return day;
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

    private static int findings(ListFile.Row row) {
        Integer many = row.number("findings");
        return many == null ? 0 : row.check().number("findings", many, 0, MOST_FINDINGS);
    }
}
