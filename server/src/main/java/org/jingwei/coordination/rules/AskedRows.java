package org.jingwei.coordination.rules;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.Areas;
import org.jingwei.coordination.Matter;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads matters with whom they ask, as their rules have to know them: two statements for all. */
@Component
class AskedRows {
    private final AreaScheme scheme;

    AskedRows(Areas areas) {
        this.scheme = areas.scheme();
    }

    private record Row(String matter, Asked.Target target, Optional<Instant> since) {}

    /**
     * The targets of these matters.
     *
     * @param ordered whether each counts from when it was submitted, or as if it were just about to
     *     be
     */
    List<Asked> of(JdbcClient jdbc, List<Matter> matters, boolean ordered) {
        Map<String, AreaRange> reaches = reaches(jdbc, matters);
        Map<String, List<Row>> rows = new HashMap<>();
        jdbc.sql(
                        "SELECT matter, kind, key, name, area, since FROM matter_target WHERE matter = ANY (:matters)")
                .param("matters", matters.stream().map(Matter::id).toArray(String[]::new))
                .query((row, number) ->
                        new Row(
                                row.getString("matter"),
                                new Asked.Target(
                                        new SubjectKey(row.getString("kind"), row.getString("key")),
                                        row.getString("name"),
                                        row.getLong("area")),
                                Optional.ofNullable(row.getTimestamp("since"))
                                        .map(Timestamp::toInstant)))
                .list()
                .forEach(
                        row -> rows.computeIfAbsent(row.matter(), _ -> new ArrayList<>()).add(row));
        return matters.stream()
                .map(matter ->
                        asked(matter, rows.getOrDefault(matter.id(), List.of()), reaches, ordered))
                .toList();
    }

    private static Asked asked(
            Matter matter, List<Row> rows, Map<String, AreaRange> reaches, boolean ordered) {
        return new Asked(
                matter,
                rows.stream().map(Row::target).toList(),
                Optional.ofNullable(reaches.get(matter.requester())),
                ordered
                        ? rows.stream().map(Row::since).flatMap(Optional::stream).findFirst()
                        : Optional.empty());
    }

    /** Where requesters stand; one that the scope does not know stands nowhere. */
    private Map<String, AreaRange> reaches(JdbcClient jdbc, List<Matter> matters) {
        Map<String, AreaRange> reaches = new HashMap<>();
        jdbc.sql("SELECT id, area FROM organisation WHERE id = ANY (:ids) AND area IS NOT NULL")
                .param(
                        "ids",
                        matters.stream().map(Matter::requester).distinct().toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(row.getString("id"), scheme.of(row.getLong("area")).range()))
                .list()
                .forEach(entry -> reaches.put(entry.getKey(), entry.getValue()));
        return reaches;
    }
}
