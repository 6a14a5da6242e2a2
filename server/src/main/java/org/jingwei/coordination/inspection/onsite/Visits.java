package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Visits begin and end with a scan, by the database's clock; a second scan is the same visit, and
 * one by the other side confirms it. What could not be scanned is written down afterwards.
 */
@Component
public class Visits {
    private static final int FARTHEST_DAYS = 366;

    private final ScopedDatabase database;
    private final Codes codes;
    private final Doors doors;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final long backfillDays;

    Visits(
            ScopedDatabase database,
            Codes codes,
            Doors doors,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Settings settings) {
        this.database = database;
        this.codes = codes;
        this.doors = doors;
        this.audit = audit;
        this.events = events;
        this.zone = settings.timeZone();
        this.backfillDays = settings.number(Setting.BACKFILL_DAYS);
    }

    /**
     * What a phone read at the door.
     *
     * @param text of the QR code, or the code as it was typed
     * @param leaving whether the officers go
     * @param address where the request comes from
     */
    public record Scan(String text, boolean leaving, Optional<Position> position, String address) {}

    /** A visit as somebody writes it down after it. */
    public record Late(Backfill kind, String reason, Instant arrivedAt, Optional<Instant> leftAt) {}

    /**
     * Takes a scan.
     *
     * @throws Problem that says why, if the code is not one for this door and this day; 429 after
     *     too many that were wrong
     */
    public Visit scan(Scope scope, Scan scan) {
        InspectionCode code;
        try {
            code = codes.read(scope, scan.text(), scan.address());
        } catch (Problem refused) {
            audit.refused(scope, "onsite.scan", "code");
            throw refused;
        }
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, code.matter(), code.target().key());
                    Optional<Visit> before = VisitRows.find(jdbc, code.matter(), code.target());
                    if (scan.leaving()) {
                        leave(jdbc, door, before);
                    } else {
                        arrive(scope, jdbc, door, before, new Read(code, scan.position()));
                    }
                    return done(scope, jdbc, door, scan.leaving() ? "leave" : "arrive");
                });
    }

    private record Read(InspectionCode code, Optional<Position> position) {}

    private void arrive(
            Scope scope, JdbcClient jdbc, Door door, Optional<Visit> before, Read read) {
        if (before.isPresent()) {
            Visit visit = before.get();
            if (visit.arrival().side() != door.side() && visit.confirmedAt().isEmpty()) {
                VisitRows.confirm(jdbc, visit.id());
            }
            return;
        }
        Doors.requireDecided(door);
        Instant now = Calendars.now(jdbc);
        requireNow(read.code(), now);
        Optional<Double> distance =
                read.position().flatMap(at -> doors.place(door).map(at::metresTo));
        VisitRows.insert(
                jdbc,
                scope,
                door,
                new Visit.Arrival(now, door.side(), read.position(), distance),
                Optional.empty());
    }

    private void requireNow(InspectionCode code, Instant now) {
        if (now.isBefore(code.validFrom())) {
            throw Problem.invalid(
                    "early-code",
                    "This code holds from "
                            + code.validFrom().atZone(zone).toLocalDate()
                            + ". Before that day the officers may be refused.");
        }
        if (!now.isBefore(code.validTo())) {
            throw Problem.invalid(
                    "expired-code",
                    "This code expired; its last day was "
                            + code.validTo().atZone(zone).toLocalDate().minusDays(1)
                            + ". The unit has to have its inspection approved for another window.");
        }
    }

    private void leave(JdbcClient jdbc, Door door, Optional<Visit> before) {
        Visit visit =
                before.orElseThrow(() ->
                        Problem.conflict(
                                "not-arrived",
                                "No arrival was scanned. Scan the arrival, or write the visit down afterwards"
                                        + " with a reason."));
        if (visit.leftAt().isEmpty()) {
            VisitRows.leave(jdbc, visit.id(), door.side(), Calendars.now(jdbc));
        }
    }

    /**
     * Writes down a visit that could not be scanned, or the end of one. After {@code
     * JINGWEI_BACKFILL_DAYS} natural days it is taken down too, as late.
     */
    public Visit backfill(Scope scope, String matter, String key, Late late) {
        MatterVerbs.requireReason(late.reason());
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, matter, key);
                    Doors.requireOfficer(door, "write down a visit");
                    Optional<Visit> before = VisitRows.find(jdbc, matter, door.target());
                    if (before.filter(visit -> visit.leftAt().isPresent()).isPresent()
                            || (before.isPresent() && late.leftAt().isEmpty())) {
                        throw Problem.conflict(
                                "visited-already", "This visit is written down already.");
                    }
                    Instant now = Calendars.now(jdbc);
                    Instant arrived =
                            before.map(visit -> visit.arrival().at()).orElse(late.arrivedAt());
                    requireTimes(arrived, late.leftAt(), now);
                    Visit.Afterwards said = afterwards(late, late.leftAt().orElse(arrived), now);
                    if (before.isPresent()) {
                        VisitRows.markAfterwards(jdbc, before.get().id(), said);
                    } else {
                        Doors.requireDecided(door);
                        VisitRows.insert(jdbc, scope, door, unscanned(arrived), Optional.of(said));
                    }
                    late.leftAt().ifPresent(left -> leaveThen(jdbc, door, left));
                    return done(scope, jdbc, door, "backfill");
                });
    }

    private static Visit.Arrival unscanned(Instant at) {
        return new Visit.Arrival(at, Side.OFFICER, Optional.empty(), Optional.empty());
    }

    private static void leaveThen(JdbcClient jdbc, Door door, Instant left) {
        Visit visit = VisitRows.find(jdbc, door.matter().id(), door.target()).orElseThrow();
        VisitRows.leave(jdbc, visit.id(), door.side(), left);
    }

    private static void requireTimes(Instant arrived, Optional<Instant> left, Instant now) {
        boolean possible =
                !arrived.isAfter(now)
                        && arrived.isAfter(now.minus(FARTHEST_DAYS, ChronoUnit.DAYS))
                        && left.filter(moment ->
                                        moment.isBefore(arrived)
                                                || moment.isAfter(now)
                                                || moment.isAfter(arrived.plus(1, ChronoUnit.DAYS)))
                                .isEmpty();
        if (!possible) {
            throw Problem.invalid(
                    "invalid-times",
                    "The arrival must lie within the last "
                            + FARTHEST_DAYS
                            + " days, the leaving after it, within a day and not in the future.");
        }
    }

    private Visit.Afterwards afterwards(Late late, Instant happened, Instant now) {
        return new Visit.Afterwards(late.kind(), late.reason(), now, isLate(happened, now));
    }

    /** Natural days: the day of the visit is not counted, and the last counts until its end. */
    boolean isLate(Instant happened, Instant now) {
        return now.atZone(zone)
                .toLocalDate()
                .isAfter(happened.atZone(zone).toLocalDate().plusDays(backfillDays));
    }

    private Visit done(Scope scope, JdbcClient jdbc, Door door, String action) {
        Visit visit = VisitRows.find(jdbc, door.matter().id(), door.target()).orElseThrow();
        boolean left = !action.equals("arrive");
        visit.minutes()
                .filter(_ -> left)
                .ifPresent(minutes -> events.publishEvent(left(visit, minutes)));
        audit.done(scope, "onsite." + action, Codes.object(door), 1);
        return visit;
    }

    private static VisitLeft left(Visit visit, long minutes) {
        return new VisitLeft(
                visit.id(), visit.matter(), visit.target().kind(), visit.target().key(), minutes);
    }
}
