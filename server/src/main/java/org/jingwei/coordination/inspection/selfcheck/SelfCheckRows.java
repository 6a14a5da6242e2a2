package org.jingwei.coordination.inspection.selfcheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.inspection.onsite.ChecklistEntry;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Checklists and self-checks as rows of PostgreSQL. */
final class SelfCheckRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String LISTS =
            """
            SELECT item.*, coalesce(organisation.name, item.organisation, '') AS organisation_name
            FROM published_item item LEFT JOIN organisation ON organisation.id = item.organisation
            WHERE item.mechanism = 'INSPECTION' AND item.published_on <= current_date
              AND (item.ended_on IS NULL OR item.ended_on >= current_date) AND item.checklist <> '[]'
            """;

    /** Items of objects for which the enterprise was ever asked, or of any object. */
    private static final String APPLYING =
            LISTS
                    + """
                     AND item.code > :after
                       AND (strpos(lower(item.name), lower(:words)) > 0 OR strpos(lower(item.code), lower(:words)) > 0)
                       AND (:all OR item.object_type = '' OR item.object_type IN (
                           SELECT asked.object_type FROM matter_target target
                           JOIN published_item asked ON target.topic = 'item:' || asked.code
                           WHERE target.mechanism = 'INSPECTION' AND target.kind = :kind AND target.key = :key
                             AND asked.mechanism = 'INSPECTION'))
                    ORDER BY item.code LIMIT :limit\
                    """;

    private SelfCheckRows() {}

    /** A self-check that is new. */
    record Fresh(
            String id,
            SubjectKey subject,
            String name,
            long area,
            Asked asked,
            LocalDate doneOn,
            List<SelfCheck.Answer> answers,
            String note,
            boolean shared) {
        int found() {
            return (int) answers.stream().filter(answer -> answer.result().isFound()).count();
        }

        int help() {
            return (int)
                    answers.stream()
                            .filter(answer -> answer.result() == SelfCheck.Result.NEEDS_HELP)
                            .count();
        }
    }

    /** What is to be looked at: an item's checklist, or the questions of a common problem. */
    record Asked(
            String item,
            String itemName,
            String organisation,
            Optional<String> problem,
            List<ChecklistEntry> entries) {}

    private static Checklist checklist(ResultSet row) throws SQLException {
        return new Checklist(
                row.getString("code"),
                row.getString("name"),
                row.getString("legal_basis"),
                Optional.ofNullable(row.getString("organisation")).orElse(""),
                row.getString("organisation_name"),
                row.getString("object_type"),
                List.of(JSON.readValue(row.getString("checklist"), ChecklistEntry[].class)));
    }

    /** By their codes; one more than the page holds. */
    static List<Checklist> applying(
            JdbcClient jdbc,
            SubjectKey subject,
            SelfChecks.Sought sought,
            String after,
            int limit) {
        return jdbc.sql(APPLYING)
                .param("after", after)
                .param("words", sought.words())
                .param("all", sought.all())
                .param("kind", subject.kind())
                .param("key", subject.key())
                .param("limit", limit)
                .query((row, number) -> checklist(row))
                .list();
    }

    static Optional<Asked> ofItem(JdbcClient jdbc, String item) {
        return jdbc.sql(LISTS + " AND item.code = :item")
                .param("item", item)
                .query((row, number) -> checklist(row))
                .optional()
                .map(list ->
                        new Asked(
                                list.item(),
                                list.name(),
                                list.organisation(),
                                Optional.empty(),
                                list.entries()));
    }

    /** What a common problem asks, if the enterprise was told of it. */
    static Optional<Asked> ofProblem(JdbcClient jdbc, SubjectKey subject, String problem) {
        return jdbc.sql(
                        """
                        SELECT problem.item, problem.item_name, problem.questions, coalesce(item.organisation, '') AS organisation
                        FROM common_push push JOIN common_problem problem ON problem.id = push.problem
                        LEFT JOIN published_item item ON item.mechanism = 'INSPECTION' AND item.code = problem.item
                        WHERE push.problem = :problem AND push.kind = :kind AND push.key = :key\
                        """)
                .param("problem", problem)
                .param("kind", subject.kind())
                .param("key", subject.key())
                .query((row, number) ->
                        new Asked(
                                row.getString("item"),
                                row.getString("item_name"),
                                row.getString("organisation"),
                                Optional.of(problem),
                                List.of(
                                        JSON.readValue(
                                                row.getString("questions"),
                                                ChecklistEntry[].class))))
                .optional();
    }

    /** False if there is one of this id already, whosever it is. */
    static boolean insert(JdbcClient jdbc, Scope scope, Fresh fresh) {
        return jdbc.sql(
                                """
                                INSERT INTO self_check (id, kind, key, name, area, item, item_name, organisation, problem, done_on,
                                                        answers, note, found, help, shared, created_by)
                                VALUES (:id, :kind, :key, :name, :area, :item, :itemName, :organisation, :problem, :doneOn,
                                        :answers::jsonb, :note, :found, :help, :shared, :username)
                                ON CONFLICT (id) DO NOTHING\
                                """)
                        .param("id", fresh.id())
                        .param("kind", fresh.subject().kind())
                        .param("key", fresh.subject().key())
                        .param("name", fresh.name())
                        .param("area", fresh.area())
                        .param("item", fresh.asked().item())
                        .param("itemName", fresh.asked().itemName())
                        .param("organisation", fresh.asked().organisation())
                        .param("problem", fresh.asked().problem().orElse(null))
                        .param("doneOn", fresh.doneOn())
                        .param("answers", JSON.writeValueAsString(fresh.answers()))
                        .param("note", fresh.note())
                        .param("found", fresh.found())
                        .param("help", fresh.help())
                        .param("shared", fresh.shared())
                        .param("username", scope.username())
                        .update()
                > 0;
    }

    /**
     * Notes that the enterprise has looked, and so read, what it was told; nothing of the result.
     */
    static void receipt(JdbcClient jdbc, SubjectKey subject, String problem) {
        jdbc.sql(
                        """
                        UPDATE common_push SET read_at = coalesce(read_at, now()), checked_at = coalesce(checked_at, now())
                        WHERE problem = :problem AND kind = :kind AND key = :key\
                        """)
                .param("problem", problem)
                .param("kind", subject.kind())
                .param("key", subject.key())
                .update();
    }

    private static SelfCheck selfCheck(ResultSet row) throws SQLException {
        return new SelfCheck(
                row.getString("id"),
                row.getLong("number"),
                row.getString("key"),
                row.getString("name"),
                row.getString("item"),
                row.getString("item_name"),
                Optional.ofNullable(row.getString("problem")),
                row.getObject("done_on", LocalDate.class),
                List.of(JSON.readValue(row.getString("answers"), SelfCheck.Answer[].class)),
                row.getString("note"),
                row.getInt("found"),
                row.getInt("help"),
                row.getBoolean("shared"),
                row.getTimestamp("created_at").toInstant());
    }

    static Optional<SelfCheck> find(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT * FROM self_check WHERE id = :id")
                .param("id", id)
                .query((row, number) -> selfCheck(row))
                .optional();
    }

    /** Those that the scope sees, the newest first; one more than the page holds. */
    static List<SelfCheck> list(JdbcClient jdbc, SelfChecks.Filter filter, long before, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM self_check WHERE number < :before AND done_on BETWEEN :from AND :to
                          AND (:problem = '' OR problem = :problem) ORDER BY number DESC LIMIT :limit\
                        """)
                .param("before", before)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("problem", filter.problem().orElse(""))
                .param("limit", limit)
                .query((row, number) -> selfCheck(row))
                .list();
    }

    static boolean share(JdbcClient jdbc, String id, boolean shared) {
        return jdbc.sql("UPDATE self_check SET shared = :shared WHERE id = :id")
                        .param("shared", shared)
                        .param("id", id)
                        .update()
                > 0;
    }
}
