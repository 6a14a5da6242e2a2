package org.jingwei.lake.aggregate;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The kept numbers of datasets. Row security shows a scope those whose areas it sees all of: so a
 * number is never more than what the scope could have counted itself.
 */
@Component
public class Aggregates {
    private final ScopedDatabase database;

    Aggregates(ScopedDatabase database) {
        this.database = database;
    }

    /**
     * Which numbers are asked for.
     *
     * @param measures {@link AggregateShape#COUNT} or elements
     * @param parts what is added up
     */
    public record Query(
            String dataset, List<String> measures, List<AreaPart> parts, Months months) {
        public Query {
            measures = List.copyOf(measures);
            parts = List.copyOf(parts);
        }
    }

    /**
     * One number.
     *
     * @param key the group: a stored area code, or a month as it is stored; 0 for none
     * @param undivided whether it is of areas that were divided since
     */
    public record Figure(String measure, long key, boolean undivided, BigDecimal value) {}

    /**
     * Numbers by area.
     *
     * @param span how many stored codes a group spans
     */
    public List<Figure> byArea(Scope scope, Query query, long span) {
        String key =
                "CASE WHEN part.key >= 0 THEN part.key ELSE area - area %% %d END".formatted(span);
        return list(scope, query, key);
    }

    /** Numbers by month. */
    public List<Figure> byMonth(Scope scope, Query query) {
        return list(scope, query, "month");
    }

    private List<Figure> list(Scope scope, Query query, String key) {
        return database.call(scope, jdbc -> list(jdbc, query, key));
    }

    /**
     * Each part is read by itself (OFFSET keeps the planner from joining them otherwise): a range
     * of the primary key, where a join would read the whole dataset.
     */
    private static List<Figure> list(JdbcClient jdbc, Query query, String key) {
        return jdbc.sql(
                        """
                        SELECT measure, %s AS key, part.undivided, sum(value * part.sign) AS value
                        FROM unnest(:levels::int[], :los::bigint[], :his::bigint[], :keys::bigint[], :signs::int[], :undivided::boolean[])
                            AS part (level, lo, hi, key, sign, undivided)
                        CROSS JOIN LATERAL (
                            SELECT measure, area, month, value FROM aggregate
                            WHERE dataset = :dataset AND measure = ANY (:measures) AND level = part.level
                              AND area BETWEEN part.lo AND part.hi AND month BETWEEN :from AND :to
                            OFFSET 0) AS kept
                        GROUP BY 1, 2, 3 HAVING sum(value * part.sign) <> 0 ORDER BY 2, 3\
                        """
                                .formatted(key))
                .param("dataset", query.dataset())
                .param("measures", query.measures().toArray(String[]::new))
                .param("levels", of(query, AreaPart::level, Integer[]::new))
                .param("los", of(query, AreaPart::lo, Long[]::new))
                .param("his", of(query, AreaPart::hi, Long[]::new))
                .param("keys", of(query, AreaPart::key, Long[]::new))
                .param("signs", of(query, AreaPart::sign, Integer[]::new))
                .param("undivided", of(query, AreaPart::undivided, Boolean[]::new))
                .param("from", query.months().from())
                .param("to", query.months().to())
                .query((row, number) ->
                        new Figure(
                                row.getString("measure"),
                                row.getLong("key"),
                                row.getBoolean("undivided"),
                                row.getBigDecimal("value")))
                .list();
    }

    /** Whether anything is kept of a dataset, wherever it is. */
    public boolean isKept(String dataset) {
        return database.call(
                Scope.platform("aggregates"),
                jdbc ->
                        jdbc.sql("SELECT EXISTS (SELECT 1 FROM aggregate WHERE dataset = :dataset)")
                                .param("dataset", dataset)
                                .query(Boolean.class)
                                .single());
    }

    private static <T> T[] of(
            Query query, Function<AreaPart, T> field, java.util.function.IntFunction<T[]> array) {
        return query.parts().stream().map(field).toArray(array);
    }
}
