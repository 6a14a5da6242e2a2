package org.jingwei.coordination.inspection.plan;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.inspection.list.EntryCheck;
import org.jingwei.coordination.inspection.list.InspectionDesk;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.stereotype.Component;

/** Writes the tasks of cases and orders down, and lists all tasks to whom they concern. */
@Component
public class Tasks {
    private static final int MAX_SOURCE = 400;
    private static final int MAX_CODE = 100;
    private static final int MAX_MINUTES = 10_000;
    private static final int MAX_DAYS = 366;
    private static final int MAX_WORDS = 100;
    private static final int EMERGENCY_DAYS = 60;

    private final ScopedDatabase database;
    private final SubjectIndex subjects;
    private final EndedMatters ended;
    private final AuditTrail audit;

    Tasks(ScopedDatabase database, SubjectIndex subjects, EndedMatters ended, AuditTrail audit) {
        this.database = database;
        this.subjects = subjects;
        this.ended = ended;
        this.audit = audit;
    }

    /**
     * What part of the tasks is asked for.
     *
     * @param words of the enterprise's name, or its code
     * @param open only those that can become a matter
     */
    public record Filter(
            Optional<String> words,
            Optional<String> organisation,
            Optional<String> plan,
            boolean open) {}

    /** One page of the tasks that the scope sees, the newest first. */
    public Page<Task> list(Scope scope, Filter filter, PageRequest page) {
        String words = filter.words().map(String::strip).orElse("");
        if (words.length() > MAX_WORDS) {
            throw Problem.badRequest(
                    "invalid-query", "q has at most " + MAX_WORDS + " characters.");
        }
        List<Task> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                "SELECT * FROM ("
                                                        + TaskRows.COLUMNS
                                                        + """
                                                        ) task WHERE number < :before AND (open OR NOT :open)
                                                          AND (:organisation = '' OR organisation = :organisation)
                                                          AND (:plan = '' OR plan = :plan)
                                                          AND (strpos(enterprise_name, :words) > 0 OR enterprise = upper(:words))
                                                        ORDER BY number DESC LIMIT :limit\
                                                        """)
                                        .param("ended", ended.inVain())
                                        .param(
                                                "before",
                                                page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                        .param("open", filter.open())
                                        .param("organisation", filter.organisation().orElse(""))
                                        .param("plan", filter.plan().orElse(""))
                                        .param("words", words)
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) -> TaskRows.task(row))
                                        .list());
        return Page.of(oneMore, page.limit(), task -> Long.toString(task.number()));
    }

    private record Checked(
            TaskOrigin origin,
            String source,
            String item,
            String enterprise,
            SubjectIndex.Found found,
            LocalDate from,
            LocalDate to,
            int minutes,
            InspectionMode mode,
            Optional<Instant> emergencyAt) {}

    /** Writes down a task that comes from no plan. */
    public Task add(Scope scope, TaskDraft draft) {
        Checked task = check(scope, draft);
        return database.call(
                scope,
                jdbc -> {
                    String id = UUID.randomUUID().toString();
                    int hours = InspectionDesk.setting(jdbc).emergencyHours();
                    jdbc.sql(
                                    """
                                    INSERT INTO inspection_task (id, organisation, origin, source, item, enterprise, enterprise_name, area,
                                        window_from, window_to, minutes, mode, emergency_at, report_due, created_by)
                                    VALUES (:id, :organisation, :origin, :source, :item, :enterprise, :name, :area,
                                        :from, :to, :minutes, :mode, :emergency, :due, :username)\
                                    """)
                            .param("id", id)
                            .param("organisation", scope.organisation())
                            .param("origin", task.origin().name())
                            .param("source", task.source())
                            .param("item", task.item())
                            .param("enterprise", task.enterprise())
                            .param("name", task.found().name())
                            .param("area", task.found().area())
                            .param("from", task.from())
                            .param("to", task.to())
                            .param("minutes", task.minutes())
                            .param("mode", task.mode().name())
                            .param(
                                    "emergency",
                                    task.emergencyAt().map(Timestamp::from).orElse(null))
                            .param(
                                    "due",
                                    task.emergencyAt()
                                            .map(at -> at.plus(hours, ChronoUnit.HOURS))
                                            .map(Timestamp::from)
                                            .orElse(null))
                            .param("username", scope.username())
                            .update();
                    Task made = TaskRows.find(jdbc, List.of(id), ended.inVain()).getFirst();
                    audit.done(scope, "inspection.task", "inspection-task:" + id, 1);
                    return made;
                });
    }

    private Checked check(Scope scope, TaskDraft draft) {
        if (scope.subject().isPresent() || scope.system().isPresent()) {
            throw Problem.forbidden("Enterprises, schools and systems inspect nobody.");
        }
        EntryCheck check = EntryCheck.start();
        TaskOrigin origin = check.given("origin", draft.origin(), TaskOrigin.COMPLAINT);
        if (origin.isPlanned()) {
            check.wrong(
                    "origin",
                    "must be a case or an order; what is planned comes from its published plan");
        }
        Optional<Instant> emergency = Optional.ofNullable(draft.emergencyAt());
        Optional<LocalDate> day =
                emergency.map(at -> LocalDate.ofInstant(at, ZoneId.systemDefault()));
        LocalDate from = day.orElseGet(() -> check.given("from", draft.from(), LocalDate.EPOCH));
        LocalDate to = day.orElseGet(() -> check.given("to", draft.to(), LocalDate.EPOCH));
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MAX_DAYS) {
            check.wrong("to", "must be from the first day to " + MAX_DAYS + " days later");
        }
        emergency.ifPresent(at -> requirePast(check, at));
        String enterprise = check.text("enterprise", draft.enterprise(), MAX_CODE);
        SubjectIndex.Found found = enterprise(scope, check, enterprise);
        Checked checked =
                new Checked(
                        origin,
                        check.text("source", draft.source(), MAX_SOURCE),
                        check.text("item", draft.item(), MAX_CODE),
                        enterprise,
                        found,
                        from,
                        to,
                        check.number("minutes", draft.minutes(), 0, MAX_MINUTES),
                        Objects.requireNonNullElse(draft.mode(), InspectionMode.ON_SITE),
                        emergency);
        check.requireRight();
        return checked;
    }

    private SubjectIndex.Found enterprise(Scope scope, EntryCheck check, String enterprise) {
        SubjectIndex.Found none = new SubjectIndex.Found("", 0);
        if (!check.isRight()) {
            return none;
        }
        SubjectKey key = new SubjectKey("ENTERPRISE", enterprise);
        SubjectIndex.Found found = subjects.find(scope, List.of(key)).getOrDefault(key, none);
        if (found.area() == 0) {
            check.wrong("enterprise", "does not exist or lies outside what you may see");
        }
        return found;
    }

    private static void requirePast(EntryCheck check, Instant at) {
        Instant now = Instant.now();
        if (at.isAfter(now) || at.isBefore(now.minus(EMERGENCY_DAYS, ChronoUnit.DAYS))) {
            check.wrong(
                    "emergencyAt",
                    "must be a time in the last "
                            + EMERGENCY_DAYS
                            + " days; what is still to come is asked before");
        }
    }
}
