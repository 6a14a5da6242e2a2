package org.jingwei.coordination.advice;

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
import org.jingwei.coordination.deadline.Waiting;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A centre advises; the requester accepts, or refuses with a reason; on a refusal decides another
 * account of a centre of the matter than the one that advised, of the same centre or of one above.
 * What follows from an accepted advice is an action of the matter's life, {@code cancel} or {@code
 * follow}: where the life has none in a state, there is nothing to advise.
 */
@Component
public class AdviceVerbs {
    private static final int ANSWER_DAYS = 2;
    private static final int MAX_MATTERS = 20;

    private final MatterVerbs verbs;
    private final Deadlines deadlines;

    AdviceVerbs(MatterVerbs verbs, Deadlines deadlines) {
        this.verbs = verbs;
        this.deadlines = deadlines;
    }

    /**
     * All that was advised for a matter.
     *
     * @param open what the caller may do now: advise, answer-advice, decide-refusal
     */
    public record Room(List<Advice> items, List<String> open) {}

    /** What was advised for a matter, and what the caller may do about it. */
    public Room room(Scope scope, String id) {
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    List<Advice> items = AdviceRows.list(jdbc, id);
                    Optional<Advice> current = items.stream().filter(Advice::isOpen).findFirst();
                    List<String> open = new ArrayList<>();
                    if (current.isEmpty()
                            && held.parties().contains(Party.CENTRE)
                            && (leads(held, Advice.Kind.CHANGE)
                                    || leads(held, Advice.Kind.CANCEL))) {
                        open.add("advise");
                    }
                    current.filter(each -> each.state() == Advice.State.GIVEN)
                            .filter(_ -> held.parties().contains(Party.REQUESTER))
                            .ifPresent(_ -> open.add("answer-advice"));
                    current.filter(each -> each.state() == Advice.State.REFUSED)
                            .filter(each -> mayDecide(scope, held, each))
                            .ifPresent(_ -> open.add("decide-refusal"));
                    return new Room(items, open);
                });
    }

    private static String actionFor(Advice.Kind kind) {
        return kind == Advice.Kind.CANCEL ? "cancel" : "follow";
    }

    private static boolean leads(Held held, Advice.Kind kind) {
        return held.life()
                .find(actionFor(kind))
                .filter(action -> action.by() == Party.PLATFORM)
                .filter(action -> action.from().contains(held.state().id()))
                .isPresent();
    }

    /** Gives an advice; the time of whom the matter waits for stands still until it is answered. */
    public Matters.Shown give(Scope scope, String id, AdviceGiven given, MatterActions.Deed deed) {
        MatterVerbs.requireReason(given.reason());
        return verbs.change(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    held.require(Party.CENTRE, deed.action());
                    if (!leads(held, given.kind())) {
                        throw Problem.conflict(
                                "not-now",
                                "A matter that is "
                                        + held.state().id()
                                        + " is past the advice to "
                                        + given.kind()
                                        + ".");
                    }
                    if (AdviceRows.open(jdbc, id).isPresent()) {
                        throw Problem.conflict(
                                "advice-open", "An advice is open already; it comes first.");
                    }
                    requireMatters(jdbc, id, given);
                    AdviceRows.insert(
                            jdbc,
                            scope,
                            id,
                            given,
                            deadlines.calendarOf(id).endOfDays(Calendars.now(jdbc), ANSWER_DAYS));
                    deadlines.pause(id, Waiting.ADVICE);
                    return Outcome.by(Party.CENTRE);
                });
    }

    private static void requireMatters(JdbcClient jdbc, String id, AdviceGiven given) {
        List<String> asked = given.matters();
        if (asked.size() > MAX_MATTERS || (given.kind() == Advice.Kind.MERGE && asked.isEmpty())) {
            throw wrong("must be 1 to " + MAX_MATTERS + " matters to merge with");
        }
        List<String> seen = AdviceRows.seen(jdbc, asked);
        List<String> wrong =
                asked.stream().filter(each -> id.equals(each) || !seen.contains(each)).toList();
        if (!wrong.isEmpty()) {
            throw wrong(
                    "must be other matters that were submitted and that you see; not "
                            + wrong.getFirst());
        }
    }

    private static Problem wrong(String mistake) {
        return Problem.invalid("invalid-advice", "The matters concerned " + mistake + ".")
                .errors(List.of(new Problem.Place(0, "matters", mistake)));
    }

    /** Accepts an advice, which then takes effect, or refuses it with a reason. */
    public Matters.Shown answer(Scope scope, String id, boolean accept, MatterActions.Deed deed) {
        if (!accept) {
            MatterVerbs.requireReason(deed.reason());
        }
        return verbs.change(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    held.require(Party.REQUESTER, deed.action());
                    Advice open = current(jdbc, id, Advice.State.GIVEN);
                    AdviceRows.answer(
                            jdbc,
                            scope,
                            id,
                            accept ? Advice.State.ACCEPTED : Advice.State.REFUSED,
                            deed.reason());
                    deadlines.resume(id, Waiting.ADVICE);
                    return new Outcome(Party.REQUESTER, effect(open, accept));
                });
    }

    private static Optional<String> effect(Advice advice, boolean counts) {
        return counts ? Optional.of(actionFor(advice.kind())) : Optional.empty();
    }

    private static Advice current(JdbcClient jdbc, String id, Advice.State state) {
        return AdviceRows.open(jdbc, id)
                .filter(each -> each.state() == state)
                .orElseThrow(() ->
                        Problem.conflict("no-advice", "There is no advice that is " + state + "."));
    }

    /** Four eyes: who advised does not decide whether the advice may be refused. */
    private static boolean mayDecide(Scope scope, Held held, Advice refused) {
        return held.parties().contains(Party.CENTRE) && !scope.sharesPersonWith(refused.username());
    }

    /** Decides on a refusal: holds to the advice, with a reason, or lets it drop. */
    public Matters.Shown decide(Scope scope, String id, boolean uphold, MatterActions.Deed deed) {
        if (uphold) {
            MatterVerbs.requireReason(deed.reason());
        }
        return verbs.change(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    held.require(Party.CENTRE, deed.action());
                    Advice refused = current(jdbc, id, Advice.State.REFUSED);
                    if (!mayDecide(scope, held, refused)) {
                        throw Problem.forbidden(
                                "Who advised does not decide on the refusal; another account of"
                                        + " the centre, or a centre above, does.");
                    }
                    AdviceRows.decide(
                            jdbc,
                            scope,
                            id,
                            uphold ? Advice.State.UPHELD : Advice.State.DROPPED,
                            deed.reason());
                    return new Outcome(Party.CENTRE, effect(refused, uphold));
                });
    }
}
