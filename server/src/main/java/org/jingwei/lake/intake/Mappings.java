package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Problem;
import org.jingwei.lake.Mapping;
import org.jingwei.lake.intake.format.UnreadableFileException;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The mappings that are remembered for datasets, and used for files that bring none. */
@Component
public class Mappings {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ScopedDatabase database;
    private final Datasets datasets;
    private final AuditTrail audit;

    Mappings(ScopedDatabase database, Datasets datasets, AuditTrail audit) {
        this.database = database;
        this.datasets = datasets;
        this.audit = audit;
    }

    /** The mapping of a dataset that the scope owns, if one is remembered. */
    public Optional<Mapping> find(Scope scope, String datasetId) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql("SELECT mapping FROM dataset_mapping WHERE dataset = :dataset")
                                .param("dataset", datasetId)
                                .query((row, number) ->
                                        JSON.readValue(row.getString("mapping"), Mapping.class))
                                .optional());
    }

    /** Why rows under these names of columns cannot be taken in; empty if they can. */
    public Optional<String> misfit(Scope scope, Dataset dataset, List<String> header) {
        try {
            Columns _ =
                    find(scope, dataset.id())
                            .map(mapping -> Columns.byMapping(dataset, header, mapping))
                            .orElseGet(() -> Columns.byName(dataset, header, false));
            return Optional.empty();
        } catch (UnreadableFileException e) {
            return Optional.of(e.detail());
        }
    }

    /**
     * The mapping of a dataset.
     *
     * @throws Problem not-found if none is remembered, or the dataset is another's
     */
    public Mapping get(Scope scope, String datasetId) {
        Dataset dataset = owned(scope, datasetId);
        return find(scope, dataset.id())
                .orElseThrow(() -> Problem.notFound("A mapping for " + dataset.id()));
    }

    /** Remembers a mapping; files that are here already keep theirs. */
    public Mapping put(Scope scope, String datasetId, Mapping mapping) {
        Dataset dataset = owned(scope, datasetId);
        MappingCheck.check(dataset, mapping);
        database.run(
                scope,
                jdbc -> {
                    jdbc.sql(
                                    """
                                    INSERT INTO dataset_mapping (dataset, owner, mapping, username)
                                    VALUES (:dataset, :owner, :mapping::jsonb, :username)
                                    ON CONFLICT (dataset) DO UPDATE SET
                                        mapping = excluded.mapping, username = excluded.username, updated_at = now()\
                                    """)
                            .param("dataset", dataset.id())
                            .param("owner", dataset.owner())
                            .param("mapping", JSON.writeValueAsString(mapping))
                            .param("username", scope.username())
                            .update();
                    audit.done(scope, "dataset.mapping", dataset.id(), mapping.columns().size());
                });
        return mapping;
    }

    private Dataset owned(Scope scope, String datasetId) {
        Dataset dataset = datasets.get(scope, datasetId);
        if (!scope.owns(dataset.owner()) || scope.subject().isPresent()) {
            throw Problem.forbidden(
                    "Only "
                            + dataset.owner()
                            + " says how files for "
                            + dataset.id()
                            + " are read.");
        }
        return dataset;
    }
}
