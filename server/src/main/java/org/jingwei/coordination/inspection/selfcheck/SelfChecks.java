package org.jingwei.coordination.inspection.selfcheck;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.coordination.inspection.onsite.ChecklistEntry;
import org.jingwei.coordination.inspection.onsite.ClientText;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what enterprises found when they looked by themselves. */
@Component
public class SelfChecks {
    private static final int MOST_NOTE = 1000;
    private static final int MOST_WORDS = 100;
    private static final int MOST_ANSWERS = 500;

    private final ScopedDatabase database;
    private final SubjectIndex subjects;
    private final AuditTrail audit;
    private final ZoneId zone;

    SelfChecks(
            ScopedDatabase database, SubjectIndex subjects, AuditTrail audit, Settings settings) {
        this.database = database;
        this.subjects = subjects;
        this.audit = audit;
        this.zone = settings.timeZone();
    }

    /** Which checklists: with these words, those that apply to the enterprise or all. */
    public record Sought(String words, boolean all) {
        public Sought {
            if (words.length() > MOST_WORDS) {
                throw Problem.badRequest(
                        "invalid-query", "q has at most " + MOST_WORDS + " characters.");
            }
        }
    }

    /** How one entry was. */
    public record Answered(String entry, SelfCheck.Result result, String note) {}

    /**
     * A self-check as an enterprise sends it; the same id is the same self-check.
     *
     * @param item code of the item whose checklist it is; not needed for a common problem
     */
    public record Draft(
            String id,
            Optional<String> item,
            Optional<String> problem,
            LocalDate doneOn,
            List<Answered> answers,
            String note,
            boolean shared) {
        public Draft {
            answers = List.copyOf(answers);
        }
    }

    /** Which self-checks, by the days on which they were done. */
    public record Filter(Optional<String> problem, LocalDate from, LocalDate to) {}

    private static SubjectKey subject(Scope scope) {
        return scope.subject()
                .filter(known -> known.kind().equals("ENTERPRISE"))
                .orElseThrow(() -> Problem.forbidden("Enterprises check themselves."));
    }

    /** The checklists that apply to the enterprise, by their codes. */
    public Page<Checklist> checklists(Scope scope, Sought sought, PageRequest page) {
        SubjectKey subject = subject(scope);
        List<Checklist> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                SelfCheckRows.applying(
                                        jdbc,
                                        subject,
                                        sought,
                                        page.cursor().orElse(""),
                                        page.limit() + 1));
        return Page.of(oneMore, page.limit(), Checklist::item);
    }

    /** Keeps a self-check; one because of a common problem is the receipt for it, too. */
    public SelfCheck keep(Scope scope, Draft draft) {
        SubjectKey subject = subject(scope);
        ClientText.requireId("id", draft.id());
        ClientText.requireText("note", draft.note(), 0, MOST_NOTE);
        return database.call(
                scope,
                jdbc -> {
                    if (SelfCheckRows.find(jdbc, draft.id()).isEmpty()) {
                        insert(scope, jdbc, subject, draft);
                        audit.done(scope, "self-check.keep", "self-check:" + draft.id(), 1);
                    }
                    return SelfCheckRows.find(jdbc, draft.id())
                            .orElseThrow(() -> Problem.notFound("The self-check"));
                });
    }

    private void insert(Scope scope, JdbcClient jdbc, SubjectKey subject, Draft draft) {
        requirePast(jdbc, draft.doneOn());
        SelfCheckRows.Asked asked = asked(jdbc, subject, draft);
        SubjectIndex.Found home =
                Optional.ofNullable(subjects.find(scope, List.of(subject)).get(subject))
                        .orElseThrow(() -> Problem.notFound("The enterprise"));
        SelfCheckRows.Fresh fresh =
                new SelfCheckRows.Fresh(
                        draft.id(),
                        subject,
                        home.name(),
                        home.area(),
                        asked,
                        draft.doneOn(),
                        answers(asked.entries(), draft.answers()),
                        draft.note(),
                        draft.shared());
        if (!SelfCheckRows.insert(jdbc, scope, fresh)) {
            throw Problem.conflict("id-taken", "Another self-check has this id; take another.");
        }
        asked.problem().ifPresent(problem -> SelfCheckRows.receipt(jdbc, subject, problem));
    }

    private void requirePast(JdbcClient jdbc, LocalDate day) {
        LocalDate today = Calendars.now(jdbc).atZone(zone).toLocalDate();
        if (day.isAfter(today) || day.isBefore(today.minusYears(1))) {
            throw ClientText.wrong("doneOn", "must be a day of the last year, until today");
        }
    }

    private static SelfCheckRows.Asked asked(JdbcClient jdbc, SubjectKey subject, Draft draft) {
        return draft.problem()
                .map(problem ->
                        SelfCheckRows.ofProblem(jdbc, subject, problem)
                                .orElseThrow(() -> Problem.notFound("What you were told")))
                .or(() -> draft.item().flatMap(item -> SelfCheckRows.ofItem(jdbc, item)))
                .orElseThrow(() -> Problem.notFound("The checklist"));
    }

    /** An answer for each entry, in the order of the list, with what was asked. */
    private static List<SelfCheck.Answer> answers(
            List<ChecklistEntry> entries, List<Answered> answered) {
        if (answered.size() > MOST_ANSWERS) {
            throw ClientText.wrong("answers", "must be at most " + MOST_ANSWERS);
        }
        Map<String, Answered> byEntry =
                answered.stream()
                        .collect(
                                Collectors.toMap(
                                        Answered::entry, Function.identity(), (one, _) -> one));
        List<SelfCheck.Answer> answers = new ArrayList<>();
        for (ChecklistEntry entry : entries) {
            Answered answer = byEntry.get(entry.id());
            if (answer == null) {
                throw ClientText.wrong("answers", "must say how each entry was: " + entry.text());
            }
            ClientText.requireText("answers", answer.note(), 0, MOST_NOTE);
            answers.add(
                    new SelfCheck.Answer(entry.id(), entry.text(), answer.result(), answer.note()));
        }
        return answers;
    }

    /** Shares a self-check, or no longer does. */
    public SelfCheck share(Scope scope, String id, boolean shared) {
        SubjectKey _ = subject(scope);
        return database.call(
                scope,
                jdbc -> {
                    if (!SelfCheckRows.share(jdbc, id, shared)) {
                        throw Problem.notFound("The self-check");
                    }
                    audit.done(scope, "self-check.share", "self-check:" + id, 1);
                    return SelfCheckRows.find(jdbc, id)
                            .orElseThrow(() -> Problem.notFound("The self-check"));
                });
    }

    /** An enterprise's own, or those that were shared with the caller, the newest first. */
    public Page<SelfCheck> list(Scope scope, Filter filter, PageRequest page) {
        List<SelfCheck> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                SelfCheckRows.list(
                                        jdbc,
                                        filter,
                                        page.cursorAsNumber().orElse(Long.MAX_VALUE),
                                        page.limit() + 1));
        return Page.of(oneMore, page.limit(), check -> Long.toString(check.number()));
    }
}
