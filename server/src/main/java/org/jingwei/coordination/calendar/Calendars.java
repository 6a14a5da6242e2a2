package org.jingwei.coordination.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the calendars: shows an area's year, and lets its coordination centre set days and hours.
 */
@Component
public class Calendars {
    private static final int MAX_NAME = 100;
    private static final int MOST_DAYS = 50_000;
    private static final int YEARS_BACK = 1;
    private static final int YEARS_AHEAD = 2;

    private final ScopedDatabase database;
    private final Organisations organisations;
    private final AreaScheme scheme;
    private final ZoneId zone;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final List<CalendarDay> national = Holidays.read();

    Calendars(
            ScopedDatabase database,
            Organisations organisations,
            Settings settings,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.database = database;
        this.organisations = organisations;
        this.scheme = settings.areaScheme();
        this.zone = settings.timeZone();
        this.audit = audit;
        this.events = events;
    }

    /**
     * A year as the caller's area keeps it.
     *
     * @param announced whether the country's days off of that year are known
     * @param mayChange whether the caller sets the area's days and hours
     * @param ownHours whether the area itself set its hours
     * @param days those that are not what their weekday says
     */
    public record Year(
            int year,
            boolean announced,
            boolean mayChange,
            String hours,
            boolean ownHours,
            List<Day> days) {}

    /**
     * One of them.
     *
     * @param own whether the caller's own area says so
     */
    public record Day(LocalDate day, boolean working, String name, boolean own) {}

    /** All calendars as they are now. */
    public CalendarBook read(JdbcClient jdbc) {
        List<CalendarBook.AreaDay> days = new ArrayList<>();
        List<CalendarBook.AreaHours> hours = new ArrayList<>();
        jdbc.sql(
                        """
                        SELECT area, day, working, name, '' AS hours FROM calendar_day
                        UNION ALL SELECT area, NULL, false, '', hours FROM calendar_hours LIMIT :most\
                        """)
                .param("most", MOST_DAYS)
                .query(row -> {
                    AreaRange area = range(row.getLong("area"));
                    LocalDate day = row.getObject("day", LocalDate.class);
                    if (day == null) {
                        hours.add(
                                new CalendarBook.AreaHours(
                                        area, WorkingHours.parse(row.getString("hours"))));
                    } else {
                        days.add(
                                new CalendarBook.AreaDay(
                                        area,
                                        new CalendarDay(
                                                day,
                                                row.getBoolean("working"),
                                                row.getString("name"))));
                    }
                });
        return new CalendarBook(zone, national, days, hours);
    }

    private AreaRange range(long area) {
        return scheme.of(area).range();
    }

    /** The time of the database, by which all replicas go. */
    public static Instant now(JdbcClient jdbc) {
        return jdbc.sql("SELECT now()")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** A year as the caller's area keeps it; as the country does where the caller has no area. */
    public Year year(Scope scope, int year) {
        return database.call(
                scope,
                jdbc -> {
                    Optional<Organisation> caller = caller(scope);
                    AreaRange own = caller.flatMap(this::area).orElse(new AreaRange(1, 1));
                    CalendarBook book = read(jdbc);
                    List<Day> days =
                            book.exceptions(own.lo(), own.hi()).values().stream()
                                    .filter(each -> each.day().day().getYear() == year)
                                    .map(each -> day(each, own))
                                    .toList();
                    return new Year(
                            year,
                            national.stream().anyMatch(day -> day.day().getYear() == year),
                            caller.filter(Calendars::isCentre).isPresent(),
                            book.hours(own.lo(), own.hi()).toString(),
                            book.setsHours(own),
                            days);
                });
    }

    private static Day day(CalendarBook.Said said, AreaRange own) {
        CalendarDay day = said.day();
        return new Day(day.day(), day.working(), day.name(), said.area() == own.lo());
    }

    private Optional<Organisation> caller(Scope scope) {
        return organisations.find(scope, scope.organisation());
    }

    private Optional<AreaRange> area(Organisation organisation) {
        return organisation.area().map(code -> scheme.code(code).range());
    }

    private static boolean isCentre(Organisation organisation) {
        return organisation.kind() == Organisation.Kind.CENTRE && organisation.area().isPresent();
    }

    /** Says for the caller's area whether people work on a day. */
    public void setDay(Scope scope, CalendarDay day) {
        database.run(
                scope,
                jdbc -> {
                    AreaRange own = ownArea(scope);
                    requireNear(day.day(), Calendars.now(jdbc));
                    requireName(day.name());
                    jdbc.sql(
                                    """
                                    INSERT INTO calendar_day (area, day, working, name, changed_by)
                                    VALUES (:area, :day, :working, :name, :username)
                                    ON CONFLICT (area, day) DO UPDATE SET working = :working, name = :name,
                                        changed_by = :username, changed_at = now()\
                                    """)
                            .params(
                                    Map.of(
                                            "area", own.lo(),
                                            "day", day.day(),
                                            "working", day.working(),
                                            "name", day.name(),
                                            "username", scope.username()))
                            .update();
                    changed(scope, own, "calendar.day", day.day().toString());
                });
    }

    /** Takes back what the caller's area said of a day. */
    public void resetDay(Scope scope, LocalDate day) {
        database.run(
                scope,
                jdbc -> {
                    AreaRange own = ownArea(scope);
                    jdbc.sql("DELETE FROM calendar_day WHERE area = :area AND day = :day")
                            .param("area", own.lo())
                            .param("day", day)
                            .update();
                    changed(scope, own, "calendar.day", day.toString());
                });
    }

    /** Sets the hours of the caller's area; empty takes back what it said. */
    public void setHours(Scope scope, String hours) {
        database.run(
                scope,
                jdbc -> {
                    AreaRange own = ownArea(scope);
                    jdbc.sql("DELETE FROM calendar_hours WHERE area = :area")
                            .param("area", own.lo())
                            .update();
                    if (!hours.isBlank()) {
                        jdbc.sql(
                                        "INSERT INTO calendar_hours (area, hours, changed_by) VALUES (:area, :hours, :username)")
                                .param("area", own.lo())
                                .param("hours", checked(hours).toString())
                                .param("username", scope.username())
                                .update();
                    }
                    changed(scope, own, "calendar.hours", "hours");
                });
    }

    private void changed(Scope scope, AreaRange own, String action, String what) {
        events.publishEvent(new CalendarChanged(own.lo(), own.hi()));
        audit.done(scope, action, "calendar:" + scheme.of(own.lo()).text() + ":" + what, 1);
    }

    private AreaRange ownArea(Scope scope) {
        return caller(scope)
                .filter(Calendars::isCentre)
                .flatMap(this::area)
                .orElseThrow(() ->
                        Problem.forbidden(
                                "Only a coordination centre sets the working days of its area."));
    }

    private static WorkingHours checked(String hours) {
        try {
            return WorkingHours.parse(hours);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-hours", "The hours " + e.getMessage() + ".");
        }
    }

    private void requireNear(LocalDate day, Instant now) {
        int year = now.atZone(zone).getYear();
        if (day.getYear() < year - YEARS_BACK || day.getYear() > year + YEARS_AHEAD) {
            throw Problem.invalid(
                    "invalid-day",
                    "Days are set from last year to " + YEARS_AHEAD + " years ahead.");
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()
                || name.length() > MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                    "invalid-day",
                    "Say in 1 to " + MAX_NAME + " characters why the day is different.");
        }
    }
}
