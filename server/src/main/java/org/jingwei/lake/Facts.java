package org.jingwei.lake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.catalog.Element;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.TableFacts;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/** What datasets hold and cost. */
@Component
public class Facts {
    private static final double TENTHS = 10;

    private final Datasets datasets;
    private final Slices slices;
    private final Lake lake;
    private final long budget;

    Facts(Datasets datasets, Slices slices, Lake lake, Settings settings) {
        this.datasets = datasets;
        this.slices = slices;
        this.lake = lake;
        this.budget = settings.number(Setting.ROW_BUDGET_BYTES);
    }

    /** What the caller may know of a dataset. */
    public DatasetFacts get(Scope scope, String datasetId) {
        Dataset dataset = datasets.get(scope, datasetId);
        return new DatasetFacts(
                dataset.id(),
                slices.count(scope, SliceRequest.of(dataset.id())),
                scope.owns(dataset.owner()) ? storage(dataset) : Optional.empty());
    }

    private Optional<DatasetFacts.Storage> storage(Dataset dataset) {
        try {
            return Optional.of(storage(dataset, lake.inspect(dataset.id())));
        } catch (UnknownTableException e) {
            return Optional.empty();
        }
    }

    private DatasetFacts.Storage storage(Dataset dataset, TableFacts facts) {
        List<DatasetFacts.Cost> costs =
                facts.columnBytes().entrySet().stream()
                        .map(column ->
                                new DatasetFacts.Cost(
                                        column.getKey(),
                                        dataset.find(column.getKey())
                                                .map(Element::label)
                                                .orElse(column.getKey()),
                                        column.getValue(),
                                        perRow(column.getValue(), facts.rows())))
                        .sorted(
                                Comparator.comparingLong(DatasetFacts.Cost::bytes)
                                        .reversed()
                                        .thenComparing(DatasetFacts.Cost::element))
                        .toList();
        double bytesPerRow = perRow(facts.bytes(), facts.rows());
        return new DatasetFacts.Storage(
                facts.rows(),
                facts.bytes(),
                bytesPerRow,
                budget,
                bytesPerRow > budget,
                facts.files(),
                facts.deleteFiles(),
                costs,
                facts.snapshots().stream()
                        .map(snapshot ->
                                new DatasetFacts.Snapshot(
                                        Long.toString(snapshot.id()),
                                        snapshot.time(),
                                        snapshot.operation(),
                                        snapshot.addedRows()))
                        .toList());
    }

    static double perRow(long bytes, long rows) {
        return rows == 0 ? 0 : Math.round(bytes * TENTHS / rows) / TENTHS;
    }
}
