package org.jingwei.coordination.inspection.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks as rows of PostgreSQL. */
final class TaskRows {
    /**
     * With {@code :ended}: a matter that the caller may not see yet keeps its task from being open.
     */
    static final String COLUMNS =
            """
            SELECT task.*, coalesce(organisation.name, task.organisation) AS organisation_name,
                   coalesce(item.name, task.item) AS item_name, matter.number AS matter_number, matter.state AS matter_state,
                   coalesce(matter.created_at, now()) > task.report_due AS late,
                   task.matter IS NULL OR coalesce(matter.state = ANY (:ended), false) AS open
            FROM inspection_task task
            LEFT JOIN organisation ON organisation.id = task.organisation
            LEFT JOIN published_item item ON item.mechanism = 'INSPECTION' AND item.code = task.item
            LEFT JOIN matter ON matter.id = task.matter
            """;

    private TaskRows() {}

    static Task task(ResultSet row) throws SQLException {
        String state = row.getString("matter_state");
        return new Task(
                row.getString("id"),
                row.getLong("number"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                TaskOrigin.valueOf(row.getString("origin")),
                Optional.ofNullable(row.getString("plan")),
                row.getString("source"),
                row.getString("item"),
                row.getString("item_name"),
                row.getString("enterprise"),
                row.getString("enterprise_name"),
                row.getObject("window_from", LocalDate.class),
                row.getObject("window_to", LocalDate.class),
                row.getInt("minutes"),
                InspectionMode.valueOf(row.getString("mode")),
                moment(row, "emergency_at"),
                moment(row, "report_due"),
                row.getBoolean("late"),
                state == null
                        ? Optional.empty()
                        : Optional.of(
                                new Task.AtTheGate(
                                        row.getString("matter"),
                                        row.getLong("matter_number"),
                                        state)),
                row.getBoolean("open"));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** The tasks of these ids that the scope sees. */
    static List<Task> find(JdbcClient jdbc, Collection<String> ids, String[] ended) {
        return jdbc.sql(COLUMNS + " WHERE task.id = ANY (:ids) ORDER BY task.number")
                .param("ids", ids.toArray(String[]::new))
                .param("ended", ended)
                .query((row, number) -> task(row))
                .list();
    }
}
