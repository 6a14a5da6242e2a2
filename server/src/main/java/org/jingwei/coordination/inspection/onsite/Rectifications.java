package org.jingwei.coordination.inspection.onsite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was found is put right by papers first: the enterprise shows what it did, the inspectors are
 * content or want to see more. Nobody comes back for it.
 */
@Component
public class Rectifications {
    private static final int MOST_TEXT = 4000;
    private static final int MOST_PHOTOS = 9;

    private final ScopedDatabase database;
    private final Doors doors;
    private final AuditTrail audit;

    Rectifications(ScopedDatabase database, Doors doors, AuditTrail audit) {
        this.database = database;
        this.doors = doors;
        this.audit = audit;
    }

    /** A step as somebody sends it; the same id is the same step. */
    public record Draft(String id, Finding.Deed kind, String text, List<String> photos) {
        public Draft {
            photos = List.copyOf(photos);
        }
    }

    /** Takes a step. */
    public void take(Scope scope, String matter, String key, String finding, Draft draft) {
        requireSound(draft);
        database.run(
                scope,
                jdbc -> {
                    Door door = doors.hold(scope, jdbc, matter, key);
                    Visit visit = Records.requireVisit(jdbc, door);
                    Optional<String> known = FindingRows.findingOf(jdbc, visit.id(), draft.id());
                    if (known.filter(finding::equals).isPresent()) {
                        return;
                    }
                    if (known.isPresent()) {
                        throw Problem.conflict("id-taken", "Another step has this id.");
                    }
                    requireTurn(jdbc, door, visit, finding, draft);
                    FindingRows.take(jdbc, scope, visit.id(), finding, draft, then(draft.kind()));
                    String action = "onsite.rectify." + draft.kind();
                    audit.done(scope, action.toLowerCase(Locale.ROOT), Codes.object(door), 1);
                });
    }

    private static void requireSound(Draft draft) {
        ClientText.requireId("id", draft.id());
        ClientText.requireText(
                "text", draft.text(), draft.kind() == Finding.Deed.ACCEPT ? 0 : 1, MOST_TEXT);
        if (draft.photos().size() > MOST_PHOTOS
                || (draft.kind() != Finding.Deed.SUBMIT && !draft.photos().isEmpty())) {
            throw ClientText.wrong("photos", "are sent by the enterprise, nine at most");
        }
    }

    private static void requireTurn(
            JdbcClient jdbc, Door door, Visit visit, String finding, Draft draft) {
        Finding.State state =
                FindingRows.state(jdbc, visit.id(), finding)
                        .orElseThrow(() -> Problem.notFound("The finding"));
        boolean submits = draft.kind() == Finding.Deed.SUBMIT;
        if (door.side() != (submits ? Side.ENTERPRISE : Side.OFFICER)) {
            throw Problem.forbidden(
                    submits
                            ? "The enterprise shows what it has put right."
                            : "The unit that inspected says whether it is content.");
        }
        boolean waitsForEnterprise = state == Finding.State.OPEN || state == Finding.State.MORE;
        if (state == Finding.State.CLOSED || submits != waitsForEnterprise) {
            throw Problem.conflict(
                    "not-now", "The finding is " + state + "; read it again, then decide.");
        }
        List<String> photos = draft.photos().stream().distinct().toList();
        if (PhotoRows.count(jdbc, visit.id(), photos, Side.ENTERPRISE) < photos.size()) {
            throw Problem.conflict("photos-missing", "A photo has not arrived; send it first.");
        }
    }

    private static Finding.State then(Finding.Deed deed) {
        return switch (deed) {
            case SUBMIT -> Finding.State.SUBMITTED;
            case ACCEPT -> Finding.State.CLOSED;
            case MORE -> Finding.State.MORE;
        };
    }
}
