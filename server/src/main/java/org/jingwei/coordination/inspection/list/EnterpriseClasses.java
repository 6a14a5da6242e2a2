package org.jingwei.coordination.inspection.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The list of enterprises that must be inspected, at most so often, or not at all. It is kept by
 * the centre of the whole place, entry by entry or as a file, which is taken whole or not at all.
 */
@Component
public class EnterpriseClasses {
    private static final int MAX_WORDS = 100;
    private static final List<ListFile.Column> COLUMNS =
            List.of(
                    ListFile.Column.needed("kind", "类别"),
                    ListFile.Column.of("enterprise", "企业", "统一社会信用代码"),
                    ListFile.Column.of("area", "区划", "区划代码"),
                    ListFile.Column.of("organisation", "单位", "单位标识"),
                    ListFile.Column.of("item", "事项", "事项编码"),
                    ListFile.Column.of("most", "年度上限"),
                    ListFile.Column.needed("from", "起始日期"),
                    ListFile.Column.of("to", "截止日期"),
                    ListFile.Column.needed("reason", "理由"),
                    ListFile.Column.needed("source", "来源", "依据"));

    private final ScopedDatabase database;
    private final ClassCheck classes;
    private final AuditTrail audit;

    EnterpriseClasses(ScopedDatabase database, ClassCheck classes, AuditTrail audit) {
        this.database = database;
        this.classes = classes;
        this.audit = audit;
    }

    /**
     * What a file does.
     *
     * @param kept whether it was taken in, or only looked at
     */
    public record Report(boolean kept, int rows) {}

    /** One page of those about whom these words are said, the newest first. */
    public Page<EnterpriseClass> list(
            Scope scope,
            Optional<String> words,
            Optional<EnterpriseClass.Kind> kind,
            PageRequest page) {
        String text = words.map(String::strip).orElse("");
        if (text.length() > MAX_WORDS) {
            throw Problem.badRequest(
                    "invalid-query", "q has at most " + MAX_WORDS + " characters.");
        }
        long before = page.cursorAsNumber().orElse(Long.MAX_VALUE);
        List<EnterpriseClass> oneMore =
                database.call(
                        scope, jdbc -> ClassRows.list(jdbc, text, kind, before, page.limit() + 1));
        return Page.of(oneMore, page.limit(), one -> Long.toString(one.number()));
    }

    /** Says one; what was said of the same from the same day on is said anew. */
    public void say(Scope scope, EnterpriseClass.Draft draft) {
        EntryCheck check = EntryCheck.start();
        ClassCheck.Checked checked = ClassCheck.check(check, draft);
        check.requireRight();
        database.run(
                scope,
                jdbc -> {
                    ListKeepers.require(jdbc);
                    List<ClassCheck.Placed> placed =
                            classes.place(scope, jdbc, check, Map.of(0L, checked));
                    check.requireRight();
                    audit.done(scope, "inspection.class", "class", ClassRows.write(jdbc, placed));
                });
    }

    /**
     * Reads a list.
     *
     * @param keeps whether it is taken in where nothing is wrong with it
     * @throws Problem invalid with the line, the column and the reason of each mistake
     */
    public Report read(Scope scope, InputStream stream, boolean keeps) throws IOException {
        database.run(scope, ListKeepers::require);
        EntryCheck check = EntryCheck.start();
        Map<Long, ClassCheck.Checked> read = new LinkedHashMap<>();
        Map<String, Long> lines = new HashMap<>();
        new ListFile(check, COLUMNS)
                .read(
                        stream,
                        row -> {
                            ClassCheck.Checked one = ClassCheck.check(row.check(), draft(row));
                            Long before = lines.putIfAbsent(one.same(), row.line());
                            if (before != null) {
                                row.check().wrong("", "is on line " + before + " already");
                            }
                            read.put(row.line(), one);
                        });
        return database.call(
                scope,
                jdbc -> {
                    List<ClassCheck.Placed> placed = classes.place(scope, jdbc, check, read);
                    requireRight(check, placed);
                    if (keeps) {
                        audit.done(
                                scope,
                                "inspection.class-import",
                                "class",
                                ClassRows.write(jdbc, placed));
                    }
                    return new Report(keeps, placed.size());
                });
    }

    private static EnterpriseClass.Draft draft(ListFile.Row row) {
        return new EnterpriseClass.Draft(
                kind(row),
                row.text("enterprise"),
                row.text("area"),
                row.text("organisation"),
                row.text("item"),
                row.number("most"),
                row.day("from"),
                row.day("to"),
                row.text("reason"),
                row.text("source"));
    }

    private static EnterpriseClass.@Nullable Kind kind(ListFile.Row row) {
        return switch (row.text("kind").toUpperCase(Locale.ROOT)) {
            case "MUST", "应查" -> EnterpriseClass.Kind.MUST;
            case "LIMITED", "限查" -> EnterpriseClass.Kind.LIMITED;
            case "EXEMPT", "不查" -> EnterpriseClass.Kind.EXEMPT;
            case "" -> null;
            default -> {
                row.check().wrong("kind", "must be MUST 应查, LIMITED 限查 or EXEMPT 不查");
                yield EnterpriseClass.Kind.MUST;
            }
        };
    }

    private static void requireRight(EntryCheck check, List<ClassCheck.Placed> placed) {
        if (check.isRight() && placed.isEmpty()) {
            check.at(1).wrong("", "the file has no entries");
        }
        if (!check.isRight()) {
            throw Problem.invalid(
                            "invalid-items",
                            "The list has mistakes and nothing of it was taken in; see errors.")
                    .chinese("清单有错误，未导入任何条目；请按 errors 逐行更正后重新上传。")
                    .errors(
                            check.places().stream()
                                    .sorted(Comparator.comparingLong(Problem.Place::line))
                                    .toList());
        }
    }
}
