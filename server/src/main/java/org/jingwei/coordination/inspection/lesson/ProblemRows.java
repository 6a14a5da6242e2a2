package org.jingwei.coordination.inspection.lesson;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reviewed problems as rows of PostgreSQL. */
final class ProblemRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS =
            """
            SELECT problem.*, receipts.* FROM common_problem problem
            CROSS JOIN LATERAL (SELECT count(*) AS told, count(read_at) AS told_read, count(checked_at) AS told_checked
                FROM common_push push WHERE push.problem = problem.id) receipts
            WHERE
            """;

    /** Those of the items' objects who were ever asked, or are to be inspected, and where. */
    private static final String AUDIENCE =
            """
            SELECT key, min(name) AS name, min(area) AS area FROM (
                SELECT target.key, target.name, target.area FROM matter_target target
                JOIN published_item item ON target.topic = 'item:' || item.code
                WHERE target.mechanism = 'INSPECTION' AND target.kind = 'ENTERPRISE' AND target.submitted
                  AND item.mechanism = 'INSPECTION' AND target.area BETWEEN :lo AND :hi
                  AND CASE WHEN :objectType = '' THEN item.code = :item ELSE item.object_type = :objectType END
                UNION ALL
                SELECT task.enterprise, task.enterprise_name, task.area FROM inspection_task task
                JOIN published_item item ON item.code = task.item
                WHERE item.mechanism = 'INSPECTION' AND task.area BETWEEN :lo AND :hi
                  AND CASE WHEN :objectType = '' THEN item.code = :item ELSE item.object_type = :objectType END) asked
            GROUP BY key
            """;

    private ProblemRows() {}

    /** A review that is new, of a proposal as it is now. */
    record Fresh(
            String id,
            String centre,
            AreaRange area,
            Proposal proposal,
            CommonProblem.State state,
            String words,
            String advice,
            List<CommonProblem.Question> questions,
            String objectType,
            String reason) {}

    /** False if there is one of this id, or of this round of the pattern, already. */
    static boolean insert(JdbcClient jdbc, Scope scope, Fresh fresh) {
        Proposal proposal = fresh.proposal();
        return jdbc.sql(
                                """
                                INSERT INTO common_problem (id, centre, area, area_to, item, item_name, entry, entry_text, round,
                                    enterprises, checked, state, words, advice, questions, object_type, reason, reviewed_by)
                                VALUES (:id, :centre, :lo, :hi, :item, :itemName, :entry, :entryText, :round,
                                    :enterprises, :checked, :state, :words, :advice, :questions::jsonb, :objectType, :reason, :username)
                                ON CONFLICT DO NOTHING\
                                """)
                        .param("id", fresh.id())
                        .param("centre", fresh.centre())
                        .param("lo", fresh.area().lo())
                        .param("hi", fresh.area().hi())
                        .param("item", proposal.item())
                        .param("itemName", proposal.itemName())
                        .param("entry", proposal.entry())
                        .param("entryText", proposal.entryText())
                        .param("round", proposal.round())
                        .param("enterprises", proposal.enterprises())
                        .param("checked", proposal.checked())
                        .param("state", fresh.state().name())
                        .param("words", fresh.words())
                        .param("advice", fresh.advice())
                        .param("questions", JSON.writeValueAsString(fresh.questions()))
                        .param("objectType", fresh.objectType())
                        .param("reason", fresh.reason())
                        .param("username", scope.username())
                        .update()
                > 0;
    }

    private record Found(long answered, long found) {}

    static Optional<CommonProblem> find(JdbcClient jdbc, AreaScheme scheme, String id) {
        Map<String, Found> found = found(jdbc, new String[] {id});
        return jdbc.sql(COLUMNS + "id = :id")
                .param("id", id)
                .query((row, number) -> problem(row, scheme, found))
                .optional();
    }

    /** Those that the scope sees, the newest first; one more than the page holds. */
    static List<CommonProblem> list(JdbcClient jdbc, AreaScheme scheme, long before, int limit) {
        String[] ids =
                jdbc.sql(
                                "SELECT id FROM common_problem WHERE number < :before ORDER BY number DESC LIMIT :limit")
                        .param("before", before)
                        .param("limit", limit)
                        .query(String.class)
                        .list()
                        .toArray(String[]::new);
        Map<String, Found> found = found(jdbc, ids);
        return jdbc.sql(COLUMNS + "id = ANY (:ids) ORDER BY number DESC")
                .param("ids", ids)
                .query((row, number) -> problem(row, scheme, found))
                .list();
    }

    private static Map<String, Found> found(JdbcClient jdbc, String[] ids) {
        Map<String, Found> found = new HashMap<>();
        jdbc.sql("SELECT * FROM common_problem_found(:ids)")
                .param("ids", ids)
                .query(row -> {
                    found.put(
                            row.getString("problem"),
                            new Found(row.getLong("answered"), row.getLong("found")));
                });
        return found;
    }

    private static CommonProblem problem(ResultSet row, AreaScheme scheme, Map<String, Found> found)
            throws SQLException {
        String id = row.getString("id");
        Found blocks = found.getOrDefault(id, new Found(0, 0));
        return new CommonProblem(
                id,
                row.getLong("number"),
                row.getString("centre"),
                row.getString("item"),
                row.getString("item_name"),
                row.getString("entry"),
                row.getString("entry_text"),
                row.getInt("round"),
                row.getInt("enterprises"),
                row.getInt("checked"),
                CommonProblem.State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("words"),
                row.getString("advice"),
                questions(row),
                row.getString("object_type"),
                scheme.of(row.getLong("area")).text(),
                row.getString("reason"),
                row.getTimestamp("reviewed_at").toInstant(),
                moment(row, "pushed_at"),
                new CommonProblem.Receipts(
                        row.getLong("told"),
                        row.getLong("told_read"),
                        row.getLong("told_checked"),
                        blocks.answered(),
                        blocks.found()));
    }

    static List<CommonProblem.Question> questions(ResultSet row) throws SQLException {
        return List.of(JSON.readValue(row.getString("questions"), CommonProblem.Question[].class));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** What is needed to push a problem. */
    record Held(CommonProblem.State state, int version, String centre, Audience audience) {}

    /** Whose enterprises are told. */
    record Audience(String item, String objectType, AreaRange area) {}

    /** The problem, held until the transaction that is open ends. */
    static Optional<Held> hold(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT * FROM common_problem WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, number) ->
                        new Held(
                                CommonProblem.State.valueOf(row.getString("state")),
                                row.getInt("version"),
                                row.getString("centre"),
                                new Audience(
                                        row.getString("item"),
                                        row.getString("object_type"),
                                        new AreaRange(
                                                row.getLong("area"), row.getLong("area_to")))))
                .optional();
    }

    private static JdbcClient.StatementSpec on(JdbcClient jdbc, String sql, Audience audience) {
        return jdbc.sql(sql)
                .param("item", audience.item())
                .param("objectType", audience.objectType())
                .param("lo", audience.area().lo())
                .param("hi", audience.area().hi());
    }

    static long count(JdbcClient jdbc, Audience audience) {
        return on(jdbc, "SELECT count(*) FROM (" + AUDIENCE + ") audience", audience)
                .query(Long.class)
                .single();
    }

    /** Tells all of them, in one statement whatever their number. */
    static int push(JdbcClient jdbc, Scope scope, String id, Audience audience) {
        int pushed =
                on(
                                jdbc,
                                "INSERT INTO common_push (problem, kind, key, name, area) SELECT :id, 'ENTERPRISE', key, name, area FROM ("
                                        + AUDIENCE
                                        + ") audience ON CONFLICT DO NOTHING",
                                audience)
                        .param("id", id)
                        .update();
        jdbc.sql(
                        """
                        UPDATE common_problem SET state = 'PUSHED', version = version + 1, pushed = :pushed,
                            pushed_by = :username, pushed_at = now() WHERE id = :id\
                        """)
                .param("pushed", pushed)
                .param("username", scope.username())
                .param("id", id)
                .update();
        return pushed;
    }
}
