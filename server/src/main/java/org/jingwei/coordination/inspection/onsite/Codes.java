package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out the codes of inspections, and tells a right one from a wrong one. A code holds from the
 * first to the last day of the matter's window; another one for the same door ends it.
 */
@Component
public class Codes {
    private static final Scope PLATFORM = Scope.platform("onsite");

    private final ScopedDatabase database;
    private final Doors doors;
    private final CodeThrottle throttle;
    private final AuditTrail audit;
    private final ZoneId zone;

    Codes(
            ScopedDatabase database,
            Doors doors,
            CodeThrottle throttle,
            AuditTrail audit,
            Settings settings) {
        this.database = database;
        this.doors = doors;
        this.throttle = throttle;
        this.audit = audit;
        this.zone = settings.timeZone();
    }

    /**
     * A code with what its QR code says.
     *
     * @param sealed the text of the QR code
     */
    public record Given(InspectionCode code, String sealed) {}

    /**
     * Applies for a code. The one that holds is given again, unless it is to be renewed or its time
     * is over.
     */
    public Given apply(Scope scope, String matter, String key, boolean renew) {
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, matter, key);
                    Doors.requireOfficer(door, "apply for a code");
                    Doors.requireDecided(door);
                    Instant now = Calendars.now(jdbc);
                    Optional<InspectionCode> before = CodeRows.current(jdbc, matter, door.target());
                    if (before.filter(code -> !renew && isOpen(code, now)).isPresent()) {
                        return sealed(before.get());
                    }
                    before.ifPresent(code -> CodeRows.end(jdbc, code.code()));
                    InspectionCode made = made(door, now);
                    CodeRows.insert(jdbc, scope, made);
                    Given given = sealed(made);
                    audit.done(scope, "onsite.code", object(door), 1);
                    return given;
                });
    }

    private static boolean isOpen(InspectionCode code, Instant now) {
        return now.isBefore(code.validTo());
    }

    private InspectionCode made(Door door, Instant now) {
        Matter matter = door.matter();
        Instant validTo = matter.to().plusDays(1).atStartOfDay(zone).toInstant();
        if (!now.isBefore(validTo)) {
            throw Problem.conflict(
                    "window-over",
                    "The window of the inspection ended on "
                            + matter.to()
                            + ". Ask the centre for another one.");
        }
        return new InspectionCode(
                ShortCode.make(),
                matter.id(),
                door.target(),
                matter.requester(),
                CodeRows.period(now),
                matter.from().atStartOfDay(zone).toInstant(),
                validTo,
                Optional.empty());
    }

    private Given sealed(InspectionCode code) {
        return database.call(
                PLATFORM,
                jdbc ->
                        new Given(
                                code,
                                SealedCode.of(code, CodeRows.secret(jdbc, code.period()))
                                        .toString()));
    }

    /** The code of a door for the two sides of it; others have none. */
    public Optional<Given> find(Scope scope, String matter, String key) {
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.find(scope, jdbc, matter, key);
                    return door.side() == Side.WATCHER
                            ? Optional.empty()
                            : CodeRows.current(jdbc, matter, door.target()).map(this::sealed);
                });
    }

    /**
     * The code that was scanned or typed, if it is one that was given out for the caller's door.
     *
     * @param address where the request comes from
     * @throws Problem invalid if it is nothing of ours, unknown, forged, ended or of another door;
     *     429 after too many of these
     */
    InspectionCode read(Scope scope, String text, String address) {
        throttle.requireFew(scope, address);
        try {
            InspectionCode code = database.call(PLATFORM, jdbc -> read(jdbc, text));
            requireOwn(scope, code);
            return code;
        } catch (Problem wrong) {
            throttle.failed(scope, address);
            throw wrong;
        }
    }

    private static void requireOwn(Scope scope, InspectionCode code) {
        if (Doors.side(scope, code.requester(), code.target()) == Side.WATCHER) {
            throw scope.subject().isPresent()
                    ? Problem.invalid(
                            "other-enterprise",
                            "This code is for another enterprise. Officers who show it to you have no"
                                    + " inspection of yours; you may refuse them.")
                    : Problem.invalid(
                            "other-unit",
                            "This code is of another unit's inspection. Scan the code of your own.");
        }
    }

    private static InspectionCode read(JdbcClient jdbc, String text) {
        Optional<SealedCode> scanned = SealedCode.read(text);
        if (SealedCode.looksSealed(text) && scanned.isEmpty()) {
            throw forged();
        }
        String code =
                scanned.map(SealedCode::code)
                        .or(() -> ShortCode.read(text))
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "mistyped-code",
                                        "This is no inspection code, or a sign of it is mistyped. It has"
                                                + " eleven letters and digits; compare them once more."));
        InspectionCode known =
                CodeRows.find(jdbc, code)
                        .orElseThrow(() -> scanned.isPresent() ? forged() : unknown());
        if (scanned.isPresent()) {
            byte[] secret = CodeRows.findSecret(jdbc, known.period()).orElse(new byte[1]);
            if (!scanned.get().isOf(known, secret)) {
                throw forged();
            }
        }
        if (known.endedAt().isPresent()) {
            throw Problem.invalid(
                    "ended-code",
                    "This code was replaced by another one. Ask the officers for the code that holds now.");
        }
        return known;
    }

    private static Problem unknown() {
        return Problem.invalid(
                "unknown-code",
                "No inspection has this code. An enterprise may refuse officers who have none.");
    }

    private static Problem forged() {
        return Problem.invalid(
                "forged-code",
                "This code was not made by this platform, or was changed. Do not let anybody in with it;"
                        + " tell the coordination centre.");
    }

    static String object(Door door) {
        return "matter:" + door.matter().id() + ":" + door.target();
    }
}
