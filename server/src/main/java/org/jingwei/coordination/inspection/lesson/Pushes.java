package org.jingwei.coordination.inspection.lesson;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.inspection.DaySpan;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.stereotype.Component;

/** What enterprises were told, whether they have read it, and whether they have looked. */
@Component
public class Pushes {
    private final ScopedDatabase database;
    private final AuditTrail audit;

    Pushes(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** How far it has come with an enterprise. */
    public enum Stage {
        PUSHED,
        READ,
        CHECKED
    }

    /** Which of those who were told: of one problem if one is named, by when they were told. */
    public record Filter(Optional<String> problem, Stage stage, DaySpan days) {}

    /** Those that a centre sees, the newest first. */
    public Page<CommonPush> list(Scope scope, Filter filter, PageRequest page) {
        if (scope.subject().isPresent()) {
            throw Problem.forbidden("Who else was told is not told to enterprises.");
        }
        long from = page.cursorAsNumber().orElse((long) page.offset());
        List<CommonPush> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT push.*, problem.words FROM common_push push JOIN common_problem problem ON problem.id = push.problem
                                                WHERE (:problem = '' OR push.problem = :problem)
                                                  AND push.pushed_at >= :from AND push.pushed_at < :to
                                                  AND (:stage <> 'READ' OR read_at IS NOT NULL) AND (:stage <> 'CHECKED' OR checked_at IS NOT NULL)
                                                ORDER BY push.pushed_at DESC, push.problem, push.key LIMIT :limit OFFSET :offset\
                                                """)
                                        .param("problem", filter.problem().orElse(""))
                                        .param("stage", filter.stage().name())
                                        .param("from", Timestamp.from(filter.days().from()))
                                        .param("to", Timestamp.from(filter.days().to()))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", from)
                                        .query((row, number) ->
                                                new CommonPush(
                                                        row.getString("problem"),
                                                        row.getString("words"),
                                                        row.getString("key"),
                                                        row.getString("name"),
                                                        row.getTimestamp("pushed_at").toInstant(),
                                                        ProblemRows.moment(row, "read_at"),
                                                        ProblemRows.moment(row, "checked_at")))
                                        .list());
        return Page.of(oneMore, page.limit(), _ -> Long.toString(from + page.limit()));
    }

    /** What an enterprise was told, what it has not looked at first. */
    public Page<Lesson> lessons(Scope scope, PageRequest page) {
        SubjectKey subject = subject(scope);
        long from = page.cursorAsNumber().orElse((long) page.offset());
        List<Lesson> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT push.*, problem.number, item_name, words, advice, questions,
                                                       coalesce(organisation.name, problem.centre) AS centre_name
                                                FROM common_push push JOIN common_problem problem ON problem.id = push.problem
                                                LEFT JOIN organisation ON organisation.id = problem.centre
                                                WHERE push.kind = :kind AND push.key = :key
                                                ORDER BY checked_at IS NOT NULL, problem.number DESC LIMIT :limit OFFSET :offset\
                                                """)
                                        .param("kind", subject.kind())
                                        .param("key", subject.key())
                                        .param("limit", page.limit() + 1)
                                        .param("offset", from)
                                        .query((row, number) ->
                                                new Lesson(
                                                        row.getString("problem"),
                                                        row.getLong("number"),
                                                        row.getString("item_name"),
                                                        row.getString("centre_name"),
                                                        row.getString("words"),
                                                        row.getString("advice"),
                                                        ProblemRows.questions(row),
                                                        row.getTimestamp("pushed_at").toInstant(),
                                                        ProblemRows.moment(row, "read_at"),
                                                        ProblemRows.moment(row, "checked_at")))
                                        .list());
        return Page.of(oneMore, page.limit(), _ -> Long.toString(from + page.limit()));
    }

    /** Notes that an enterprise has read what it was told; once, however often it is sent. */
    public void read(Scope scope, String problem) {
        SubjectKey subject = subject(scope);
        database.run(
                scope,
                jdbc -> {
                    int known =
                            jdbc.sql(
                                            """
                                            UPDATE common_push SET read_at = coalesce(read_at, now())
                                            WHERE problem = :problem AND kind = :kind AND key = :key\
                                            """)
                                    .param("problem", problem)
                                    .param("kind", subject.kind())
                                    .param("key", subject.key())
                                    .update();
                    if (known == 0) {
                        throw Problem.notFound("What you were told");
                    }
                    audit.done(scope, "common-problem.read", "problem:" + problem, 1);
                });
    }

    private static SubjectKey subject(Scope scope) {
        return scope.subject()
                .orElseThrow(() -> Problem.forbidden("This is for enterprises' own accounts."));
    }
}
