package org.jingwei.lake.intake;

import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.DatasetDefinition;
import org.jingwei.catalog.DatasetRows;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.lake.Lake;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * Changes definitions of datasets that may have rows. While a file is read its definition stays, so
 * that its report tells of one definition; a file that waits is read by the one there is then. The
 * table gets its new columns first: readers of the old definition do not ask for them, and if the
 * transaction comes to nothing after all, the same change again finds them there.
 */
@Component
public class Definitions implements DatasetRows {
    private final Datasets datasets;
    private final ScopedDatabase database;
    private final Lake lake;

    Definitions(Datasets datasets, ScopedDatabase database, Lake lake) {
        this.datasets = datasets;
        this.database = database;
        this.lake = lake;
    }

    /** Changes the definition of a dataset. */
    public Dataset update(Scope scope, String id, DatasetDefinition definition) {
        return datasets.update(scope, id, definition, this);
    }

    @Override
    public boolean has(Dataset dataset) {
        return lake.find(dataset.id()).isPresent();
    }

    @Override
    public void follow(Scope scope, Dataset before, Dataset after) {
        requireNone(scope, after.id(), "'RUNNING'", "A file of %s is being read; try again soon.");
        if (before.mode() != after.mode()) {
            requireNone(
                    scope,
                    after.id(),
                    "'HELD', 'RECEIVED', 'RUNNING'",
                    "Files of %s wait that are to be taken in the mode "
                            + before.mode()
                            + "; start or cancel them first.");
        }
        if (has(after)) {
            lake.evolve(LakeTables.of(after));
        }
    }

    private void requireNone(Scope scope, String dataset, String states, String otherwise) {
        boolean some =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                "SELECT EXISTS (SELECT 1 FROM batch WHERE dataset = :dataset AND state IN (%s))"
                                                        .formatted(states))
                                        .param("dataset", dataset)
                                        .query(Boolean.class)
                                        .single());
        if (some) {
            throw Problem.conflict("dataset-busy", otherwise.formatted(dataset));
        }
    }
}
