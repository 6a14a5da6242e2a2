package org.jingwei.coordination.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.MatterChanged;
import org.jingwei.coordination.MatterFollower;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.calendar.CalendarBook;
import org.jingwei.coordination.calendar.CalendarChanged;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.coordination.calendar.WorkingCalendar;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Starts the time of a state in the transaction that brings a matter into it; the one before ended
 * with its state ({@code V048__steps_of_many.sql}). All goes by the clock of the database.
 */
@Component
public class Deadlines implements MatterFollower {
    private static final Scope PLATFORM = Scope.platform("deadline");
    private static final int PORTION = 500;

    private final ScopedDatabase database;
    private final Mechanisms mechanisms;
    private final Calendars calendars;

    Deadlines(ScopedDatabase database, Mechanisms mechanisms, Calendars calendars) {
        this.database = database;
        this.mechanisms = mechanisms;
        this.calendars = calendars;
    }

    /** The deadlines that these matters have now, as far as the scope sees them. */
    public Map<String, Deadline> of(Scope scope, Collection<String> matters) {
        return database.call(
                scope,
                jdbc -> {
                    List<Running> running = DeadlineRows.list(jdbc, matters);
                    if (running.isEmpty()) {
                        return Map.of();
                    }
                    CalendarBook book = calendars.read(jdbc);
                    Instant now = Calendars.now(jdbc);
                    return running.stream()
                            .collect(
                                    Collectors.toMap(
                                            Running::matter,
                                            each -> each.shown(each.calendar(book), now)));
                });
    }

    @Override
    public boolean concerns(MatterChanged change) {
        return stateAfter(change).flatMap(Life.State::term).isPresent();
    }

    private Optional<Life.State> stateAfter(MatterChanged change) {
        return mechanisms
                .find(change.mechanism())
                .flatMap(mechanism -> mechanism.life().findState(change.to()));
    }

    @Override
    public void after(JdbcClient jdbc, List<MatterChanged> changes) {
        CalendarBook book = calendars.read(jdbc);
        DeadlineRows.insert(jdbc, changes.stream().map(change -> started(book, change)).toList());
    }

    private DeadlineRows.Started started(CalendarBook book, MatterChanged change) {
        Life.Term term = stateAfter(change).flatMap(Life.State::term).orElseThrow();
        AreaRange areas = change.areas();
        Instant now = change.after().changedAt();
        Instant due = book.of(areas.lo(), areas.hi()).endOfDays(now, term.days());
        return new DeadlineRows.Started(change, term, now, due);
    }

    /** A calendar changed: whatever still runs by it is due when the new one says. */
    @EventListener
    void on(CalendarChanged change) {
        database.run(
                PLATFORM,
                jdbc -> {
                    CalendarBook book = calendars.read(jdbc);
                    AreaRange area = new AreaRange(change.lo(), change.hi());
                    String after = "";
                    List<Running> portion;
                    do {
                        portion = DeadlineRows.within(jdbc, area, after, PORTION);
                        for (Running each : portion) {
                            DeadlineRows.setDue(
                                    jdbc, each.matter(), each.dueBy(each.calendar(book)));
                            after = each.matter();
                        }
                    } while (portion.size() == PORTION);
                });
    }

    /** The calendar that holds where a matter's targets lie. */
    public WorkingCalendar calendarOf(String matter) {
        return database.call(
                PLATFORM,
                jdbc -> {
                    AreaRange areas = DeadlineRows.areas(jdbc, matter);
                    return calendars.read(jdbc).of(areas.lo(), areas.hi());
                });
    }

    /** Grants so many working days more. */
    void extend(String matter, int days) {
        change(matter, jdbc -> DeadlineRows.extend(jdbc, matter, days));
    }

    /** Lets the time stand still: the matter waits for somebody else meanwhile. */
    public void pause(String matter, Waiting waiting) {
        database.run(PLATFORM, jdbc -> DeadlineRows.pause(jdbc, matter, waiting));
    }

    /**
     * Lets it run on, unless the matter waits for others too; what was worked meanwhile does not
     * count.
     */
    public void resume(String matter, Waiting waiting) {
        database.run(
                PLATFORM,
                jdbc ->
                        DeadlineRows.resume(jdbc, matter, waiting)
                                .ifPresent(since -> runOn(jdbc, matter, since)));
    }

    private void runOn(JdbcClient jdbc, String matter, Instant since) {
        Running running = DeadlineRows.find(jdbc, matter).orElseThrow();
        WorkingCalendar calendar = running.calendar(calendars.read(jdbc));
        Duration stood = calendar.between(since, Calendars.now(jdbc));
        change(
                matter,
                client -> DeadlineRows.runOn(client, matter, Math.max(0, stood.toSeconds())));
    }

    private void change(String matter, Consumer<JdbcClient> work) {
        database.run(
                PLATFORM,
                jdbc -> {
                    work.accept(jdbc);
                    DeadlineRows.find(jdbc, matter)
                            .ifPresent(running ->
                                    DeadlineRows.setDue(
                                            jdbc,
                                            matter,
                                            running.dueBy(running.calendar(calendars.read(jdbc)))));
                });
    }
}
