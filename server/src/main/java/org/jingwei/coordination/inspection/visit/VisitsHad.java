package org.jingwei.coordination.inspection.visit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jingwei.coordination.inspection.merging.VisitsMade;
import org.jingwei.coordination.inspection.merging.Window;
import org.jingwei.http.Problem;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The inspections that enterprises had before anything is planned: those that were noted at the
 * door, merged ones once, and those that were taken in as history, which the gate counts for its
 * caps too. Visits of tasks that are being planned are not among them.
 */
@Component
class VisitsHad {
    private static final int MOST = 100_000;

    private final ZoneId zone;

    VisitsHad(Settings settings) {
        this.zone = settings.timeZone();
    }

    private record Past(String enterprise, String unit, LocalDate day) {}

    /** The same with the days of a plan's weeks and months, and the past of its years. */
    VisitsMade with(JdbcClient jdbc, VisitsMade made, Window horizon, List<OpenTasks.Known> tasks) {
        Map<VisitsMade.Place, Integer> times = new HashMap<>(made.times());
        Map<String, List<LocalDate>> days = new TreeMap<>();
        for (Past past : past(jdbc, horizon, tasks)) {
            times.merge(
                    new VisitsMade.Place(past.unit(), past.enterprise(), past.day().getYear()),
                    1,
                    Integer::sum);
            add(days, past);
        }
        doors(jdbc, horizon, tasks).forEach(visit -> add(days, visit));
        return new VisitsMade(times, days);
    }

    private static void add(Map<String, List<LocalDate>> days, Past past) {
        days.computeIfAbsent(past.enterprise(), _ -> new ArrayList<>()).add(past.day());
    }

    private static List<Past> past(JdbcClient jdbc, Window horizon, List<OpenTasks.Known> tasks) {
        return counted(
                jdbc.sql(
                                """
                                SELECT key, requester, visited_on AS day FROM inspection_history
                                WHERE key = ANY (:keys) AND visited_on BETWEEN :from AND :to LIMIT :most\
                                """)
                        .param("keys", OpenTasks.enterprises(tasks))
                        .param("from", horizon.first().withDayOfYear(1))
                        .param("to", horizon.last().plusYears(1).withDayOfYear(1).minusDays(1))
                        .param("most", MOST + 1)
                        .query((row, number) ->
                                new Past(
                                        row.getString("key"),
                                        row.getString("requester"),
                                        row.getObject("day", LocalDate.class)))
                        .list());
    }

    /** Past visits decide what may still be planned: a part of them would allow too much. */
    private static List<Past> counted(List<Past> visits) {
        if (visits.size() > MOST) {
            throw Problem.invalid(
                            "too-many-visits",
                            "The enterprises of these days had more than "
                                    + MOST
                                    + " visits, which are all to be counted; ask for fewer days.")
                    .chinese("这些日期涉及的企业已有超过 " + MOST + " 次检查，须全部计入；请缩短日期范围。");
        }
        return visits;
    }

    /** A month and a week reach at most so far beyond the first and the last day. */
    private List<Past> doors(JdbcClient jdbc, Window horizon, List<OpenTasks.Known> tasks) {
        return counted(
                jdbc.sql(
                                """
                                SELECT key, min((arrived_at AT TIME ZONE :zone)::date) AS day FROM inspection_visit
                                WHERE kind = 'ENTERPRISE' AND key = ANY (:keys)
                                  AND arrived_at >= :from::timestamp AT TIME ZONE :zone
                                  AND arrived_at < :until::timestamp AT TIME ZONE :zone
                                  AND NOT (matter || ' ' || key) = ANY (:planned)
                                GROUP BY key, outing LIMIT :most\
                                """)
                        .param("zone", zone.getId())
                        .param("keys", OpenTasks.enterprises(tasks))
                        .param("from", horizon.first().withDayOfMonth(1).minusDays(6))
                        .param("until", horizon.last().withDayOfMonth(1).plusMonths(1).plusDays(7))
                        .param("planned", OpenTasks.planned(tasks))
                        .param("most", MOST + 1)
                        .query((row, number) ->
                                new Past(
                                        row.getString("key"),
                                        "",
                                        row.getObject("day", LocalDate.class)))
                        .list());
    }
}
