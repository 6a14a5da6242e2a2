package org.jingwei.coordination.inspection.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** Counts past inspections in the caller's scope, and lists the rows behind each count. */
@Component
class HistoryBook {
    private static final int MOST_DAYS = 30 * 366;
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

    private static final String ROWS =
            """
            SELECT past.*, coalesce(organisation.name, past.requester) AS requester_name
            FROM inspection_history past LEFT JOIN organisation ON organisation.id = past.requester
            WHERE visited_on BETWEEN :from AND :to AND (:key = '' OR key = :key) AND number < :before
            ORDER BY number DESC LIMIT :limit\
            """;

    private final ScopedDatabase database;

    HistoryBook(ScopedDatabase database) {
        this.database = database;
    }

    /** Some days, of one enterprise or of all. */
    record Span(LocalDate from, LocalDate to, Optional<String> key) {
        Span {
            if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
                throw Problem.badRequest(
                        "invalid-span",
                        "to must be from the first day on, and at most thirty years after it.");
            }
        }
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

    /** One past visit. */
    record Row(
            long number,
            String id,
            String requester,
            String requesterName,
            String key,
            String name,
            String type,
            LocalDate visitedOn,
            PastVisit.Outcome outcome,
            int findings) {}

    private record Part(String name, Count count) {}

    /** The numbers of these days in the scope, measured against a yearly cap. */
    Numbers numbers(Scope scope, Span span, int cap) {
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

    /** One page of the rows behind them, those that were taken in last first. */
    Page<Row> rows(Scope scope, Span span, PageRequest page) {
        List<Row> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(ROWS)
                                        .param("from", span.from())
                                        .param("to", span.to())
                                        .param("key", span.key().orElse(""))
                                        .param(
                                                "before",
                                                page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                        .param("limit", page.limit() + 1)
                                        .query((row, index) ->
                                                new Row(
                                                        row.getLong("number"),
                                                        row.getString("id"),
                                                        row.getString("requester"),
                                                        row.getString("requester_name"),
                                                        row.getString("key"),
                                                        row.getString("name"),
                                                        row.getString("type"),
                                                        row.getObject(
                                                                "visited_on", LocalDate.class),
                                                        PastVisit.Outcome.valueOf(
                                                                row.getString("outcome")),
                                                        row.getInt("findings")))
                                        .list());
        return Page.of(oneMore, page.limit(), row -> Long.toString(row.number()));
    }
}
