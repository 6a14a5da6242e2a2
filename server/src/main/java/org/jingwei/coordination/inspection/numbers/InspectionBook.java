package org.jingwei.coordination.inspection.numbers;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.UsualLife;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the visits of inspections in the caller's scope, and lists the rows behind each count. */
@Component
class InspectionBook {
    private static final int MOST_DAYS = 3 * 366;
    private static final String ENTERPRISE = "ENTERPRISE";
    private static final String[] CARRIED_OUT = {UsualLife.UNDER_WAY, UsualLife.DONE};

    /** The visits are read once; all that is counted is counted from them. */
    private static final String COUNTS =
            """
            WITH visit AS MATERIALIZED (
                SELECT matter, key, name, requester, first_day FROM matter_target
                WHERE mechanism = 'INSPECTION' AND kind = 'ENTERPRISE' AND submitted
                  AND state = ANY (:carriedOut) AND first_day BETWEEN :from AND :to),
            enterprise AS MATERIALIZED (
                SELECT key, min(name) AS name, count(*) AS visits FROM visit GROUP BY key),
            followed AS (
                SELECT matter, kind FROM matter_advice WHERE state IN ('ACCEPTED', 'UPHELD')),
            joined AS (
                SELECT matter FROM followed WHERE kind = 'MERGE'
                UNION SELECT other.other FROM matter_advice_other other JOIN followed USING (matter)
                WHERE followed.kind = 'MERGE'),
            given AS (
                SELECT advice.kind, count(*) AS given,
                       count(*) FILTER (WHERE advice.state IN ('ACCEPTED', 'UPHELD')) AS followed
                FROM matter_advice advice JOIN matter ON matter.id = advice.matter
                WHERE matter.mechanism = 'INSPECTION' AND matter.window_from BETWEEN :from AND :to
                GROUP BY advice.kind),
            door AS MATERIALIZED (
                SELECT id, arrived_at, left_at, backfill, late FROM inspection_visit known
                WHERE kind = 'ENTERPRISE' AND EXISTS (
                    SELECT FROM visit WHERE visit.matter = known.matter AND visit.key = known.key)),
            unit AS (SELECT requester, count(*) AS visits FROM visit GROUP BY requester)
            SELECT 'visits' AS part, '' AS key, '' AS name, count(*) AS count, 0 AS other FROM visit
            UNION ALL SELECT 'visited', '', '', count(*), 0 FROM enterprise
            UNION ALL SELECT 'joint', '', '', count(*), 0 FROM visit WHERE matter IN (SELECT matter FROM joined)
            UNION ALL SELECT 'remote', '', '', count(*), 0 FROM visit
                WHERE matter IN (SELECT matter FROM followed WHERE kind = 'REMOTE')
            UNION ALL SELECT 'noted', '', '', count(*), count(*) FILTER (WHERE backfill IS NULL) FROM door
            UNION ALL SELECT 'late', '', '', count(*) FILTER (WHERE late), 0 FROM door
            UNION ALL SELECT 'left', '', '', count(left_at),
                coalesce(round(extract(epoch FROM sum(left_at - arrived_at)) / 60), 0)::bigint FROM door
            UNION ALL SELECT 'delivered', '', '', count(*), count(*) FILTER (WHERE findings <> '[]') FROM door
                JOIN inspection_record record ON record.visit = door.id WHERE delivered_at IS NOT NULL
            UNION ALL (SELECT 'frequency', visits::text, '', count(*), 0 FROM enterprise
                GROUP BY visits ORDER BY visits LIMIT :most)
            UNION ALL (SELECT 'month', to_char(date_trunc('month', first_day), 'YYYY-MM'), '', count(*), 0 FROM visit
                GROUP BY date_trunc('month', first_day) ORDER BY date_trunc('month', first_day))
            UNION ALL (SELECT 'unit', requester, coalesce(organisation.name, requester), visits, 0
                FROM unit LEFT JOIN organisation ON organisation.id = requester
                ORDER BY visits DESC, requester LIMIT :most)
            UNION ALL (SELECT 'enterprise', key, name, visits, 0 FROM enterprise
                ORDER BY visits DESC, key LIMIT :top)
            UNION ALL (SELECT 'advice', kind, '', given, followed FROM given ORDER BY kind)\
            """;

    private static final int TOP = 20;
    private static final int MOST = 500;

    private static final String VISITS =
            """
            SELECT target.matter, matter.number, matter.title, target.requester,
                   coalesce(organisation.name, target.requester) AS requester_name, target.key, target.name,
                   target.first_day, target.last_day, target.state
            FROM matter_target target JOIN matter ON matter.id = target.matter
            LEFT JOIN organisation ON organisation.id = target.requester
            WHERE target.mechanism = 'INSPECTION' AND target.kind = 'ENTERPRISE' AND target.submitted
              AND target.state = ANY (:carriedOut) AND target.first_day BETWEEN :from AND :to
              AND (:requester = '' OR target.requester = :requester)
              AND (:key = '' OR target.key = :key)
              AND (target.first_day, target.matter, target.key) > (:afterDay, :afterMatter, :afterKey)
            ORDER BY target.first_day, target.matter, target.key LIMIT :limit\
            """;

    private final ScopedDatabase database;
    private final SubjectIndex subjects;

    InspectionBook(ScopedDatabase database, SubjectIndex subjects) {
        this.database = database;
        this.subjects = subjects;
    }

    /** Some days, of one unit or enterprise or of all. */
    record Span(LocalDate from, LocalDate to, Optional<String> requester, Optional<String> target) {
        Span {
            if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
                throw Problem.badRequest(
                        "invalid-span",
                        "to must be from the first day on, and at most three years after it.");
            }
        }
    }

    /** One enterprise that one inspection went to. */
    record Visit(
            String matter,
            long number,
            String title,
            String requester,
            String requesterName,
            String target,
            String targetName,
            LocalDate from,
            LocalDate to,
            String state) {
        String cursor() {
            return from + "~" + matter + "~" + target;
        }
    }

    /** The numbers of these days in the scope. */
    InspectionNumbers numbers(Scope scope, Span span) {
        long enterprises = subjects.count(scope, ENTERPRISE);
        List<InspectionNumbers.Row> rows =
                database.call(
                        scope,
                        jdbc ->
                                spanned(jdbc.sql(COUNTS), span)
                                        .param("most", MOST)
                                        .param("top", TOP)
                                        .query((row, index) ->
                                                new InspectionNumbers.Row(
                                                        row.getString("part"),
                                                        row.getString("key"),
                                                        row.getString("name"),
                                                        row.getLong("count"),
                                                        row.getLong("other")))
                                        .list());
        return InspectionNumbers.of(span.from(), span.to(), enterprises, rows);
    }

    private static JdbcClient.StatementSpec spanned(JdbcClient.StatementSpec statement, Span span) {
        return statement
                .param("carriedOut", CARRIED_OUT)
                .param("from", span.from())
                .param("to", span.to());
    }

    /** One page of the visits behind the numbers, the earliest first. */
    Page<Visit> visits(Scope scope, Span span, PageRequest page) {
        After after = page.cursor().map(After::of).orElse(After.NOTHING);
        List<Visit> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                spanned(jdbc.sql(VISITS), span)
                                        .param("requester", span.requester().orElse(""))
                                        .param("key", span.target().orElse(""))
                                        .param("afterDay", after.day())
                                        .param("afterMatter", after.matter())
                                        .param("afterKey", after.key())
                                        .param("limit", page.limit() + 1)
                                        .query((row, index) ->
                                                new Visit(
                                                        row.getString("matter"),
                                                        row.getLong("number"),
                                                        row.getString("title"),
                                                        row.getString("requester"),
                                                        row.getString("requester_name"),
                                                        row.getString("key"),
                                                        row.getString("name"),
                                                        row.getObject("first_day", LocalDate.class),
                                                        row.getObject("last_day", LocalDate.class),
                                                        row.getString("state")))
                                        .list());
        return Page.of(oneMore, page.limit(), Visit::cursor);
    }

    private record After(LocalDate day, String matter, String key) {
        private static final After NOTHING = new After(LocalDate.EPOCH, "", "");

        private static After of(String cursor) {
            String[] parts = cursor.split("~", -1);
            try {
                return new After(LocalDate.parse(parts[0]), parts[1], parts[2]);
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException _) {
                throw Problem.badRequest(
                        "invalid-cursor", "cursor is not one that this list has given out.");
            }
        }
    }
}
