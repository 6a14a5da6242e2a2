package org.jingwei.coordination.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.area.Areas;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterLocks;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads matters with whom they ask, as their rules have to know them: two statements for all. */
@Component
class AskedRows {
    private static final String ROWS =
            """
            SELECT matter, target.kind, key, target.name, target.area, since, asks.area AS reach,
                   (SELECT rule_sight()) AS sight
            FROM %s matter_target target LEFT JOIN organisation asks ON asks.id = target.requester
            WHERE matter = ANY (:matters)\
            """;

    private final AreaScheme scheme;

    AskedRows(Areas areas) {
        this.scheme = areas.scheme();
    }

    /**
     * A target of a matter.
     *
     * @param reach where its requester stands
     * @param sight names the rules that the scope reads
     */
    private record Row(
            String matter,
            Asked.Target target,
            Optional<Instant> since,
            Optional<AreaRange> reach,
            String sight) {}

    /** Matters, and what names the rules that the scope reads; nothing where it sees no target. */
    record Seen(List<Asked> asked, Optional<String> sight) {
        /**
         * The same, each of a sort behind those of its sort before it: they are submitted together.
         */
        Seen inTurn() {
            Map<String, Integer> before = new HashMap<>();
            return new Seen(
                    asked.stream()
                            .map(one ->
                                    one.behind(
                                            before.merge(one.matter().mechanism(), 1, Integer::sum)
                                                    - 1))
                            .toList(),
                    sight);
        }
    }

    /** Matters; what is counted of them is held from now on. */
    Seen held(JdbcClient jdbc, List<Matter> matters, boolean ordered) {
        return seen(
                matters,
                ordered,
                rows(jdbc, MatterLocks.HOLDING_COUNTED + ROWS.formatted("held,"), matters));
    }

    /** Matters as they are. */
    Seen seen(JdbcClient jdbc, List<Matter> matters, boolean ordered) {
        return seen(matters, ordered, rows(jdbc, ROWS.formatted(""), matters));
    }

    private static Seen seen(List<Matter> matters, boolean ordered, List<Row> rows) {
        return new Seen(asked(matters, rows, ordered), rows.stream().map(Row::sight).findFirst());
    }

    /**
     * The targets of these matters.
     *
     * @param ordered whether each counts from when it was submitted, or as if it were just about to
     *     be
     */
    List<Asked> of(JdbcClient jdbc, List<Matter> matters, boolean ordered) {
        return asked(matters, rows(jdbc, ROWS.formatted(""), matters), ordered);
    }

    private static List<Asked> asked(List<Matter> matters, List<Row> rows, boolean ordered) {
        Map<String, List<Row>> byMatter = rows.stream().collect(Collectors.groupingBy(Row::matter));
        return matters.stream()
                .map(matter ->
                        asked(matter, byMatter.getOrDefault(matter.id(), List.of()), ordered))
                .toList();
    }

    private List<Row> rows(JdbcClient jdbc, String sql, List<Matter> matters) {
        return jdbc.sql(sql)
                .param("matters", matters.stream().map(Matter::id).toArray(String[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    /** One whose requester the scope does not know stands nowhere. */
    private static Asked asked(Matter matter, List<Row> rows, boolean ordered) {
        return new Asked(
                matter,
                rows.stream().map(Row::target).toList(),
                rows.stream().map(Row::reach).flatMap(Optional::stream).findFirst(),
                ordered
                        ? rows.stream().map(Row::since).flatMap(Optional::stream).findFirst()
                        : Optional.empty(),
                0);
    }

    private Row row(ResultSet row) throws SQLException {
        long reach = row.getLong("reach");
        return new Row(
                row.getString("matter"),
                new Asked.Target(
                        new SubjectKey(row.getString("kind"), row.getString("key")),
                        row.getString("name"),
                        row.getLong("area")),
                Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant),
                reach == 0 ? Optional.empty() : Optional.of(scheme.of(reach).range()),
                row.getString("sight"));
    }
}
