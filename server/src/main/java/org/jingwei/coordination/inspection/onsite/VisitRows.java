package org.jingwei.coordination.inspection.onsite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Visits as rows of PostgreSQL. */
final class VisitRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is looked at where an item has no list: the whole. */
    private static final String WHOLE =
            "[{\"id\":\"whole\",\"text\":\"现场检查情况\",\"textEn\":\"What was found on site\"}]";

    private VisitRows() {}

    static Optional<Visit> find(JdbcClient jdbc, String matter, SubjectKey target) {
        return jdbc.sql(
                        "SELECT * FROM inspection_visit WHERE matter = :matter AND kind = :kind AND key = :key")
                .param("matter", matter)
                .param("kind", target.kind())
                .param("key", target.key())
                .query((row, number) -> visit(row))
                .optional();
    }

    /** The newest first. */
    static List<Visit> list(JdbcClient jdbc, long before, int limit) {
        return jdbc.sql(
                        "SELECT * FROM inspection_visit WHERE number < :before ORDER BY number DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> visit(row))
                .list();
    }

    /** What the item of a matter has inspected, as JSON. */
    static String checklist(JdbcClient jdbc, Door door) {
        return jdbc.sql(
                        """
                        SELECT checklist::text FROM published_item
                        WHERE mechanism = :mechanism AND code = :item AND jsonb_array_length(checklist) > 0\
                        """)
                .param("mechanism", door.matter().mechanism())
                .param("item", door.matter().item())
                .query(String.class)
                .optional()
                .orElse(WHOLE);
    }

    static List<ChecklistEntry> entries(String json) {
        return Arrays.asList(JSON.readValue(json, ChecklistEntry[].class));
    }

    static void insert(
            JdbcClient jdbc,
            Scope scope,
            Door door,
            Visit.Arrival arrival,
            Optional<Visit.Afterwards> afterwards) {
        jdbc.sql(
                        """
                        INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist,
                            arrived_at, arrived_side, arrived_by, longitude, latitude, accuracy, distance,
                            backfill, backfill_reason, backfilled_at, late)
                        VALUES (:id, :matter, :kind, :key, :name, :area, :requester, :title, :checklist::jsonb,
                            :arrivedAt, :side, :username, :longitude, :latitude, :accuracy, :distance,
                            :backfill, :reason, :backfilledAt, :late)\
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("matter", door.matter().id())
                .param("kind", door.target().kind())
                .param("key", door.target().key())
                .param("name", door.name())
                .param("area", door.area())
                .param("requester", door.matter().requester())
                .param("title", door.matter().title())
                .param("checklist", checklist(jdbc, door))
                .param("arrivedAt", Timestamp.from(arrival.at()))
                .param("side", arrival.side().name())
                .param("username", scope.username())
                .param("longitude", arrival.position().map(Position::longitude).orElse(null))
                .param("latitude", arrival.position().map(Position::latitude).orElse(null))
                .param("accuracy", arrival.position().map(Position::accuracy).orElse(null))
                .param("distance", arrival.distance().orElse(null))
                .param("backfill", afterwards.map(said -> said.kind().name()).orElse(null))
                .param("reason", afterwards.map(Visit.Afterwards::reason).orElse(""))
                .param(
                        "backfilledAt",
                        afterwards.map(said -> Timestamp.from(said.at())).orElse(null))
                .param("late", afterwards.map(Visit.Afterwards::late).orElse(false))
                .update();
    }

    static void confirm(JdbcClient jdbc, String id) {
        jdbc.sql("UPDATE inspection_visit SET confirmed_at = now() WHERE id = :id")
                .param("id", id)
                .update();
    }

    static void leave(JdbcClient jdbc, String id, Side side, Instant at) {
        jdbc.sql("UPDATE inspection_visit SET left_at = :at, left_side = :side WHERE id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("side", side.name())
                .update();
    }

    /** Notes of a visit that was scanned that its end was written down afterwards. */
    static void markAfterwards(JdbcClient jdbc, String id, Visit.Afterwards said) {
        jdbc.sql(
                        """
                        UPDATE inspection_visit SET backfill = :backfill, backfill_reason = :reason,
                            backfilled_at = :at, late = :late WHERE id = :id\
                        """)
                .param("id", id)
                .param("backfill", said.kind().name())
                .param("reason", said.reason())
                .param("at", Timestamp.from(said.at()))
                .param("late", said.late())
                .update();
    }

    private static Visit visit(ResultSet row) throws SQLException {
        Optional<Position> position =
                row.getObject("longitude") == null
                        ? Optional.empty()
                        : Optional.of(
                                new Position(
                                        row.getDouble("longitude"),
                                        row.getDouble("latitude"),
                                        row.getDouble("accuracy")));
        return new Visit(
                row.getString("id"),
                row.getLong("number"),
                row.getString("matter"),
                new SubjectKey(row.getString("kind"), row.getString("key")),
                row.getString("name"),
                row.getString("requester"),
                row.getString("title"),
                entries(row.getString("checklist")),
                new Visit.Arrival(
                        row.getTimestamp("arrived_at").toInstant(),
                        Side.valueOf(row.getString("arrived_side")),
                        position,
                        Optional.ofNullable((Double) row.getObject("distance"))),
                moment(row, "confirmed_at"),
                moment(row, "left_at"),
                afterwards(row));
    }

    private static Optional<Visit.Afterwards> afterwards(ResultSet row) throws SQLException {
        String kind = row.getString("backfill");
        return kind == null
                ? Optional.empty()
                : Optional.of(
                        new Visit.Afterwards(
                                Backfill.valueOf(kind),
                                row.getString("backfill_reason"),
                                row.getTimestamp("backfilled_at").toInstant(),
                                row.getBoolean("late")));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
