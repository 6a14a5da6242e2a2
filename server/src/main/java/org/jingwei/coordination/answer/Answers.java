package org.jingwei.coordination.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.MatterVerbs.Held;
import org.jingwei.coordination.MatterVerbs.Outcome;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.coordination.deadline.Deadlines;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each target answers for itself. A life that asks its targets declares the actions {@code
 * answered} and, where they may object, {@code objected}; the platform takes one of them when the
 * last target answered. A slot is picked when the answer is given or later, and moved {@value
 * #MAX_MOVES} time.
 */
@Component
public class Answers {
    private static final int MAX_MOVES = 1;
    static final String ANSWERED = "answered";
    private static final String OBJECTED = "objected";
    private static final Scope PLATFORM = Scope.platform("answer");

    private final ScopedDatabase database;
    private final MatterVerbs verbs;
    private final Deadlines deadlines;

    Answers(ScopedDatabase database, MatterVerbs verbs, Deadlines deadlines) {
        this.database = database;
        this.verbs = verbs;
        this.deadlines = deadlines;
    }

    /**
     * The answers that the caller sees.
     *
     * @param open what the caller may do now: agree, object, pick-slot
     */
    public record Room(Page<TargetAnswer> answers, List<String> open) {}

    /** What the targets answered, and what the caller may. */
    public Room room(Scope scope, String id, PageRequest page) {
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    long from = page.cursorAsNumber().orElse((long) page.offset());
                    Page<TargetAnswer> answers =
                            Page.of(
                                    AnswerRows.list(jdbc, id, from, page.limit() + 1),
                                    page.limit(),
                                    _ -> Long.toString(from + page.limit()));
                    return new Room(answers, open(held));
                });
    }

    private static List<String> open(Held held) {
        List<String> open = new ArrayList<>();
        if (held.parties().contains(Party.TARGET)) {
            if (leads(held, ANSWERED)) {
                open.add("agree");
            }
            if (leads(held, OBJECTED)) {
                open.add("object");
            }
            if (takesSlots(held)) {
                open.add("pick-slot");
            }
        }
        return open;
    }

    private static boolean leads(Held held, String action) {
        return held.life()
                .find(action)
                .filter(found -> found.by() == Party.PLATFORM)
                .filter(found -> found.from().contains(held.state().id()))
                .isPresent();
    }

    /** From the moment that targets are asked, or the matter is approved, until its end. */
    private static boolean takesSlots(Held held) {
        boolean decided =
                held.state().waitsFor().equals(Optional.of(Party.REQUESTER))
                        && !held.state().id().equals(held.life().start());
        return leads(held, ANSWERED) || decided;
    }

    /** Answers that there is no objection, or that there is one, with its reason. */
    public Matters.Shown answer(
            Scope scope,
            String id,
            boolean objects,
            Optional<Instant> slot,
            MatterActions.Deed deed) {
        if (objects) {
            MatterVerbs.requireReason(deed.reason());
        }
        return verbs.note(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    SubjectKey target = verbs.requireTarget(scope, jdbc, held.matter());
                    if (!leads(held, objects ? OBJECTED : ANSWERED)) {
                        throw Problem.conflict(
                                "not-now",
                                "In the state "
                                        + held.state().id()
                                        + (objects
                                                ? " targets have no right to object."
                                                : " targets are not asked."));
                    }
                    Optional<TargetAnswer> before = AnswerRows.find(jdbc, id, target);
                    if (before.isPresent()) {
                        throw Problem.conflict(
                                "answered-already", "You answered already; it was taken down.");
                    }
                    slot.ifPresent(picked -> requireFit(jdbc, held, picked));
                    AnswerRows.set(
                            jdbc,
                            scope,
                            id,
                            target,
                            new AnswerRows.Said(objects, deed.reason(), slot, 0));
                    return new Outcome(Party.TARGET, ending(held));
                });
    }

    private Optional<String> ending(Held held) {
        AnswerRows.Count count =
                database.call(PLATFORM, jdbc -> AnswerRows.count(jdbc, held.matter().id()));
        if (count.answers() < held.matter().targets()) {
            return Optional.empty();
        }
        return Optional.of(count.objection() ? OBJECTED : ANSWERED);
    }

    /** Picks a time within the matter's window, or moves the one that was picked. */
    public Matters.Shown pick(Scope scope, String id, Instant slot, MatterActions.Deed deed) {
        return verbs.note(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    SubjectKey target = verbs.requireTarget(scope, jdbc, held.matter());
                    if (!takesSlots(held)) {
                        throw Problem.conflict(
                                "not-now",
                                "A time is picked when targets are asked or the matter is approved.");
                    }
                    requireFit(jdbc, held, slot);
                    Optional<TargetAnswer> before = AnswerRows.find(jdbc, id, target);
                    int moves = before.flatMap(TargetAnswer::slot).isPresent() ? 1 : 0;
                    int moved = before.map(TargetAnswer::moves).orElse(0) + moves;
                    if (moved > MAX_MOVES) {
                        throw Problem.conflict(
                                "moved-enough",
                                "The time was moved once already; that is the limit.");
                    }
                    boolean objects = before.map(TargetAnswer::objects).orElse(false);
                    String reason = before.map(TargetAnswer::reason).orElse(deed.reason());
                    AnswerRows.set(
                            jdbc,
                            scope,
                            id,
                            target,
                            new AnswerRows.Said(objects, reason, Optional.of(slot), moved));
                    return new Outcome(
                            Party.TARGET, leads(held, ANSWERED) ? ending(held) : Optional.empty());
                });
    }

    private void requireFit(JdbcClient jdbc, Held held, Instant slot) {
        var calendar = deadlines.calendarOf(held.matter().id());
        var day = calendar.dayOf(slot);
        String mistake =
                day.isBefore(held.matter().from()) || day.isAfter(held.matter().to())
                        ? "must lie within the window of the matter"
                        : !calendar.isWorkingTime(slot)
                                ? "must lie in the working hours of a working day"
                                : slot.isBefore(Calendars.now(jdbc)) ? "is over" : "";
        if (!mistake.isEmpty()) {
            throw Problem.invalid("invalid-slot", "The time " + mistake + ".")
                    .errors(List.of(new Problem.Place(0, "slot", mistake)));
        }
    }
}
