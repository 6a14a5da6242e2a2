package org.jingwei.coordination.inspection.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.jingwei.coordination.inspection.merging.Ground;
import org.jingwei.coordination.inspection.merging.InspectionTask;
import org.jingwei.coordination.inspection.merging.Presence;
import org.jingwei.coordination.inspection.merging.Window;
import org.jingwei.coordination.inspection.plan.TaskOrigin;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tasks that are still to be done in some days, as far as a centre sees them. */
final class OpenTasks {
    private OpenTasks() {}

    /**
     * A task with what its centre knows of it.
     *
     * @param matter what it became, once that was submitted
     * @param advisable whether that can be advised to merge now
     */
    record Known(
            InspectionTask task,
            String enterpriseName,
            long area,
            String unitName,
            String itemName,
            TaskOrigin origin,
            Optional<String> matter,
            Optional<Long> number,
            Optional<String> state,
            boolean advisable) {}

    /**
     * What the states of a matter mean here.
     *
     * @param advisable it can be advised to merge
     * @param over there is nothing to plan any more
     * @param inVain it ended without an inspection, and its task is as before
     */
    record States(List<String> advisable, List<String> over, List<String> inVain) {}

    /** The enterprises of these. */
    static String[] enterprises(List<Known> tasks) {
        return tasks.stream()
                .map(known -> known.task().enterprise())
                .distinct()
                .toArray(String[]::new);
    }

    /** What these became at which enterprise: as long as they are planned, they are not done. */
    static String[] planned(List<Known> tasks) {
        return tasks.stream()
                .flatMap(known ->
                        known.matter().map(id -> id + " " + known.task().enterprise()).stream())
                .toArray(String[]::new);
    }

    /** Reads them, one more than the most that is looked at. */
    static List<Known> read(
            JdbcClient jdbc, LocalDate from, LocalDate to, States states, int most) {
        return jdbc.sql(
                        """
                        SELECT task.*, coalesce(organisation.name, task.organisation) AS unit_name,
                               coalesce(item.name, task.item) AS item_name, matter.id AS matter_id,
                               matter.number AS matter_number, matter.state AS matter_state,
                               coalesce(matter.window_from, task.window_from) AS first_day,
                               coalesce(matter.window_to, task.window_to) AS last_day,
                               coalesce(matter.state = ANY (:advisable), false) AND NOT EXISTS (
                                   SELECT FROM matter_advice advice WHERE advice.matter = matter.id
                                   AND advice.state IN ('GIVEN', 'REFUSED')) AS advisable
                        FROM inspection_task task
                        LEFT JOIN organisation ON organisation.id = task.organisation
                        LEFT JOIN published_item item ON item.mechanism = 'INSPECTION' AND item.code = task.item
                        LEFT JOIN matter ON matter.id = task.matter AND NOT matter.state = ANY (:inVain)
                        LEFT JOIN inspection_plan plan ON plan.id = task.plan
                        WHERE task.window_from <= :to AND task.window_to >= :from AND task.emergency_at IS NULL
                          AND (task.plan IS NULL OR plan.state = 'PUBLISHED')
                          AND (matter.id IS NULL OR NOT matter.state = ANY (:over))
                        ORDER BY task.number LIMIT :most\
                        """)
                .param("advisable", states.advisable().toArray(String[]::new))
                .param("over", states.over().toArray(String[]::new))
                .param("inVain", states.inVain().toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .param("most", most + 1)
                .query((row, number) -> known(row))
                .list();
    }

    private static Known known(ResultSet row) throws SQLException {
        InspectionTask task =
                new InspectionTask(
                        row.getString("id"),
                        row.getString("organisation"),
                        row.getString("enterprise"),
                        row.getString("item"),
                        new Window(
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class)),
                        ground(TaskOrigin.valueOf(row.getString("origin"))),
                        InspectionMode.valueOf(row.getString("mode")) == InspectionMode.REMOTE
                                ? Presence.REMOTE
                                : Presence.ON_SITE);
        return new Known(
                task,
                row.getString("enterprise_name"),
                row.getLong("area"),
                row.getString("unit_name"),
                row.getString("item_name"),
                TaskOrigin.valueOf(row.getString("origin")),
                Optional.ofNullable(row.getString("matter_id")),
                Optional.ofNullable(row.getObject("matter_number", Long.class)),
                Optional.ofNullable(row.getString("matter_state")),
                row.getBoolean("advisable"));
    }

    private static Ground ground(TaskOrigin origin) {
        return switch (origin) {
            case PLAN, SPECIAL, OTHER -> Ground.PLAN;
            case ORDERED -> Ground.ORDERED_FROM_ABOVE;
            case COMPLAINT, TRANSFER, TAX_RISK -> Ground.COMPLAINT;
            case ACCIDENT -> Ground.ACCIDENT;
            case MEDIA -> Ground.MEDIA;
            case STATUTORY_DAY -> Ground.STATUTORY_DEADLINE;
        };
    }
}
