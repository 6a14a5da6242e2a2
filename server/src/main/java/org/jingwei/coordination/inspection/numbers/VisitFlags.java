package org.jingwei.coordination.inspection.numbers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Enterprises that were visited more often in a day, a week or a month than the desk thinks
 * bearable, by the visits that were scanned or written down. Visits that were merged into one count
 * once; those that inspect nothing are told beside. It reads the visits of the days asked for,
 * widened to whole weeks and months, and no others.
 */
@Component
class VisitFlags {
    private static final int MOST_DAYS = 366;
    private static final int MOST_BEHIND = 200;

    private static final String FLAGS =
            """
            WITH trip AS MATERIALIZED (
                SELECT key, min(name) AS name, min((arrived_at AT TIME ZONE :zone)::date) AS day FROM inspection_visit
                WHERE kind = 'ENTERPRISE' AND arrived_at >= :begin::timestamp AT TIME ZONE :zone
                  AND arrived_at < :end::timestamp AT TIME ZONE :zone
                GROUP BY key, outing),
            period AS (
                SELECT 'DAY' AS period, key, min(name) AS name, day AS first, day AS last, count(*) AS visits
                FROM trip GROUP BY key, day HAVING count(*) > (SELECT per_day FROM inspection_desk)
                UNION ALL
                SELECT 'WEEK', key, min(name), date_trunc('week', day)::date, date_trunc('week', day)::date + 6, count(*)
                FROM trip GROUP BY key, date_trunc('week', day) HAVING count(*) > (SELECT per_week FROM inspection_desk)
                UNION ALL
                SELECT 'MONTH', key, min(name), date_trunc('month', day)::date,
                       (date_trunc('month', day) + interval '1 month - 1 day')::date, count(*)
                FROM trip GROUP BY key, date_trunc('month', day) HAVING count(*) > (SELECT per_month FROM inspection_desk)),
            page AS (
                SELECT * FROM period WHERE first <= :to AND last >= :from
                  AND (first, key, period) < (:beforeDay, :beforeKey, :beforePeriod)
                ORDER BY first DESC, key DESC, period DESC LIMIT :limit)
            SELECT page.*, (SELECT count(*) FROM courtesy_visit other WHERE other.kind = 'ENTERPRISE' AND other.key = page.key
                AND other.arrived_at >= page.first::timestamp AT TIME ZONE :zone
                AND other.arrived_at < (page.last + 1)::timestamp AT TIME ZONE :zone) AS courtesies
            FROM page ORDER BY first DESC, key DESC, period DESC\
            """;

    private static final String VISITS =
            """
            SELECT visit.id, visit.matter, matter.number, visit.title, visit.requester,
                   coalesce(organisation.name, visit.requester) AS requester_name, visit.arrived_at, visit.outing
            FROM inspection_visit visit LEFT JOIN matter ON matter.id = visit.matter
            LEFT JOIN organisation ON organisation.id = visit.requester
            WHERE visit.kind = 'ENTERPRISE' AND visit.key = :key
              AND visit.arrived_at >= :begin::timestamp AT TIME ZONE :zone
              AND visit.arrived_at < :end::timestamp AT TIME ZONE :zone
            ORDER BY visit.arrived_at, visit.id LIMIT :most\
            """;

    private static final String COURTESIES =
            """
            SELECT other.id, other.requester, coalesce(organisation.name, other.requester) AS requester_name,
                   other.purpose, other.note, other.arrived_at
            FROM courtesy_visit other LEFT JOIN organisation ON organisation.id = other.requester
            WHERE other.kind = 'ENTERPRISE' AND other.key = :key
              AND other.arrived_at >= :begin::timestamp AT TIME ZONE :zone
              AND other.arrived_at < :end::timestamp AT TIME ZONE :zone
            ORDER BY other.arrived_at, other.id LIMIT :most\
            """;

    private final ScopedDatabase database;
    private final String zone;

    VisitFlags(ScopedDatabase database, Settings settings) {
        this.database = database;
        ZoneId here = settings.timeZone();
        this.zone = here.getId();
    }

    /**
     * Many visits to one enterprise.
     *
     * @param period DAY, WEEK or MONTH
     * @param visits inspections, merged ones counted once
     * @param courtesies visits that inspected nothing, in the same days
     */
    record Flag(
            String enterprise,
            String enterpriseName,
            String period,
            LocalDate from,
            LocalDate to,
            long visits,
            long courtesies) {
        String cursor() {
            return from + "~" + enterprise + "~" + period;
        }
    }

    /**
     * An inspection behind a flag.
     *
     * @param outing the same for those that were merged into one
     */
    record Behind(
            String id,
            String matter,
            Optional<Long> number,
            String title,
            String requester,
            String requesterName,
            Instant arrivedAt,
            String outing) {}

    /** A visit that inspected nothing. */
    record Courtesy(
            String id,
            String requester,
            String requesterName,
            String purpose,
            String note,
            Instant arrivedAt) {}

    /**
     * What is behind a flag.
     *
     * @param whole whether that is all of it
     */
    record Opened(List<Behind> visits, List<Courtesy> courtesies, boolean whole) {}

    /** One page of the flags of these days in the scope, the newest first. */
    Page<Flag> list(Scope scope, LocalDate from, LocalDate to, PageRequest page) {
        requireSpan(from, to);
        Before before = page.cursor().map(Before::of).orElse(Before.NOTHING);
        List<Flag> oneMore =
                database.call(
                        scope,
                        jdbc -> {
                            requireWhole(jdbc);
                            return between(jdbc.sql(FLAGS), wide(from), wideEnd(to))
                                    .param("from", from)
                                    .param("to", to)
                                    .param("beforeDay", before.day())
                                    .param("beforeKey", before.key())
                                    .param("beforePeriod", before.period())
                                    .param("limit", page.limit() + 1)
                                    .query((row, number) ->
                                            new Flag(
                                                    row.getString("key"),
                                                    row.getString("name"),
                                                    row.getString("period"),
                                                    row.getObject("first", LocalDate.class),
                                                    row.getObject("last", LocalDate.class),
                                                    row.getLong("visits"),
                                                    row.getLong("courtesies")))
                                    .list();
                        });
        return Page.of(oneMore, page.limit(), Flag::cursor);
    }

    /** The visits to one enterprise in these days. */
    Opened open(Scope scope, String enterprise, LocalDate from, LocalDate to) {
        requireSpan(from, to);
        return database.call(
                scope,
                jdbc -> {
                    requireWhole(jdbc);
                    List<Behind> visits = visits(jdbc, enterprise, from, to);
                    List<Courtesy> courtesies = courtesies(jdbc, enterprise, from, to);
                    return new Opened(
                            visits.stream().limit(MOST_BEHIND).toList(),
                            courtesies.stream().limit(MOST_BEHIND).toList(),
                            visits.size() <= MOST_BEHIND && courtesies.size() <= MOST_BEHIND);
                });
    }

    private List<Behind> visits(JdbcClient jdbc, String key, LocalDate from, LocalDate to) {
        return between(jdbc.sql(VISITS), from, to.plusDays(1))
                .param("key", key)
                .param("most", MOST_BEHIND + 1)
                .query((row, number) ->
                        new Behind(
                                row.getString("id"),
                                row.getString("matter"),
                                Optional.ofNullable(row.getObject("number", Long.class)),
                                row.getString("title"),
                                row.getString("requester"),
                                row.getString("requester_name"),
                                row.getTimestamp("arrived_at").toInstant(),
                                row.getString("outing")))
                .list();
    }

    private List<Courtesy> courtesies(JdbcClient jdbc, String key, LocalDate from, LocalDate to) {
        return between(jdbc.sql(COURTESIES), from, to.plusDays(1))
                .param("key", key)
                .param("most", MOST_BEHIND + 1)
                .query((row, number) ->
                        new Courtesy(
                                row.getString("id"),
                                row.getString("requester"),
                                row.getString("requester_name"),
                                row.getString("purpose"),
                                row.getString("note"),
                                row.getTimestamp("arrived_at").toInstant()))
                .list();
    }

    /** Whoever sees the visits of one unit alone would count too few. */
    private static void requireWhole(JdbcClient jdbc) {
        boolean whole =
                jdbc.sql(
                                "SELECT scope_administrator() OR scope_looks_after_areas() OR"
                                        + " scope_text('subject') <> ''")
                        .query(Boolean.class)
                        .single();
        if (!whole) {
            throw Problem.forbidden(
                    "How often an enterprise is visited is for who looks after its area: a unit"
                            + " sees its own visits alone.");
        }
    }

    private static void requireSpan(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days >= MOST_DAYS) {
            throw Problem.badRequest(
                    "invalid-span", "to must be from the first day on, within a year of it.");
        }
    }

    private JdbcClient.StatementSpec between(
            JdbcClient.StatementSpec statement, LocalDate begin, LocalDate end) {
        return statement.param("zone", zone).param("begin", begin).param("end", end);
    }

    /** The first day of the week or of the month, whichever comes first. */
    private static LocalDate wide(LocalDate day) {
        LocalDate week = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        LocalDate month = day.withDayOfMonth(1);
        return week.isBefore(month) ? week : month;
    }

    /** The day after the week and the month. */
    private static LocalDate wideEnd(LocalDate day) {
        LocalDate week = day.plusDays(8L - day.getDayOfWeek().getValue());
        LocalDate month = day.with(TemporalAdjusters.firstDayOfNextMonth());
        return week.isAfter(month) ? week : month;
    }

    private record Before(LocalDate day, String key, String period) {
        private static final Before NOTHING = new Before(LocalDate.of(9999, 1, 1), "", "");

        private static Before of(String cursor) {
            String[] parts = cursor.split("~", -1);
            try {
                return new Before(LocalDate.parse(parts[0]), parts[1], parts[2]);
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException _) {
                throw Problem.badRequest(
                        "invalid-cursor", "cursor is not one that this list has given out.");
            }
        }
    }
}
