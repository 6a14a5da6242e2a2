package org.jingwei.coordination.inspection.onsite;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes photos in and hands them out; the same photo sent twice is one. */
@Component
public class Photos {
    /** The largest file that is taken. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final int MOST_PHOTOS = 200;

    private final ScopedDatabase database;
    private final Doors doors;
    private final AuditTrail audit;

    Photos(ScopedDatabase database, Doors doors, AuditTrail audit) {
        this.database = database;
        this.doors = doors;
        this.audit = audit;
    }

    /** Keeps a photo under the id that its device gave it. */
    public void keep(Scope scope, String matter, String key, String id, byte[] file) {
        ClientText.requireId("photo", id);
        String digest = digest(file);
        // Read before anything is held: it takes as long as a large picture is large.
        Picture picture = Pictures.clean(file);
        database.run(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, matter, key);
                    if (door.side() == Side.WATCHER) {
                        throw Problem.forbidden("Photos are for the two sides of an inspection.");
                    }
                    Visit visit = Records.requireVisit(jdbc, door);
                    Optional<String> known = PhotoRows.digest(jdbc, visit.id(), id);
                    if (known.isPresent()) {
                        requireSame(known.get(), digest);
                        return;
                    }
                    requireOpen(jdbc, door, visit);
                    PhotoRows.insert(
                            jdbc,
                            scope,
                            visit.id(),
                            new PhotoRows.Kept(id, door.side(), picture, digest));
                    audit.done(scope, "onsite.photo", Codes.object(door), 1);
                });
    }

    private static void requireSame(String known, String digest) {
        if (!known.equals(digest)) {
            throw Problem.conflict("photo-differs", "Another photo has this id; give it another.");
        }
    }

    /** Officers take photos until they deliver the record, the enterprise after. */
    private static void requireOpen(JdbcClient jdbc, Door door, Visit visit) {
        boolean delivered =
                RecordRows.find(jdbc, visit.id())
                        .flatMap(InspectionRecord::deliveredAt)
                        .isPresent();
        if (delivered == (door.side() == Side.OFFICER)) {
            throw Problem.conflict(
                    "not-now",
                    delivered
                            ? "The record was delivered and takes no more photos."
                            : "The enterprise sends photos when it has put right what was found.");
        }
        if (PhotoRows.count(jdbc, visit.id()) >= MOST_PHOTOS) {
            throw Problem.tooLarge("A visit has " + MOST_PHOTOS + " photos at most.");
        }
    }

    /** A photo, if the scope sees it. */
    public Picture get(Scope scope, String matter, String key, String id) {
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.find(scope, jdbc, matter, key);
                    Picture picture =
                            VisitRows.find(jdbc, matter, door.target())
                                    .flatMap(visit -> PhotoRows.find(jdbc, visit.id(), id))
                                    .orElseThrow(() -> Problem.notFound("The photo"));
                    audit.done(scope, "onsite.photo.read", Codes.object(door), 1);
                    return picture;
                });
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
