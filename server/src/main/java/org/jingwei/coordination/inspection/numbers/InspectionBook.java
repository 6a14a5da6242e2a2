package org.jingwei.coordination.inspection.numbers;

import java.util.List;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** Counts the visits of inspections in the caller's scope; {@link VisitList} has their rows. */
@Component
class InspectionBook {
    private static final String ENTERPRISE = "ENTERPRISE";

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
            UNION ALL (SELECT 'each', visits::text, '', count(*), 0
                FROM (SELECT count(*) AS visits FROM visit GROUP BY requester, key) pair
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

    private final ScopedDatabase database;
    private final SubjectIndex subjects;

    InspectionBook(ScopedDatabase database, SubjectIndex subjects) {
        this.database = database;
        this.subjects = subjects;
    }

    /** The numbers of these days in the scope. */
    InspectionNumbers numbers(Scope scope, Span span) {
        long enterprises = subjects.count(scope, ENTERPRISE);
        List<InspectionNumbers.Row> rows =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(COUNTS)
                                        .params(span.parameters())
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
}
