package org.jingwei.coordination.inspection.history;

import java.util.List;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** Counts past inspections in the caller's scope. */
@Component
class HistoryBook {
    private static final int MOST_CAP = 366;
    private static final int MOST = 500;

    /** The visits are read once; a row for each enterprise and year is what the rest is made of. */
    private static final String COUNTS =
            """
            WITH visit AS MATERIALIZED (
                SELECT requester, key, type, extract(year FROM visited_on)::int AS year, outcome, findings
                FROM inspection_history WHERE visited_on BETWEEN :from AND :to),
            often AS MATERIALIZED (
                SELECT year, key, count(*) AS visits FROM visit GROUP BY year, key),
            capped AS MATERIALIZED (
                SELECT year, key FROM visit GROUP BY year, key, requester HAVING count(*) > :cap)
            SELECT 'year' AS part, year::text AS key, count(*) AS visits, count(DISTINCT key) AS enterprises,
                   count(*) FILTER (WHERE findings > 0) AS with_findings,
                   count(*) FILTER (WHERE outcome = 'FAILED') AS failed,
                   (SELECT count(DISTINCT capped.key) FROM capped WHERE capped.year = visit.year) AS over_cap
            FROM visit GROUP BY year
            UNION ALL SELECT 'type', type, count(*), count(DISTINCT key), count(*) FILTER (WHERE findings > 0),
                   count(*) FILTER (WHERE outcome = 'FAILED'), 0
            FROM visit GROUP BY type
            UNION ALL (SELECT 'frequency', visits::text, sum(visits)::bigint, count(*), 0, 0, 0
                FROM often GROUP BY visits ORDER BY visits LIMIT :most)
            UNION ALL SELECT 'all', '', count(*), count(DISTINCT key), count(*) FILTER (WHERE findings > 0),
                   count(*) FILTER (WHERE outcome = 'FAILED'), (SELECT count(*) FROM (SELECT DISTINCT year, key FROM capped))
            FROM visit
            ORDER BY 1, 2 LIMIT :rows\
            """;

    private final ScopedDatabase database;

    HistoryBook(ScopedDatabase database) {
        this.database = database;
    }

    /**
     * What is counted under one heading.
     *
     * @param visits inspections
     * @param enterprises those that had one
     * @param withFindings inspections in which something was found
     * @param failed inspections that were not passed
     * @param overCap enterprises that one unit inspected more often in a year than the cap says
     */
    record Count(
            String key,
            long visits,
            long enterprises,
            long withFindings,
            long failed,
            long overCap) {}

    /**
     * What past inspections came to.
     *
     * @param frequencies how many enterprises were inspected how often in a year, by all units; an
     *     enterprise counts once for each of the years
     */
    record Numbers(
            int cap, Count all, List<Count> years, List<Count> types, List<Count> frequencies) {}

    private record Part(String name, Count count) {}

    /** The numbers of these days in the scope, measured against a yearly cap. */
    Numbers numbers(Scope scope, HistorySpan span, int cap) {
        if (cap < 1 || cap > MOST_CAP) {
            throw Problem.badRequest("invalid-cap", "cap must be from 1 to " + MOST_CAP + ".");
        }
        List<Part> parts =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(COUNTS)
                                        .param("from", span.from())
                                        .param("to", span.to())
                                        .param("cap", cap)
                                        .param("most", MOST)
                                        .param("rows", 3 * MOST)
                                        .query((row, index) ->
                                                new Part(
                                                        row.getString("part"),
                                                        new Count(
                                                                row.getString("key"),
                                                                row.getLong("visits"),
                                                                row.getLong("enterprises"),
                                                                row.getLong("with_findings"),
                                                                row.getLong("failed"),
                                                                row.getLong("over_cap"))))
                                        .list());
        return new Numbers(
                cap,
                of(parts, "all").getFirst(),
                of(parts, "year"),
                of(parts, "type"),
                of(parts, "frequency"));
    }

    private static List<Count> of(List<Part> parts, String name) {
        return parts.stream().filter(part -> part.name().equals(name)).map(Part::count).toList();
    }
}
