package org.jingwei.coordination.inspection.onsite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.coordination.deadline.Light;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings, and what was done about them, as rows of PostgreSQL. */
final class FindingRows {
    private static final int MOST_STEPS = 5000;
    private static final int WARNING_DAYS = 3;

    private FindingRows() {}

    /** The findings of a visit with all that was done about each, in its order. */
    static List<Finding> list(JdbcClient jdbc, String visit, LocalDate today) {
        Map<String, List<Finding.Step>> steps = steps(jdbc, visit);
        return jdbc.sql(
                        "SELECT * FROM inspection_finding WHERE visit = :visit ORDER BY rectify_by, id")
                .param("visit", visit)
                .query((row, number) ->
                        finding(row, steps.getOrDefault(row.getString("id"), List.of()), today))
                .list();
    }

    private record Taken(String finding, Finding.Step step) {}

    private static Map<String, List<Finding.Step>> steps(JdbcClient jdbc, String visit) {
        return jdbc
                .sql(
                        "SELECT * FROM inspection_rectification WHERE visit = :visit ORDER BY finding, number LIMIT :most")
                .param("visit", visit)
                .param("most", MOST_STEPS)
                .query((row, number) -> new Taken(row.getString("finding"), step(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Taken::finding,
                                Collectors.mapping(Taken::step, Collectors.toList())));
    }

    private static Finding.Step step(ResultSet row) throws SQLException {
        return new Finding.Step(
                row.getString("id"),
                row.getInt("number"),
                Finding.Deed.valueOf(row.getString("kind")),
                row.getString("text"),
                Arrays.asList((String[]) row.getArray("photos").getArray()),
                row.getTimestamp("at").toInstant());
    }

    private static Finding finding(ResultSet row, List<Finding.Step> steps, LocalDate today)
            throws SQLException {
        Finding.State state = Finding.State.valueOf(row.getString("state"));
        LocalDate by = row.getObject("rectify_by", LocalDate.class);
        return new Finding(
                row.getString("id"),
                row.getString("item"),
                row.getString("text"),
                row.getString("basis"),
                by,
                state,
                light(state, by, today),
                steps);
    }

    private static Light light(Finding.State state, LocalDate by, LocalDate today) {
        if (state == Finding.State.SUBMITTED || state == Finding.State.CLOSED) {
            return Light.GREEN;
        }
        return today.isAfter(by)
                ? Light.RED
                : today.plusDays(WARNING_DAYS).isAfter(by) ? Light.YELLOW : Light.GREEN;
    }

    static Optional<Finding.State> state(JdbcClient jdbc, String visit, String id) {
        return jdbc.sql("SELECT state FROM inspection_finding WHERE visit = :visit AND id = :id")
                .param("visit", visit)
                .param("id", id)
                .query((row, number) -> Finding.State.valueOf(row.getString("state")))
                .optional();
    }

    /** Which finding a step of that id is about. */
    static Optional<String> findingOf(JdbcClient jdbc, String visit, String step) {
        return jdbc.sql(
                        "SELECT finding FROM inspection_rectification WHERE visit = :visit AND id = :id")
                .param("visit", visit)
                .param("id", step)
                .query(String.class)
                .optional();
    }

    static void take(
            JdbcClient jdbc,
            Scope scope,
            String visit,
            String finding,
            Rectifications.Draft draft,
            Finding.State then) {
        jdbc.sql(
                        """
                        INSERT INTO inspection_rectification (visit, finding, id, number, kind, text, photos, username)
                        SELECT :visit, :finding, :id, coalesce(max(number), 0) + 1, :kind, :text, :photos::text[], :username
                        FROM inspection_rectification WHERE visit = :visit AND finding = :finding\
                        """)
                .param("visit", visit)
                .param("finding", finding)
                .param("id", draft.id())
                .param("kind", draft.kind().name())
                .param("text", draft.text())
                .param("photos", draft.photos().toArray(String[]::new))
                .param("username", scope.username())
                .update();
        jdbc.sql("UPDATE inspection_finding SET state = :state WHERE visit = :visit AND id = :id")
                .param("state", then.name())
                .param("visit", visit)
                .param("id", finding)
                .update();
    }
}
