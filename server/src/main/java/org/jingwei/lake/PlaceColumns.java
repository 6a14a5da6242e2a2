package org.jingwei.lake;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.Points;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.lake.Filter;
import org.jingwei.engine.lake.Row;
import org.locationtech.jts.geom.Envelope;

/**
 * The two columns that hold a dataset's places. Where they are numbers, a rectangle is a condition
 * on them. A shifted coordinate system bends rectangles: then the condition is a rectangle around
 * it, wide enough, and each place is looked at. Texts are looked at one by one.
 */
record PlaceColumns(Points points, boolean areNumbers) {
    /** The systems are at most so many degrees apart, which is a kilometre and a half. */
    private static final double WIDEST_SHIFT = 0.015;

    static PlaceColumns of(Dataset dataset) {
        Points points =
                dataset.points()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "dataset " + dataset.id() + " has no points"));
        boolean numbers =
                dataset.get(points.longitude()).type() == ElementType.DOUBLE
                        && dataset.get(points.latitude()).type() == ElementType.DOUBLE;
        return new PlaceColumns(points, numbers);
    }

    private boolean isShifted() {
        return points.crs() == CoordinateSystem.GCJ02 || points.crs() == CoordinateSystem.BD09;
    }

    /** Whether the conditions alone say exactly which rows lie in a rectangle. */
    boolean isExact() {
        return areNumbers && !isShifted();
    }

    List<String> names() {
        return List.of(points.longitude(), points.latitude());
    }

    /** Leaves out rows without a place on the earth, and those that surely lie elsewhere. */
    List<Filter> conditions(Optional<Envelope> bounds) {
        if (!areNumbers) {
            return List.of(
                    new Filter.NotNull(points.longitude()), new Filter.NotNull(points.latitude()));
        }
        Envelope rectangle = bounds.map(Envelope::new).orElseGet(PlaceColumns::earth);
        if (isShifted()) {
            rectangle.expandBy(WIDEST_SHIFT);
        }
        rectangle = rectangle.intersection(earth());
        return List.of(
                range(points.longitude(), rectangle.getMinX(), rectangle.getMaxX()),
                range(points.latitude(), rectangle.getMinY(), rectangle.getMaxY()));
    }

    private static Envelope earth() {
        return new Envelope(-180, 180, -90, 90);
    }

    private static Filter range(String column, double from, double to) {
        return new Filter.Range(column, Optional.of(from), Optional.of(to));
    }

    /** Where a row is whose values at these places are the two columns. */
    Optional<LonLat> place(Row row, int longitude, int latitude) {
        return Positions.parse(
                points.crs(), row.values().get(longitude), row.values().get(latitude));
    }
}
