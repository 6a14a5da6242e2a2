package org.jingwei.coordination.inspection.onsite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows what comes to the door, what was, and all of one door. */
@Component
public class Desk {
    private static final String PUBLISHED =
            """
            EXISTS (SELECT FROM published_item item WHERE item.mechanism = matter.mechanism AND item.code = matter.item
                AND item.published_on <= now()::date AND (item.ended_on IS NULL OR item.ended_on >= now()::date))\
            """;

    private final ScopedDatabase database;
    private final Doors doors;
    private final Codes codes;
    private final AuditTrail audit;
    private final ZoneId zone;

    Desk(ScopedDatabase database, Doors doors, Codes codes, AuditTrail audit, Settings settings) {
        this.database = database;
        this.doors = doors;
        this.codes = codes;
        this.audit = audit;
        this.zone = settings.timeZone();
    }

    /** All of one door. */
    public DoorView door(Scope scope, String matter, String key) {
        return database.call(
                scope,
                jdbc -> {
                    Door door = doors.find(scope, jdbc, matter, key);
                    Optional<Visit> visit = VisitRows.find(jdbc, matter, door.target());
                    Optional<String> id = visit.map(Visit::id);
                    LocalDate today = Calendars.now(jdbc).atZone(zone).toLocalDate();
                    DoorView view =
                            new DoorView(
                                    door.matter(),
                                    key,
                                    door.name(),
                                    door.side(),
                                    door.decided(),
                                    isPublished(jdbc, matter),
                                    visit.map(Visit::checklist)
                                            .orElseGet(() -> checklist(jdbc, door)),
                                    codes.find(scope, matter, key),
                                    visit,
                                    id.flatMap(known -> RecordRows.find(jdbc, known)),
                                    id.map(known -> FindingRows.list(jdbc, known, today))
                                            .orElse(List.of()),
                                    id.flatMap(known -> Publications.publishAt(jdbc, known)));
                    audit.done(scope, "onsite.read", Codes.object(door), 1);
                    return view;
                });
    }

    private static List<ChecklistEntry> checklist(JdbcClient jdbc, Door door) {
        return VisitRows.entries(VisitRows.checklist(jdbc, door));
    }

    private static boolean isPublished(JdbcClient jdbc, String matter) {
        return jdbc.sql("SELECT " + PUBLISHED + " FROM matter WHERE id = :id")
                .param("id", matter)
                .query(Boolean.class)
                .single();
    }

    /** The visits that the scope sees, the newest first. */
    public Page<Visit> visits(Scope scope, PageRequest page) {
        return database.call(
                scope,
                jdbc -> {
                    long before = page.cursorAsNumber().orElse(Long.MAX_VALUE);
                    List<Visit> oneMore = VisitRows.list(jdbc, before, page.limit() + 1);
                    return Page.of(oneMore, page.limit(), visit -> Long.toString(visit.number()));
                });
    }

    /** Approved visits that have not begun, in the order of their windows. */
    public Page<ComingVisit> coming(Scope scope, PageRequest page) {
        long from = page.cursorAsNumber().orElse((long) page.offset());
        List<ComingVisit> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(COMING)
                                        .param("mechanism", Doors.INSPECTION)
                                        .param("states", doors.decided().toArray(String[]::new))
                                        .param("from", from)
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) -> coming(row))
                                        .list());
        return Page.of(oneMore, page.limit(), _ -> Long.toString(from + page.limit()));
    }

    private static final String COMING =
            "SELECT matter.*, target.key, target.name, answer.slot, "
                    + PUBLISHED
                    + """
                     AS published,
                        EXISTS (SELECT FROM inspection_code code WHERE code.matter = matter.id AND code.kind = target.kind
                            AND code.key = target.key AND code.ended_at IS NULL) AS coded
                    FROM matter_target target JOIN matter ON matter.id = target.matter
                    LEFT JOIN matter_answer answer USING (matter, kind, key)
                    WHERE matter.mechanism = :mechanism AND matter.state = ANY(:states)
                        AND NOT EXISTS (SELECT FROM inspection_visit visit WHERE visit.matter = matter.id
                            AND visit.kind = target.kind AND visit.key = target.key)
                    ORDER BY matter.window_from, matter.number, target.key LIMIT :limit OFFSET :from\
                    """;

    private static ComingVisit coming(ResultSet row) throws SQLException {
        return new ComingVisit(
                row.getString("id"),
                row.getLong("number"),
                row.getString("title"),
                row.getString("legal_basis"),
                row.getString("requester"),
                row.getObject("window_from", LocalDate.class),
                row.getObject("window_to", LocalDate.class),
                row.getInt("minutes"),
                Arrays.asList((String[]) row.getArray("officers").getArray()),
                row.getString("key"),
                row.getString("name"),
                VisitRows.moment(row, "slot"),
                row.getBoolean("published"),
                row.getBoolean("coded"));
    }
}
