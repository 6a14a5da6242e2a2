package org.jingwei.coordination.inspection.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans as rows of PostgreSQL. */
final class PlanRows {
    /** Others see no task of it, or those of their own areas alone: a number would be wrong. */
    private static final String SEES_TASKS =
            """
            ((SELECT scope_administrator()) OR plan.organisation = (SELECT scope_text('organisation'))
                OR (SELECT scope_looks_after_areas()) AND plan.area <@ (SELECT scope_ranges('territory')))\
            """;

    static final String COLUMNS =
            """
            SELECT plan.*, coalesce(organisation.name, plan.organisation) AS organisation_name,
                   (SELECT count(*) FROM inspection_plan_line line WHERE line.plan = plan.id) AS lines,
                   (SELECT coalesce(sum(many), 0) FROM inspection_plan_line line WHERE line.plan = plan.id) AS many,
                   CASE WHEN %s THEN (SELECT count(*) FROM inspection_task task WHERE task.plan = plan.id) END AS tasks
            FROM inspection_plan plan LEFT JOIN organisation ON organisation.id = plan.organisation
            """
                    .formatted(SEES_TASKS);

    private PlanRows() {}

    static InspectionPlan plan(ResultSet row) throws SQLException {
        return new InspectionPlan(
                row.getString("id"),
                row.getLong("number"),
                row.getInt("year"),
                InspectionPlan.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                InspectionPlan.State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("filing_number"),
                row.getString("reason"),
                TaskRows.moment(row, "filed_at"),
                TaskRows.moment(row, "published_at"),
                row.getInt("lines"),
                row.getInt("many"),
                many(row));
    }

    private static Optional<Integer> many(ResultSet row) throws SQLException {
        int tasks = row.getInt("tasks");
        return row.wasNull() ? Optional.empty() : Optional.of(tasks);
    }

    static Optional<InspectionPlan> find(JdbcClient jdbc, String id) {
        return jdbc.sql(COLUMNS + " WHERE plan.id = :id")
                .param("id", id)
                .query((row, number) -> plan(row))
                .optional();
    }

    /** Which account wrote a plan down. */
    static String writer(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT created_by FROM inspection_plan WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** Holds a plan until the transaction ends, so that of two who act one comes first. */
    static void hold(JdbcClient jdbc, String id) {
        jdbc.sql("SELECT id FROM inspection_plan WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(String.class)
                .list();
    }

    static void insert(JdbcClient jdbc, Scope scope, String id, PlanCheck.Checked plan) {
        jdbc.sql(
                        """
                        INSERT INTO inspection_plan (id, year, kind, title, organisation, area, created_by)
                        SELECT :id, :year, :kind, :title, :organisation, coalesce((SELECT area FROM organisation WHERE id = :organisation), 0), :username\
                        """)
                .param("id", id)
                .param("year", plan.year())
                .param("kind", plan.kind().name())
                .param("title", plan.title())
                .param("organisation", scope.organisation())
                .param("username", scope.username())
                .update();
        insertLines(jdbc, id, plan);
    }

    static void change(JdbcClient jdbc, String id, PlanCheck.Checked plan) {
        jdbc.sql(
                        "UPDATE inspection_plan SET year = :year, kind = :kind, title = :title,"
                                + " version = version + 1 WHERE id = :id")
                .param("id", id)
                .param("year", plan.year())
                .param("kind", plan.kind().name())
                .param("title", plan.title())
                .update();
        jdbc.sql("DELETE FROM inspection_plan_line WHERE plan = :id").param("id", id).update();
        insertLines(jdbc, id, plan);
    }

    /** One statement, and one for the enterprises, whatever their number. */
    private static void insertLines(JdbcClient jdbc, String id, PlanCheck.Checked plan) {
        List<PlanCheck.CheckedLine> lines = plan.lines();
        jdbc.sql(
                        """
                        INSERT INTO inspection_plan_line (plan, number, item, from_month, to_month, mode, minutes, many)
                        SELECT :plan, number, item, from_month, to_month, mode, minutes, many
                        FROM unnest(:items::text[], :froms::int[], :tos::int[], :modes::text[], :minutes::int[], :manies::int[])
                             WITH ORDINALITY AS t (item, from_month, to_month, mode, minutes, many, number)\
                        """)
                .param("plan", id)
                .param(
                        "items",
                        lines.stream().map(PlanCheck.CheckedLine::item).toArray(String[]::new))
                .param(
                        "froms",
                        lines.stream()
                                .map(PlanCheck.CheckedLine::fromMonth)
                                .toArray(Integer[]::new))
                .param(
                        "tos",
                        lines.stream().map(PlanCheck.CheckedLine::toMonth).toArray(Integer[]::new))
                .param(
                        "modes",
                        lines.stream().map(line -> line.mode().name()).toArray(String[]::new))
                .param(
                        "minutes",
                        lines.stream().map(PlanCheck.CheckedLine::minutes).toArray(Integer[]::new))
                .param(
                        "manies",
                        lines.stream().map(PlanCheck.CheckedLine::many).toArray(Integer[]::new))
                .update();
        insertEnterprises(jdbc, id, lines);
    }

    private static void insertEnterprises(
            JdbcClient jdbc, String id, List<PlanCheck.CheckedLine> lines) {
        List<Integer> numbers = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Long> areas = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            lines.get(i)
                    .enterprises()
                    .forEach((key, found) -> {
                        numbers.add(number);
                        keys.add(key.key());
                        names.add(found.name());
                        areas.add(found.area());
                    });
        }
        jdbc.sql(
                        """
                        INSERT INTO inspection_plan_enterprise (plan, line, enterprise, name, area)
                        SELECT :plan, line, enterprise, name, area
                        FROM unnest(:lines::int[], :keys::text[], :names::text[], :areas::bigint[]) AS t (line, enterprise, name, area)\
                        """)
                .param("plan", id)
                .param("lines", numbers.toArray(Integer[]::new))
                .param("keys", keys.toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .param("areas", areas.toArray(Long[]::new))
                .update();
    }

    private record Named(int line, InspectionPlan.Enterprise enterprise) {}

    static List<InspectionPlan.Line> lines(JdbcClient jdbc, String id) {
        Map<Integer, List<InspectionPlan.Enterprise>> named = new HashMap<>();
        jdbc.sql(
                        "SELECT line, enterprise, name FROM inspection_plan_enterprise WHERE plan ="
                                + " :id ORDER BY line, enterprise")
                .param("id", id)
                .query((row, number) ->
                        new Named(
                                row.getInt("line"),
                                new InspectionPlan.Enterprise(
                                        row.getString("enterprise"), row.getString("name"))))
                .list()
                .forEach(one ->
                        named.computeIfAbsent(one.line(), _ -> new ArrayList<>())
                                .add(one.enterprise()));
        return jdbc.sql(
                        """
                        SELECT line.*, coalesce(item.name, line.item) AS item_name,
                               CASE WHEN %s THEN (SELECT count(*) FROM inspection_task task
                                   WHERE task.plan = line.plan AND task.line = line.number) END AS tasks
                        FROM inspection_plan_line line JOIN inspection_plan plan ON plan.id = line.plan
                        LEFT JOIN published_item item ON item.mechanism = 'INSPECTION' AND item.code = line.item
                        WHERE line.plan = :id ORDER BY line.number\
                        """
                                .formatted(SEES_TASKS))
                .param("id", id)
                .query((row, number) ->
                        new InspectionPlan.Line(
                                row.getInt("number"),
                                row.getString("item"),
                                row.getString("item_name"),
                                row.getInt("from_month"),
                                row.getInt("to_month"),
                                InspectionMode.valueOf(row.getString("mode")),
                                row.getInt("minutes"),
                                row.getInt("many"),
                                named.getOrDefault(row.getInt("number"), List.of()),
                                many(row)))
                .list();
    }

    /** Makes a task of each enterprise that the plan names and has none for yet. */
    static int makeTasks(JdbcClient jdbc, String id, String username) {
        return jdbc.sql(
                        """
                        INSERT INTO inspection_task (id, organisation, origin, plan, line, item, enterprise, enterprise_name, area,
                            window_from, window_to, minutes, mode, created_by)
                        SELECT gen_random_uuid()::text, plan.organisation, CASE plan.kind WHEN 'ANNUAL' THEN 'PLAN' ELSE 'SPECIAL' END,
                            plan.id, line.number, line.item, named.enterprise, named.name, named.area,
                            make_date(plan.year, line.from_month, 1),
                            (make_date(plan.year, line.to_month, 1) + interval '1 month' - interval '1 day')::date,
                            line.minutes, line.mode, :username
                        FROM inspection_plan plan JOIN inspection_plan_line line ON line.plan = plan.id
                        JOIN inspection_plan_enterprise named ON named.plan = line.plan AND named.line = line.number
                        WHERE plan.id = :id
                        ORDER BY line.number, named.enterprise
                        ON CONFLICT (plan, line, enterprise) DO NOTHING\
                        """)
                .param("id", id)
                .param("username", username)
                .update();
    }
}
