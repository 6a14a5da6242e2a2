package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the record of a visit while officers write it, also without a network, and hands it over.
 *
 * <p>A device counts its saves. One that was taken before, or comes after a later one, changes
 * nothing and is answered with what is kept: so a save may be sent again when its answer was lost.
 * A device that was not the last to write must have read the version that it replaces.
 */
@Component
public class Records {
    private static final int MOST_STATEMENT = 4000;

    private final ScopedDatabase database;
    private final Doors doors;
    private final Publications publications;
    private final AuditTrail audit;
    private final ZoneId zone;

    Records(
            ScopedDatabase database,
            Doors doors,
            Publications publications,
            AuditTrail audit,
            Settings settings) {
        this.database = database;
        this.doors = doors;
        this.publications = publications;
        this.audit = audit;
        this.zone = settings.timeZone();
    }

    /** Saves a record, complete or not. */
    public InspectionRecord save(Scope scope, String matter, String key, RecordDraft draft) {
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, matter, key);
                    Doors.requireOfficer(door, "write the record");
                    Visit visit = requireVisit(jdbc, door);
                    draft.requireSound(visit.checklist());
                    Optional<InspectionRecord> before = RecordRows.find(jdbc, visit.id());
                    if (RecordRows.taken(jdbc, visit.id(), draft.device()) >= draft.sequence()) {
                        return before.orElseThrow();
                    }
                    before.ifPresent(kept -> requireReplaceable(kept, draft));
                    RecordRows.save(jdbc, scope, visit.id(), draft);
                    InspectionRecord saved = RecordRows.find(jdbc, visit.id()).orElseThrow();
                    audit.done(scope, "onsite.record", Codes.object(door), 1);
                    return saved;
                });
    }

    static Visit requireVisit(JdbcClient jdbc, Door door) {
        return VisitRows.find(jdbc, door.matter().id(), door.target())
                .orElseThrow(() ->
                        Problem.conflict(
                                "not-arrived",
                                "No arrival is written down. Scan the code, or write the visit down afterwards."));
    }

    private static void requireReplaceable(InspectionRecord kept, RecordDraft draft) {
        requireDraft(kept);
        if (!kept.device().equals(draft.device()) && kept.version() != draft.base()) {
            throw Problem.conflict(
                    "record-changed",
                    "Another device wrote to this record since this one read it. What this device has is"
                            + " kept there; read the record again, then decide.");
        }
    }

    private static void requireDraft(InspectionRecord kept) {
        if (kept.deliveredAt().isPresent()) {
            throw Problem.conflict(
                    "delivered",
                    "The record was delivered to the enterprise and does not change any more.");
        }
    }

    /**
     * Delivers the record to the enterprise.
     *
     * @param version the one that the caller has seen
     */
    public InspectionRecord deliver(Scope scope, String matter, String key, int version) {
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, matter, key);
                    Doors.requireOfficer(door, "deliver the record");
                    Visit visit = requireVisit(jdbc, door);
                    InspectionRecord kept =
                            RecordRows.find(jdbc, visit.id())
                                    .orElseThrow(() -> Problem.notFound("The record"));
                    if (kept.deliveredAt().isPresent() && kept.version() == version) {
                        return kept;
                    }
                    requireDraft(kept);
                    requireDeliverable(jdbc, visit, kept, version);
                    RecordRows.deliver(jdbc, scope, kept);
                    publications.plan(jdbc, door, visit, kept.findings().size());
                    InspectionRecord delivered = RecordRows.find(jdbc, visit.id()).orElseThrow();
                    audit.done(scope, "onsite.deliver", Codes.object(door), 1);
                    return delivered;
                });
    }

    private void requireDeliverable(
            JdbcClient jdbc, Visit visit, InspectionRecord kept, int version) {
        if (kept.version() != version) {
            throw Problem.conflict(
                    "record-changed",
                    "The record is at version "
                            + kept.version()
                            + " now. Read it again, then deliver it.");
        }
        Instant now = Calendars.now(jdbc);
        LocalDate today = now.atZone(zone).toLocalDate();
        RecordDraft.requireComplete(visit.checklist(), kept.entries(), kept.findings(), today);
        List<String> named =
                kept.entries().stream()
                        .flatMap(entry -> entry.photos().stream())
                        .distinct()
                        .toList();
        long missing = named.size() - PhotoRows.count(jdbc, visit.id(), named, Side.OFFICER);
        if (missing > 0) {
            throw Problem.conflict(
                    "photos-missing",
                    missing
                            + " photos of the record have not arrived yet. They are on the device that took"
                            + " them; open the record there with a network.");
        }
    }

    /** The enterprise has read the record, and says what it has to say to it. */
    public InspectionRecord acknowledge(Scope scope, String matter, String key, String statement) {
        ClientText.requireText("statement", statement, 0, MOST_STATEMENT);
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, matter, key);
                    if (door.side() != Side.ENTERPRISE) {
                        throw Problem.forbidden("To acknowledge is for the enterprise.");
                    }
                    Visit visit = requireVisit(jdbc, door);
                    InspectionRecord kept =
                            RecordRows.find(jdbc, visit.id())
                                    .orElseThrow(() -> Problem.notFound("The record"));
                    if (kept.acknowledgedAt().isPresent()) {
                        return kept;
                    }
                    RecordRows.acknowledge(jdbc, scope, visit.id(), statement);
                    InspectionRecord read = RecordRows.find(jdbc, visit.id()).orElseThrow();
                    audit.done(scope, "onsite.acknowledge", Codes.object(door), 1);
                    return read;
                });
    }
}
