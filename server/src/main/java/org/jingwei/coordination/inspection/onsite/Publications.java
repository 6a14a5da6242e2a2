package org.jingwei.coordination.inspection.onsite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Publishes results so many working days after their delivery: the day is said at the delivery, and
 * from then on the database shows the row to whoever is in scope; nothing has to run for it.
 */
@Component
public class Publications {
    private final ScopedDatabase database;
    private final Calendars calendars;
    private final AreaScheme scheme;
    private final int passedDays;
    private final int otherDays;

    Publications(ScopedDatabase database, Calendars calendars, Settings settings) {
        this.database = database;
        this.calendars = calendars;
        this.scheme = settings.areaScheme();
        this.passedDays = Math.toIntExact(settings.number(Setting.PUBLISH_PASSED_DAYS));
        this.otherDays = Math.toIntExact(settings.number(Setting.PUBLISH_OTHER_DAYS));
    }

    /** Says when a result is published. */
    void plan(JdbcClient jdbc, Door door, Visit visit, int findings) {
        AreaRange area = scheme.of(door.area()).range();
        Instant at =
                calendars
                        .read(jdbc)
                        .of(area.lo(), area.hi())
                        .endOfDays(Calendars.now(jdbc), findings == 0 ? passedDays : otherDays);
        jdbc.sql(
                        """
                        INSERT INTO inspection_publication (visit, number, kind, key, name, area, requester, title,
                                                            visited_at, findings, publish_at)
                        VALUES (:visit, :number, :kind, :key, :name, :area, :requester, :title, :visitedAt, :findings, :at)\
                        """)
                .param("visit", visit.id())
                .param("number", visit.number())
                .param("kind", visit.target().kind())
                .param("key", visit.target().key())
                .param("name", visit.name())
                .param("area", door.area())
                .param("requester", visit.requester())
                .param("title", visit.title())
                .param("visitedAt", Timestamp.from(visit.arrival().at()))
                .param("findings", findings)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What is published where the scope looks, the newest first. */
    public Page<Publication> list(Scope scope, PageRequest page) {
        List<Publication> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT * FROM inspection_publication
                                                WHERE publish_at <= now() AND number < :before ORDER BY number DESC LIMIT :limit\
                                                """)
                                        .param(
                                                "before",
                                                page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) -> publication(row))
                                        .list());
        return Page.of(oneMore, page.limit(), one -> Long.toString(one.number()));
    }

    /** When a result is published, as the two sides of it may know before. */
    static Optional<Instant> publishAt(JdbcClient jdbc, String visit) {
        return jdbc.sql("SELECT publish_at FROM inspection_publication WHERE visit = :visit")
                .param("visit", visit)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                row.getLong("number"),
                new SubjectKey(row.getString("kind"), row.getString("key")),
                row.getString("name"),
                row.getString("requester"),
                row.getString("title"),
                row.getTimestamp("visited_at").toInstant(),
                row.getInt("findings"),
                row.getTimestamp("publish_at").toInstant());
    }
}
