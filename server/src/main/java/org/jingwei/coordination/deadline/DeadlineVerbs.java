package org.jingwei.coordination.deadline;

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
import org.jingwei.coordination.calendar.WorkingCalendar;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people do about a deadline: they urge, ask for more time, and decide on that. */
@Component
public class DeadlineVerbs {
    private static final int MAX_DAYS = 10;
    private static final int MAX_DAYS_IN_ALL = 30;

    private final MatterVerbs verbs;
    private final Deadlines deadlines;

    DeadlineVerbs(MatterVerbs verbs, Deadlines deadlines) {
        this.verbs = verbs;
        this.deadlines = deadlines;
    }

    /**
     * What there is to know of a matter's time.
     *
     * @param open what the caller may do now: urge, extend, decide-extension
     */
    public record Room(
            Optional<Deadline> deadline, List<Extension> extensions, List<String> open) {}

    /** The time of a matter, and what the caller may do about it. */
    public Room room(Scope scope, String id) {
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    Optional<Deadline> deadline =
                            Optional.ofNullable(deadlines.of(scope, List.of(id)).get(id));
                    List<Extension> extensions = ExtensionRows.list(jdbc, id);
                    Optional<Extension> asked =
                            extensions.stream()
                                    .filter(each -> each.state() == Extension.State.ASKED)
                                    .findFirst();
                    List<String> open = new ArrayList<>();
                    if (mayUrge(held)) {
                        open.add("urge");
                    }
                    if (deadline.isPresent() && asked.isEmpty() && held.waitsForCaller()) {
                        open.add("extend");
                    }
                    if (asked.filter(each -> mayDecide(scope, held, each)).isPresent()) {
                        open.add("decide-extension");
                    }
                    return new Room(deadline, extensions, open);
                });
    }

    private static boolean mayUrge(Held held) {
        return isUrger(held)
                && held.state().waitsFor().isPresent()
                && !held.waitsForCaller()
                && !held.state().id().equals(held.life().start());
    }

    private static boolean isUrger(Held held) {
        return held.parties().contains(Party.REQUESTER) || held.parties().contains(Party.CENTRE);
    }

    /** Four eyes: nobody grants himself time. */
    private static boolean mayDecide(Scope scope, Held held, Extension asked) {
        return held.parties().contains(Party.CENTRE) && !scope.sharesPersonWith(asked.username());
    }

    /** Urges whom the matter waits for; each organisation once a working day. */
    public Matters.Shown urge(Scope scope, String id, MatterActions.Deed deed) {
        return verbs.note(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    if (!isUrger(held)) {
                        throw Problem.forbidden(
                                "Urging is for the requester of the matter and its centre.");
                    }
                    if (!mayUrge(held)) {
                        throw Problem.conflict(
                                "nobody-to-urge", "The matter waits for nobody else.");
                    }
                    requireFirstOfTheDay(scope, jdbc, id);
                    return Outcome.by(
                            held.parties().contains(Party.REQUESTER)
                                    ? Party.REQUESTER
                                    : Party.CENTRE);
                });
    }

    private void requireFirstOfTheDay(Scope scope, JdbcClient jdbc, String id) {
        Optional<Instant> last =
                jdbc.sql(
                                """
                                SELECT at FROM matter_step
                                WHERE matter = :id AND action = 'urge' AND organisation = :organisation
                                ORDER BY number DESC LIMIT 1\
                                """)
                        .param("id", id)
                        .param("organisation", scope.organisation())
                        .query((row, number) -> row.getTimestamp("at").toInstant())
                        .optional();
        if (last.isEmpty()) {
            return;
        }
        WorkingCalendar calendar = deadlines.calendarOf(id);
        if (calendar.workingDayFrom(calendar.dayOf(last.get()))
                .equals(calendar.workingDayFrom(calendar.dayOf(Calendars.now(jdbc))))) {
            throw Problem.conflict(
                    "urged-today",
                    "Your organisation urged in this matter on this working day; the next time is on the next one.");
        }
    }

    /** Asks for more time; for whom the matter waits for. */
    public Matters.Shown ask(Scope scope, String id, int days, MatterActions.Deed deed) {
        MatterVerbs.requireReason(deed.reason());
        if (days < 1 || days > MAX_DAYS) {
            throw Problem.invalid("invalid-days", "An extension is for 1 to " + MAX_DAYS + " days.")
                    .errors(List.of(new Problem.Place(0, "days", "must be from 1 to " + MAX_DAYS)));
        }
        return verbs.change(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    if (!held.waitsForCaller()) {
                        throw Problem.forbidden(
                                "More time is asked for by whom the matter waits for.");
                    }
                    requireRoom(jdbc, id, days);
                    ExtensionRows.ask(jdbc, scope, id, days, deed.reason());
                    return Outcome.by(held.state().waitsFor().orElseThrow());
                });
    }

    private static void requireRoom(JdbcClient jdbc, String id, int days) {
        Running running =
                DeadlineRows.find(jdbc, id)
                        .orElseThrow(() ->
                                Problem.conflict("no-deadline", "No time runs for the matter."));
        if (ExtensionRows.open(jdbc, id).isPresent()) {
            throw Problem.conflict(
                    "extension-asked", "More time was asked for already; it is to be decided.");
        }
        if (running.extended() + days > MAX_DAYS_IN_ALL) {
            throw Problem.conflict(
                    "extended-enough",
                    "A state of a matter is extended by "
                            + MAX_DAYS_IN_ALL
                            + " working days in all at most.");
        }
    }

    /** Grants or denies more time; for a centre of the matter, and not for whoever asked. */
    public Matters.Shown decide(Scope scope, String id, boolean grant, MatterActions.Deed deed) {
        if (!grant) {
            MatterVerbs.requireReason(deed.reason());
        }
        return verbs.change(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    held.require(Party.CENTRE, deed.action());
                    Extension asked =
                            ExtensionRows.open(jdbc, id)
                                    .orElseThrow(() ->
                                            Problem.conflict(
                                                    "nothing-asked", "No more time is asked for."));
                    if (!mayDecide(scope, held, asked)) {
                        throw Problem.forbidden(
                                "Whoever asked does not decide; another account of a centre does.");
                    }
                    ExtensionRows.decide(
                            jdbc,
                            scope,
                            id,
                            grant ? Extension.State.GRANTED : Extension.State.DENIED,
                            deed.reason());
                    if (grant) {
                        deadlines.extend(id, asked.days());
                    }
                    return Outcome.by(Party.CENTRE);
                });
    }
}
