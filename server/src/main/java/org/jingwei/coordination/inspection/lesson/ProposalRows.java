package org.jingwei.coordination.inspection.lesson;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds patterns in the delivered results of some days and an area: for each entry of each item, in
 * how many enterprises it was looked at, and in how many it was wrong. Each enterprise counts once.
 * What was delivered before the centre's last review of a pattern is not counted again. Costs one
 * reading of the results of these days.
 */
final class ProposalRows {
    private static final int MOST_NAMES = 10_000;

    private static final String LOOKED =
            """
            WITH seen AS MATERIALIZED (
                SELECT record.visit, record.delivered_at, record.entries, known.key, known.name, matter.item
                FROM inspection_record record JOIN inspection_visit known ON known.id = record.visit
                JOIN matter ON matter.id = known.matter
                WHERE record.delivered_at > now() - make_interval(days => :days) AND known.kind = 'ENTERPRISE'
                  AND matter.item <> '' AND known.area BETWEEN :lo AND :hi),
            reviewed AS (
                SELECT item, entry, max(round) AS round, max(reviewed_at) AS at FROM common_problem
                WHERE centre = :centre GROUP BY item, entry),
            looked AS (
                SELECT seen.item, entry.value ->> 'item' AS entry, key, name, delivered_at,
                       entry.value ->> 'result' = 'FAILS' AS wrong, '' AS text
                FROM seen, jsonb_array_elements(seen.entries) entry
                WHERE entry.value ->> 'result' <> 'NOT_APPLICABLE'
                UNION ALL
                SELECT seen.item, finding.item, key, name, delivered_at, true, finding.text
                FROM seen JOIN inspection_finding finding USING (visit)),
            fresh AS (
                SELECT looked.*, coalesce(reviewed.round, 0) + 1 AS round FROM looked LEFT JOIN reviewed USING (item, entry)
                WHERE delivered_at > coalesce(reviewed.at, '-infinity'))
            """;

    private static final String PATTERNS =
            LOOKED
                    + """
                    , pattern AS (
                        SELECT item, entry, round, count(DISTINCT key) FILTER (WHERE wrong) AS enterprises,
                               count(DISTINCT key) AS checked,
                               trim_array(array_agg(DISTINCT text) FILTER (WHERE text <> ''),
                                   greatest(0, count(DISTINCT text) FILTER (WHERE text <> '') - 3)::int) AS samples
                        FROM fresh GROUP BY item, entry, round
                        HAVING count(DISTINCT key) FILTER (WHERE wrong) >= :least
                           AND 100 * count(DISTINCT key) FILTER (WHERE wrong) >= :share * count(DISTINCT key))
                    SELECT pattern.*, published.name AS item_name, published.object_type,
                           coalesce((SELECT line.value ->> 'text' FROM jsonb_array_elements(published.checklist) line
                                     WHERE line.value ->> 'id' = pattern.entry LIMIT 1), pattern.entry) AS entry_text
                    FROM pattern JOIN published_item published
                        ON published.mechanism = 'INSPECTION' AND published.code = pattern.item
                    WHERE (:item = '' OR pattern.item = :item AND pattern.entry = :entry)
                    ORDER BY enterprises DESC, pattern.item, pattern.entry LIMIT :limit OFFSET :from\
                    """;

    private ProposalRows() {}

    /** Where and since when, and what makes a pattern. */
    record Ground(String centre, AreaRange area, int days, long least, long share) {}

    /** One entry of one item. */
    record Pattern(String item, String entry) {}

    private static JdbcClient.StatementSpec on(JdbcClient jdbc, String sql, Ground ground) {
        return jdbc.sql(sql)
                .param("centre", ground.centre())
                .param("lo", ground.area().lo())
                .param("hi", ground.area().hi())
                .param("days", ground.days());
    }

    /** The most widespread first. */
    static List<Proposal> list(JdbcClient jdbc, Ground ground, long from, int limit) {
        return patterns(jdbc, ground, new Pattern("", ""), from, limit);
    }

    static Optional<Proposal> find(JdbcClient jdbc, Ground ground, Pattern pattern) {
        return patterns(jdbc, ground, pattern, 0, 1).stream().findFirst();
    }

    private static List<Proposal> patterns(
            JdbcClient jdbc, Ground ground, Pattern pattern, long from, int limit) {
        return on(jdbc, PATTERNS, ground)
                .param("least", ground.least())
                .param("share", ground.share())
                .param("item", pattern.item())
                .param("entry", pattern.entry())
                .param("from", from)
                .param("limit", limit)
                .query((row, number) -> proposal(row))
                .list();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        Array samples = row.getArray("samples");
        return new Proposal(
                row.getString("item"),
                row.getString("item_name"),
                row.getString("object_type"),
                row.getString("entry"),
                row.getString("entry_text"),
                row.getInt("round"),
                row.getInt("enterprises"),
                row.getInt("checked"),
                samples == null ? List.of() : Arrays.asList((String[]) samples.getArray()));
    }

    /** Names and codes of the enterprises in which it was found. */
    static List<String> names(JdbcClient jdbc, Ground ground, Pattern pattern) {
        return on(
                        jdbc,
                        LOOKED
                                + """
                                SELECT DISTINCT unnest(ARRAY[key, name]) AS known FROM fresh
                                WHERE wrong AND item = :item AND entry = :entry LIMIT :most\
                                """,
                        ground)
                .param("item", pattern.item())
                .param("entry", pattern.entry())
                .param("most", MOST_NAMES)
                .query((row, number) -> row.getString("known"))
                .list();
    }
}
