package org.jingwei.lake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Mask;
import org.jingwei.catalog.Points;
import org.jingwei.catalog.SubjectBinding;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.lake.ChangeQuery;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.Row;
import org.jingwei.engine.lake.Slice;
import org.jingwei.engine.lake.TableChange;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Streams the placed rows of a dataset as points, for an index that slices them itself, and then
 * what each batch changes of them. Rows without a usable position are left out. It is not noted:
 * whoever serves the points notes that.
 */
@Component
public class PointSource {
    /** The state of a dataset of which no row came yet. */
    public static final long NOTHING = 0;

    private static final Logger LOG = LoggerFactory.getLogger(PointSource.class);

    private final Lake lake;

    PointSource(Lake lake) {
        this.lake = lake;
    }

    /**
     * What points bring with them.
     *
     * @param category the element by which they are told apart
     * @param name the element that is written beside them
     * @param time the element that says when they were
     */
    public record Brought(
            Optional<String> category, Optional<String> name, Optional<String> time) {}

    /**
     * Hands over every point that the scope reaches, as the lake has them at one moment; nothing if
     * the dataset has none.
     *
     * @return the state of the dataset that they are of
     */
    public long points(Scope scope, Dataset dataset, Brought brought, PointConsumer consumer) {
        Slice all = slice(scope, dataset);
        Optional<Long> state = state(all);
        PointColumns columns = PointColumns.of(dataset, points(dataset), brought);
        state.ifPresent(present ->
                lake.scan(
                        all.in(present),
                        columns.names(),
                        row -> columns.point(row).ifPresent(consumer::accept)));
        return state.orElse(NOTHING);
    }

    private static Points points(Dataset dataset) {
        return dataset.points()
                .orElseThrow(() ->
                        new IllegalArgumentException("dataset " + dataset.id() + " has no points"));
    }

    private static Slice slice(Scope scope, Dataset dataset) {
        return Reach.of(scope, dataset).placed().slice(dataset, List.of());
    }

    private Optional<Long> state(Slice slice) {
        try {
            return lake.state(slice);
        } catch (UnknownTableException e) {
            return Optional.empty();
        }
    }

    /**
     * A state that is known.
     *
     * @param state of {@link #points} or of the last following
     * @param mostRows with more rows that changed than this it is not worth following
     */
    public record Known(long state, long mostRows) {}

    /**
     * Hands over what the batches since a known state changed: the points that came, and the
     * numbers of rows that went, among them some that were no points.
     *
     * @return the state it leads to; none if it cannot be told and all points have to be read
     */
    public OptionalLong follow(
            Scope scope,
            Dataset dataset,
            Brought brought,
            Known known,
            PointConsumer came,
            LongConsumer went) {
        Slice all = slice(scope, dataset);
        if (known.state() == NOTHING) {
            return state(all).isEmpty() ? OptionalLong.of(NOTHING) : OptionalLong.empty();
        }
        PointColumns columns = PointColumns.of(dataset, points(dataset), brought);
        ChangeQuery query = new ChangeQuery(all, known.state(), columns.names(), known.mostRows());
        try {
            TableChange change =
                    lake.changes(query, row -> columns.point(row).ifPresent(came::accept), went);
            return switch (change) {
                case TableChange.Told told -> OptionalLong.of(told.state());
                case TableChange.Untold(var reason) -> untold(dataset, reason);
            };
        } catch (RuntimeException e) {
            return untold(dataset, e.toString());
        }
    }

    private static OptionalLong untold(Dataset dataset, String reason) {
        LOG.info("the points of dataset {} are all read again: {}", dataset.id(), reason);
        return OptionalLong.empty();
    }

    /** Which columns are read, each by its place in the row. */
    private record PointColumns(
            List<String> names,
            Points points,
            int category,
            int key,
            int name,
            int time,
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
                    placeOf(brought.time(), names),
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
                    mask.map(form -> form.applyTo(title)).orElse(title),
                    time(row));
        }

        private Optional<LocalDateTime> time(Row row) {
            @Nullable Object value = time == NONE ? null : row.values().get(time);
            return switch (value) {
                case LocalDate day -> Optional.of(day.atStartOfDay());
                case LocalDateTime moment -> Optional.of(moment);
                case null, default -> Optional.empty();
            };
        }

        private static String text(Row row, int place) {
            @Nullable Object value = place == NONE ? null : row.values().get(place);
            return value == null ? "" : value.toString();
        }
    }
}
