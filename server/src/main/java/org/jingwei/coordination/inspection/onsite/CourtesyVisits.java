package org.jingwei.coordination.inspection.onsite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down visits that inspect nothing, so that they are not inspections in disguise. */
@Component
public class CourtesyVisits {
    private static final int MOST_MINUTES = 1440;

    private final ScopedDatabase database;
    private final Visits visits;
    private final SubjectIndex subjects;
    private final AuditTrail audit;

    CourtesyVisits(
            ScopedDatabase database, Visits visits, SubjectIndex subjects, AuditTrail audit) {
        this.database = database;
        this.visits = visits;
        this.subjects = subjects;
        this.audit = audit;
    }

    /** A visit as somebody writes it down; the same id is the same visit. */
    public record Draft(
            String id,
            String key,
            CourtesyVisit.Purpose purpose,
            String note,
            Instant arrivedAt,
            int minutes) {}

    /** Writes a visit down. */
    public CourtesyVisit note(Scope scope, Draft draft) {
        MatterVerbs.requireReason(draft.note());
        ClientText.requireId("id", draft.id());
        if (scope.subject().isPresent() || scope.system().isPresent()) {
            throw Problem.forbidden("Visits are written down by the unit that made them.");
        }
        return database.call(
                scope,
                jdbc -> {
                    if (find(jdbc, scope, draft.id()).isEmpty()) {
                        insert(scope, jdbc, draft);
                    }
                    CourtesyVisit visit =
                            find(jdbc, scope, draft.id())
                                    .orElseThrow(() ->
                                            Problem.conflict(
                                                    "id-taken",
                                                    "Another visit has this id; take another."));
                    audit.done(scope, "onsite.courtesy", visit.target().toString(), 1);
                    return visit;
                });
    }

    private void insert(Scope scope, JdbcClient jdbc, Draft draft) {
        Instant now = Calendars.now(jdbc);
        if (draft.arrivedAt().isAfter(now)
                || draft.minutes() < 1
                || draft.minutes() > MOST_MINUTES) {
            throw Problem.invalid(
                    "invalid-times",
                    "The visit must not lie in the future, and have 1 to 1440 minutes.");
        }
        SubjectKey target = new SubjectKey(Doors.ENTERPRISE, draft.key());
        SubjectIndex.Found found =
                Optional.ofNullable(subjects.find(scope, List.of(target)).get(target))
                        .orElseThrow(() -> Problem.notFound("The enterprise"));
        jdbc.sql(
                        """
                        INSERT INTO courtesy_visit (id, requester, kind, key, name, area, purpose, note, arrived_at,
                                                    minutes, late, username)
                        VALUES (:id, :requester, :kind, :key, :name, :area, :purpose, :note, :arrivedAt,
                                :minutes, :late, :username)
                        ON CONFLICT (id) DO NOTHING\
                        """)
                .param("id", draft.id())
                .param("requester", scope.organisation())
                .param("kind", target.kind())
                .param("key", target.key())
                .param("name", found.name())
                .param("area", found.area())
                .param("purpose", draft.purpose().name())
                .param("note", draft.note())
                .param("arrivedAt", Timestamp.from(draft.arrivedAt()))
                .param("minutes", draft.minutes())
                .param("late", visits.isLate(draft.arrivedAt(), now))
                .param("username", scope.username())
                .update();
    }

    private static Optional<CourtesyVisit> find(JdbcClient jdbc, Scope scope, String id) {
        return jdbc.sql("SELECT * FROM courtesy_visit WHERE id = :id AND requester = :requester")
                .param("id", id)
                .param("requester", scope.organisation())
                .query((row, number) -> visit(row))
                .optional();
    }

    /** Those that the scope sees, the newest first. */
    public Page<CourtesyVisit> list(Scope scope, PageRequest page) {
        return database.call(
                scope,
                jdbc -> {
                    List<CourtesyVisit> oneMore =
                            jdbc.sql(
                                            "SELECT * FROM courtesy_visit WHERE number < :before ORDER BY number DESC LIMIT :limit")
                                    .param("before", page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                    .param("limit", page.limit() + 1)
                                    .query((row, number) -> visit(row))
                                    .list();
                    return Page.of(oneMore, page.limit(), visit -> Long.toString(visit.number()));
                });
    }

    private static CourtesyVisit visit(ResultSet row) throws SQLException {
        return new CourtesyVisit(
                row.getString("id"),
                row.getLong("number"),
                row.getString("requester"),
                new SubjectKey(row.getString("kind"), row.getString("key")),
                row.getString("name"),
                CourtesyVisit.Purpose.valueOf(row.getString("purpose")),
                row.getString("note"),
                row.getTimestamp("arrived_at").toInstant(),
                row.getInt("minutes"),
                row.getBoolean("late"));
    }
}
