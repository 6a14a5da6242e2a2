package org.jingwei.coordination.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterList;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tries a changed rule on the matters of a year that were submitted, beside the rule as it is.
 *
 * <p>Both are asked as if they had been valid throughout, of each matter as it stood among those
 * submitted before it; what became of it then plays no part. What was never submitted, because a
 * rule refused it, is its requester's draft and not looked at. Matters are judged in parts of some
 * thousand targets until all are or the time is over.
 */
@Component
public class Rehearsals {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int PART = 500;
    private static final int PART_TARGETS = 20_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private final ScopedDatabase database;
    private final RuleCheck check;
    private final AskedRows rows;
    private final Judge judge;
    private final MatterList matters;
    private final AuditTrail audit;

    Rehearsals(
            ScopedDatabase database,
            RuleCheck check,
            AskedRows rows,
            Judge judge,
            MatterList matters,
            AuditTrail audit) {
        this.database = database;
        this.check = check;
        this.rows = rows;
        this.judge = judge;
        this.matters = matters;
        this.audit = audit;
    }

    /**
     * Tries a rule.
     *
     * @param draft the rule as it would be; if there is one of its id, that is compared with
     * @param page which of the matters that are judged otherwise to show
     * @throws Problem forbidden to who would not be allowed to change the rule
     */
    public Rehearsal rehearse(Scope scope, RuleDraft draft, int year, PageRequest page) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.badRequest(
                    "invalid-year", "year must be from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return database.call(
                scope,
                jdbc -> {
                    Optional<Rule> before =
                            Optional.ofNullable(draft.id()).flatMap(id -> RuleRows.find(jdbc, id));
                    Rule after = check.check(scope, draft, before);
                    Rules.requireEditable(RuleRows.isEditable(jdbc, after.range()));
                    Tally tally = new Tally(page);
                    boolean whole =
                            run(
                                    jdbc,
                                    new Pair(before.map(Rule::always), after.always()),
                                    year,
                                    tally);
                    audit.done(scope, "rule.rehearse", "rule:" + after.id(), tally.judged);
                    return tally.rehearsal(year, whole);
                });
    }

    private record Pair(Optional<Rule> before, Rule after) {}

    private boolean run(JdbcClient jdbc, Pair pair, int year, Tally tally) {
        long end = System.nanoTime() + TIME.toNanos();
        long last = 0;
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        while (true) {
            List<Matter> part = bounded(matters.submitted(jdbc, year, last, PART));
            if (part.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
            List<Asked> asked = rows.of(jdbc, part, true);
            Map<String, List<Finding>> was =
                    pair.before()
                            .map(rule -> judge.judge(jdbc, List.of(rule), asked, today))
                            .orElse(Map.of());
            Map<String, List<Finding>> now = judge.judge(jdbc, List.of(pair.after()), asked, today);
            part.forEach(matter -> tally.add(matter, first(was, matter), first(now, matter)));
            last = part.getLast().number();
        }
    }

    /** As many of them as have no more targets together than fit into memory with ease. */
    private static List<Matter> bounded(List<Matter> part) {
        int targets = 0;
        for (int i = 0; i < part.size(); i++) {
            targets += part.get(i).targets();
            if (targets > PART_TARGETS) {
                return part.subList(0, Math.max(1, i));
            }
        }
        return part;
    }

    private static Optional<Finding> first(Map<String, List<Finding>> found, Matter matter) {
        return found.getOrDefault(matter.id(), List.of()).stream().findFirst();
    }

    /** Counts while matters come by, and keeps those of the page and one more. */
    private static final class Tally {
        private final Map<Severity, Long> before = new EnumMap<>(Severity.class);
        private final Map<Severity, Long> after = new EnumMap<>(Severity.class);
        private final List<Rehearsal.Change> changes = new ArrayList<>();
        private final PageRequest page;
        private final long from;
        private long judged;
        private long different;

        Tally(PageRequest page) {
            this.page = page;
            this.from = page.cursorAsNumber().orElse(0L);
        }

        void add(Matter matter, Optional<Finding> was, Optional<Finding> now) {
            judged++;
            was.ifPresent(found -> before.merge(found.severity(), 1L, Long::sum));
            now.ifPresent(found -> after.merge(found.severity(), 1L, Long::sum));
            if (was.map(Finding::severity).equals(now.map(Finding::severity))) {
                return;
            }
            different++;
            if (matter.number() > from && changes.size() <= page.limit()) {
                changes.add(
                        new Rehearsal.Change(
                                matter.id(),
                                matter.number(),
                                matter.title(),
                                matter.requester(),
                                was,
                                now));
            }
        }

        Rehearsal rehearsal(int year, boolean whole) {
            return new Rehearsal(
                    year,
                    judged,
                    whole,
                    before,
                    after,
                    different,
                    Page.of(changes, page.limit(), change -> Long.toString(change.number())));
        }
    }
}
