package org.jingwei.coordination.inspection.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Past inspections as rows. */
final class HistoryRows {
    private HistoryRows() {}

    /** A past visit with what its enterprise is called and where it counts. */
    record Placed(PastVisit visit, String name, long area) {}

    /** Where these units are: 0 where that is not known, nothing where the unit is not. */
    static Map<String, Long> areas(JdbcClient jdbc, Collection<String> units) {
        Map<String, Long> areas = new HashMap<>();
        jdbc.sql("SELECT id, coalesce(area, 0) AS area FROM organisation WHERE id = ANY (:ids)")
                .param("ids", units.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("id"), row.getLong("area")))
                .list()
                .forEach(unit -> areas.put(unit.getKey(), unit.getValue()));
        return areas;
    }

    /** Keeps these, and tells how many were not known. */
    static int write(JdbcClient jdbc, List<Placed> visits) {
        List<Boolean> fresh =
                jdbc.sql(
                                """
                                INSERT INTO inspection_history (requester, id, key, name, area, type, visited_on, outcome, findings)
                                SELECT * FROM unnest(:requesters::text[], :ids::text[], :keys::text[], :names::text[], :areas::bigint[],
                                                     :types::text[], :days::date[], :outcomes::text[], :findings::int[])
                                ON CONFLICT (requester, id) DO UPDATE SET key = excluded.key, name = excluded.name,
                                    area = excluded.area, type = excluded.type, visited_on = excluded.visited_on,
                                    outcome = excluded.outcome, findings = excluded.findings
                                RETURNING (xmax = 0) AS fresh\
                                """)
                        .param("requesters", texts(visits, one -> one.visit().requester()))
                        .param("ids", texts(visits, one -> one.visit().id()))
                        .param("keys", texts(visits, one -> one.visit().key()))
                        .param("names", texts(visits, Placed::name))
                        .param("areas", texts(visits, one -> Long.toString(one.area())))
                        .param("types", texts(visits, one -> one.visit().type()))
                        .param("days", texts(visits, one -> one.visit().visitedOn().toString()))
                        .param("outcomes", texts(visits, one -> one.visit().outcome().name()))
                        .param(
                                "findings",
                                texts(visits, one -> Integer.toString(one.visit().findings())))
                        .query((row, number) -> row.getBoolean("fresh"))
                        .list();
        return (int) fresh.stream().filter(one -> one).count();
    }

    private static String[] texts(List<Placed> visits, Function<Placed, String> part) {
        return visits.stream().map(part).toArray(String[]::new);
    }
}
