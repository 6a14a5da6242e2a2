package org.jingwei.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How good the files of datasets were; told to their owner, like the files. */
@Component
public class Quality {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<DatasetQuality.RuleCount>> RULES =
            new TypeReference<>() {};
    private static final int MOST_RUNS = 200;
    private static final String FINISHED = "state IN ('COMMITTED', 'FAILED')";

    /**
     * Refusals and warnings of one run or of many, as rows of element, rule, refused and warned.
     */
    private static final String COUNTED =
            """
            SELECT element, rule, sum(refused) AS refused, sum(warned) AS warned FROM (
                SELECT element, rule, count AS refused, 0 AS warned
                FROM jsonb_to_recordset(refusals) AS refusal (element text, rule text, count bigint)
                UNION ALL
                SELECT element, rule, 0, count
                FROM jsonb_to_recordset(warnings) AS warning (element text, rule text, count bigint)) AS told
            GROUP BY element, rule\
            """;

    private static final String WARNED =
            "(SELECT coalesce(sum((warning ->> 'count')::bigint), 0) FROM jsonb_array_elements(warnings) AS warning)";

    private final ScopedDatabase database;
    private final Datasets datasets;

    Quality(ScopedDatabase database, Datasets datasets) {
        this.database = database;
        this.datasets = datasets;
    }

    /** The quality of a dataset's files over time. */
    public DatasetQuality get(Scope scope, String datasetId) {
        Dataset dataset = datasets.get(scope, datasetId);
        if (!scope.owns(dataset.owner())) {
            throw Problem.forbidden(
                    "Only " + dataset.owner() + " sees the files sent for " + dataset.id() + ".");
        }
        return database.call(
                scope,
                jdbc ->
                        new DatasetQuality(
                                runs(jdbc, datasetId),
                                months(jdbc, datasetId),
                                rules(jdbc, datasetId)));
    }

    private static List<DatasetQuality.Run> runs(JdbcClient jdbc, String dataset) {
        return jdbc.sql(
                        """
                        SELECT id, file_name, state, received_at, finished_at, row_count, accepted, refused, unplaced, %s AS warned,
                               (SELECT coalesce(jsonb_agg(counted ORDER BY refused + warned DESC, element, rule), '[]') FROM (%s) AS counted) AS rules
                        FROM batch WHERE dataset = :dataset ORDER BY number DESC LIMIT :limit\
                        """
                                .formatted(WARNED, COUNTED))
                .param("dataset", dataset)
                .param("limit", MOST_RUNS)
                .query((row, number) ->
                        new DatasetQuality.Run(
                                row.getString("id"),
                                row.getString("file_name"),
                                BatchState.valueOf(row.getString("state")),
                                row.getTimestamp("received_at").toInstant(),
                                Optional.ofNullable(row.getTimestamp("finished_at"))
                                        .map(Timestamp::toInstant),
                                counts(row),
                                JSON.readValue(row.getString("rules"), RULES)))
                .list();
    }

    private static List<DatasetQuality.Month> months(JdbcClient jdbc, String dataset) {
        return jdbc.sql(
                        """
                        SELECT to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS runs,
                               sum(row_count) AS row_count, sum(accepted) AS accepted, sum(refused) AS refused,
                               sum(unplaced) AS unplaced, sum(%s) AS warned
                        FROM batch WHERE dataset = :dataset AND %s GROUP BY 1 ORDER BY 1 DESC\
                        """
                                .formatted(WARNED, FINISHED))
                .param("dataset", dataset)
                .query((row, number) ->
                        new DatasetQuality.Month(
                                row.getString("month"), row.getLong("runs"), counts(row)))
                .list();
    }

    private static List<DatasetQuality.RuleCount> rules(JdbcClient jdbc, String dataset) {
        return jdbc.sql(
                        """
                        SELECT element, rule, sum(counted.refused) AS refused, sum(counted.warned) AS warned
                        FROM batch, LATERAL (%s) AS counted WHERE dataset = :dataset AND %s
                        GROUP BY element, rule ORDER BY sum(counted.refused + counted.warned) DESC, element, rule\
                        """
                                .formatted(COUNTED, FINISHED))
                .param("dataset", dataset)
                .query((row, number) ->
                        new DatasetQuality.RuleCount(
                                row.getString("element"),
                                row.getString("rule"),
                                row.getLong("refused"),
                                row.getLong("warned")))
                .list();
    }

    private static DatasetQuality.Counts counts(ResultSet row) throws SQLException {
        return new DatasetQuality.Counts(
                row.getLong("row_count"),
                row.getLong("accepted"),
                row.getLong("refused"),
                row.getLong("unplaced"),
                row.getLong("warned"));
    }
}
