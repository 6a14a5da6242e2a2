package org.jingwei.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.catalog.Mask;
import org.jingwei.catalog.Points;
import org.jingwei.catalog.SubjectBinding;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.Row;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Streams the placed rows of a dataset as points, for an index that slices them itself. Rows
 * without a usable position are left out. It is not noted: whoever serves the points notes that.
 */
@Component
public class PointSource {
    private final Datasets datasets;
    private final Lake lake;

    PointSource(Datasets datasets, Lake lake) {
        this.datasets = datasets;
        this.lake = lake;
    }

    /**
     * What points bring with them.
     *
     * @param category the element by which they are told apart
     * @param name the element that is written beside them
     */
    public record Brought(Optional<String> category, Optional<String> name) {}

    /** Hands over every point that the scope reaches; nothing if the dataset has none. */
    public void points(Scope scope, String datasetId, PointConsumer consumer) {
        Dataset dataset = datasets.get(scope, datasetId);
        Brought brought = new Brought(dataset.points().flatMap(Points::category), dataset.title());
        points(scope, datasetId, brought, consumer);
    }

    /** Like {@link #points(Scope, String, PointConsumer)}, with other elements. */
    public void points(Scope scope, String datasetId, Brought brought, PointConsumer consumer) {
        Dataset dataset = datasets.get(scope, datasetId);
        dataset.points()
                .ifPresent(points ->
                        scan(scope, dataset, PointColumns.of(dataset, points, brought), consumer));
    }

    private void scan(Scope scope, Dataset dataset, PointColumns columns, PointConsumer consumer) {
        Reach placed = Reach.of(scope, dataset).placed();
        try {
            lake.scan(
                    placed.slice(dataset, List.of()),
                    columns.names(),
                    row -> columns.point(row).ifPresent(consumer::accept));
        } catch (UnknownTableException e) {
            // No batch came yet: no points.
        }
    }

    /** Which columns are read, each by its place in the row. */
    private record PointColumns(
            List<String> names,
            Points points,
            int category,
            int key,
            int name,
            Optional<Mask> mask) {
        private static final int LONGITUDE = 0;
        private static final int LATITUDE = 1;
        private static final int NONE = -1;

        static PointColumns of(Dataset dataset, Points points, Brought brought) {
            List<String> names = new ArrayList<>(List.of(points.longitude(), points.latitude()));
            Optional<String> key = dataset.subject().map(SubjectBinding::key);
            return new PointColumns(
                    names,
                    points,
                    placeOf(brought.category(), names),
                    placeOf(key, names),
                    placeOf(brought.name(), names),
                    brought.name().flatMap(title -> dataset.get(title).mask()));
        }

        private static int placeOf(Optional<String> column, List<String> names) {
            if (column.isEmpty()) {
                return NONE;
            }
            names.add(column.get());
            return names.size() - 1;
        }

        Optional<MapPoint> point(Row row) {
            if (row.area() == 0) {
                return Optional.empty();
            }
            return Positions.parse(
                            points.crs(), row.values().get(LONGITUDE), row.values().get(LATITUDE))
                    .map(place -> point(row, place));
        }

        private MapPoint point(Row row, LonLat place) {
            String title = text(row, name);
            return new MapPoint(
                    row.row(),
                    place.longitude(),
                    place.latitude(),
                    row.area(),
                    Optional.of(text(row, category)).filter(value -> !value.isEmpty()),
                    key == NONE ? Long.toString(row.row()) : text(row, key),
                    mask.map(form -> form.applyTo(title)).orElse(title));
        }

        private static String text(Row row, int place) {
            @Nullable Object value = place == NONE ? null : row.values().get(place);
            return value == null ? "" : value.toString();
        }
    }
}
