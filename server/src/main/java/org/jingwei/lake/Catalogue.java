package org.jingwei.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.catalog.Businesses;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.TableSize;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * The list of datasets with how fresh, how good and how large each is: a page of it costs one
 * question to each store, however many datasets it has.
 */
@Component
public class Catalogue {
    /** Quality is that of so many files that came last. */
    static final int LATEST_FILES = 200;

    private final Datasets datasets;
    private final Businesses businesses;
    private final ScopedDatabase database;
    private final Lake lake;
    private final long budget;

    Catalogue(
            Datasets datasets,
            Businesses businesses,
            ScopedDatabase database,
            Lake lake,
            Settings settings) {
        this.datasets = datasets;
        this.businesses = businesses;
        this.database = database;
        this.lake = lake;
        this.budget = settings.number(Setting.ROW_BUDGET_BYTES);
    }

    /** One page of the datasets of this scope, by id. */
    public Page<CatalogueRow> list(Scope scope, PageRequest page) {
        Page<Dataset> some = datasets.list(scope, page);
        List<String> ids = some.items().stream().map(Dataset::id).toList();
        List<String> own =
                some.items().stream()
                        .filter(dataset -> scope.owns(dataset.owner()))
                        .map(Dataset::id)
                        .toList();
        Map<String, Businesses.Source> sources = businesses.sources(scope, ids);
        Map<String, Files> files = files(scope, own);
        Map<String, TableSize> sizes = lake.sizes(own);
        return new Page<>(
                ids.stream()
                        .map(id ->
                                new CatalogueRow(
                                        id,
                                        Optional.ofNullable(sources.get(id)),
                                        Optional.ofNullable(files.get(id)).map(Files::last),
                                        Optional.ofNullable(files.get(id)).flatMap(Files::rows),
                                        Optional.ofNullable(sizes.get(id)).map(this::storage)))
                        .toList(),
                some.next(),
                some.total());
    }

    /** What is known of a dataset's files. */
    private record Files(CatalogueRow.LastRun last, Optional<CatalogueRow.Rows> rows) {}

    private Map<String, Files> files(Scope scope, List<String> own) {
        Map<String, Files> files = new HashMap<>();
        database.run(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT asked.id AS dataset, last.*, finished.*
                                        FROM unnest(:datasets) AS asked (id),
                                        LATERAL (
                                            SELECT id AS batch, file_name, state, received_at, finished_at
                                            FROM batch WHERE dataset = asked.id ORDER BY number DESC LIMIT 1) last,
                                        LATERAL (
                                            SELECT count(*) AS files, sum(row_count) AS row_count, sum(accepted) AS accepted,
                                                   sum(refused) AS refused, sum(unplaced) AS unplaced
                                            FROM (SELECT row_count, accepted, refused, unplaced FROM batch
                                                  WHERE dataset = asked.id AND state IN ('COMMITTED', 'FAILED')
                                                  ORDER BY number DESC LIMIT :latest) latest) finished\
                                        """)
                                .param("datasets", own.toArray(String[]::new))
                                .param("latest", LATEST_FILES)
                                .query(row -> {
                                    files.put(row.getString("dataset"), files(row));
                                }));
        return files;
    }

    private static Files files(ResultSet row) throws SQLException {
        CatalogueRow.LastRun last =
                new CatalogueRow.LastRun(
                        row.getString("batch"),
                        row.getString("file_name"),
                        BatchState.valueOf(row.getString("state")),
                        row.getTimestamp("received_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("finished_at"))
                                .map(Timestamp::toInstant));
        CatalogueRow.Rows rows =
                new CatalogueRow.Rows(
                        row.getLong("files"),
                        row.getLong("row_count"),
                        row.getLong("accepted"),
                        row.getLong("refused"),
                        row.getLong("unplaced"));
        return new Files(last, rows.files() == 0 ? Optional.empty() : Optional.of(rows));
    }

    private CatalogueRow.Storage storage(TableSize size) {
        double bytesPerRow = Facts.perRow(size.bytes(), size.rows());
        return new CatalogueRow.Storage(
                size.rows(),
                size.bytes(),
                bytesPerRow,
                budget,
                bytesPerRow > budget,
                size.files(),
                size.deleteFiles());
    }
}
