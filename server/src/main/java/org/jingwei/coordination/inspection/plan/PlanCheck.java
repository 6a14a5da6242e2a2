package org.jingwei.coordination.inspection.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jingwei.coordination.inspection.list.EntryCheck;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the parts of a plan of a draft, or tells all that is wrong with it. */
@Component
class PlanCheck {
    private static final int MOST_LINES = 500;
    private static final int MOST_ENTERPRISES = 5_000;
    private static final int MOST_INSPECTIONS = 100_000;
    private static final int MAX_TITLE = 200;
    private static final int MAX_CODE = 100;
    private static final int MAX_MINUTES = 10_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;
    private static final int MONTHS = 12;

    private final SubjectIndex subjects;

    PlanCheck(SubjectIndex subjects) {
        this.subjects = subjects;
    }

    /** What is right of a draft. */
    record Checked(int year, InspectionPlan.Kind kind, String title, List<CheckedLine> lines) {}

    /** A line with the enterprises that it names. */
    record CheckedLine(
            String item,
            int fromMonth,
            int toMonth,
            InspectionMode mode,
            int minutes,
            int many,
            Map<SubjectKey, SubjectIndex.Found> enterprises) {}

    /**
     * Checks a draft.
     *
     * @throws Problem invalid with every mistake and its place
     */
    Checked check(Scope scope, PlanDraft draft) {
        EntryCheck check = EntryCheck.start();
        int year = check.number("year", draft.year(), FIRST_YEAR, LAST_YEAR);
        InspectionPlan.Kind kind = check.given("kind", draft.kind(), InspectionPlan.Kind.ANNUAL);
        String title = check.text("title", draft.title(), MAX_TITLE);
        List<PlanDraft.LineDraft> drafts = given(check, draft);
        int named = drafts.stream().mapToInt(line -> keys(line.enterprises()).size()).sum();
        if (named > MOST_ENTERPRISES) {
            check.wrong("lines", "must name at most " + MOST_ENTERPRISES + " enterprises in all");
        }
        check.requireRight();
        Map<SubjectKey, SubjectIndex.Found> found = find(scope, drafts);
        List<CheckedLine> lines = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            lines.add(line(check, "lines[" + i + "].", drafts.get(i), found));
        }
        check.requireRight();
        return new Checked(year, kind, title, lines);
    }

    private static List<PlanDraft.LineDraft> given(EntryCheck check, PlanDraft draft) {
        List<PlanDraft.LineDraft> given = new ArrayList<>();
        List<PlanDraft.@Nullable LineDraft> lines = draft.lines();
        if (lines == null || lines.isEmpty() || lines.size() > MOST_LINES) {
            check.wrong("lines", "must be from 1 to " + MOST_LINES);
            return given;
        }
        for (PlanDraft.@Nullable LineDraft line : lines) {
            if (line == null) {
                check.wrong("lines", "must each be given");
            } else {
                given.add(line);
            }
        }
        return given;
    }

    private Map<SubjectKey, SubjectIndex.Found> find(
            Scope scope, List<PlanDraft.LineDraft> drafts) {
        return subjects.find(
                scope,
                drafts.stream()
                        .flatMap(line -> keys(line.enterprises()).stream())
                        .distinct()
                        .toList());
    }

    static List<SubjectKey> keys(@Nullable List<String> enterprises) {
        return Objects.requireNonNullElse(enterprises, List.<String>of()).stream()
                .filter(Objects::nonNull)
                .filter(key -> !key.isBlank() && key.length() <= MAX_CODE)
                .filter(key -> key.chars().noneMatch(Character::isISOControl))
                .distinct()
                .map(key -> new SubjectKey("ENTERPRISE", key))
                .toList();
    }

    private static CheckedLine line(
            EntryCheck check,
            String path,
            PlanDraft.LineDraft line,
            Map<SubjectKey, SubjectIndex.Found> found) {
        int from = check.number(path + "fromMonth", line.fromMonth(), 1, MONTHS);
        List<SubjectKey> keys = keys(line.enterprises());
        Map<SubjectKey, SubjectIndex.Found> enterprises = new LinkedHashMap<>();
        for (SubjectKey key : keys) {
            SubjectIndex.Found enterprise = found.get(key);
            if (enterprise == null) {
                check.wrong(
                        path + "enterprises",
                        key.key() + " does not exist or lies outside what you may see");
            } else {
                enterprises.put(key, enterprise);
            }
        }
        int many = Objects.requireNonNullElse(line.many(), keys.size());
        return new CheckedLine(
                check.text(path + "item", line.item(), MAX_CODE),
                from,
                check.number(
                        path + "toMonth",
                        Objects.requireNonNullElse(line.toMonth(), from),
                        from,
                        MONTHS),
                Objects.requireNonNullElse(line.mode(), InspectionMode.ON_SITE),
                check.number(path + "minutes", line.minutes(), 0, MAX_MINUTES),
                check.number(path + "many", many, Math.max(1, keys.size()), MOST_INSPECTIONS),
                enterprises);
    }
}
