package org.jingwei.lake.aggregate;

import java.util.List;
import org.jingwei.engine.geo.AreaScheme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes numbers of single areas to every level of the area tree. */
@Component
class AggregateLevels {
    private static final String SPREAD =
            """
            WITH exact AS (
                SELECT measure, area, month, sum(value) AS value FROM (:entries) AS entry GROUP BY measure, area, month),
            level AS (
                SELECT * FROM unnest(:depths::int[], :spans::bigint[], :aboves::bigint[]) AS level (depth, span, above)),
            spread AS (
                SELECT measure, 0 AS level, area, area AS hi, month, value FROM exact WHERE area = 0
                UNION ALL
                SELECT measure, -depth, area, area, month, value FROM exact, level
                WHERE area % above <> 0 AND area % span = 0
                UNION ALL
                SELECT measure, depth, area - area % span, area - area % span + span - 1, month, value FROM exact, level
                WHERE area % above <> 0),
            summed AS (
                SELECT measure, level, area, month, hi, sum(value) AS value FROM spread
                GROUP BY measure, level, area, month, hi HAVING sum(value) <> 0)
            """;

    private final List<AreaScheme.Level> levels;

    AggregateLevels(AreaScheme scheme) {
        this.levels = scheme.levels();
    }

    /** Keeps all others from the numbers of a dataset until the end of the transaction. */
    void lock(JdbcClient jdbc, String dataset) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('aggregate:' || :dataset, 0))")
                .param("dataset", dataset)
                .query((row, number) -> true)
                .single();
    }

    /** Forgets all numbers of a dataset. */
    void clear(JdbcClient jdbc, String dataset) {
        jdbc.sql("DELETE FROM aggregate WHERE dataset = :dataset")
                .param("dataset", dataset)
                .update();
    }

    /**
     * Adds numbers of single areas to those that are there. What comes to nothing is removed; only
     * the numbers that the entries touch are looked at, however many the dataset has.
     *
     * @param entries a query of measure, area, month and value, with the parameter {@code source}
     */
    void add(JdbcClient jdbc, String dataset, String entries, String source) {
        String[] nothing =
                spread(
                                jdbc,
                                entries,
                                """
                                , added AS (
                                    INSERT INTO aggregate (dataset, measure, level, area, month, hi, value)
                                    SELECT :dataset, measure, level, area, month, hi, value FROM summed
                                    ON CONFLICT (dataset, measure, level, area, month) DO UPDATE SET value = aggregate.value + excluded.value
                                    RETURNING ctid::text AS place, value)
                                SELECT place FROM added WHERE value = 0\
                                """)
                        .param("source", source)
                        .param("dataset", dataset)
                        .query(String.class)
                        .list()
                        .toArray(String[]::new);
        // by their places, since a join in a table of which nothing is known yet may take hours
        jdbc.sql("DELETE FROM aggregate WHERE ctid = ANY (:nothing::tid[])")
                .param("nothing", nothing)
                .update();
    }

    /** How many numbers are not what those of single areas make. */
    long countWrong(JdbcClient jdbc, String dataset) {
        return spread(
                        jdbc,
                        "SELECT measure, area, month, value FROM aggregate WHERE dataset = :dataset AND level <= 0",
                        """
                        SELECT count(*) FROM summed AS made
                        FULL JOIN (SELECT * FROM aggregate WHERE dataset = :dataset) AS kept USING (measure, level, area, month)
                        WHERE made.value IS DISTINCT FROM kept.value\
                        """)
                .param("dataset", dataset)
                .query(Long.class)
                .single();
    }

    /**
     * A statement over {@code summed}: the entries at every level, each in the areas it lies in.
     */
    private JdbcClient.StatementSpec spread(JdbcClient jdbc, String entries, String statement) {
        return jdbc.sql(SPREAD.replace(":entries", entries) + statement)
                .param(
                        "depths",
                        levels.stream().map(AreaScheme.Level::depth).toArray(Integer[]::new))
                .param("spans", levels.stream().map(AreaPart::span).toArray(Long[]::new))
                .param("aboves", levels.stream().map(this::above).toArray(Long[]::new));
    }

    /** How many codes the area above one of this level spans: all of them, above the root. */
    private Long above(AreaScheme.Level level) {
        return level.depth() == 1
                ? AreaPart.ALL_CODES
                : Long.valueOf(AreaPart.span(levels.get(level.depth() - 2)));
    }
}
