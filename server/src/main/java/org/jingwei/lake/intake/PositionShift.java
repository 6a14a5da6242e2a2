package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.Placing;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.engine.geo.LonLat;

/** Moves positions from the coordinate system of a file to the one of its dataset. */
final class PositionShift {
    private final CoordinateSystem from;
    private final CoordinateSystem to;
    private final int longitude;
    private final int latitude;

    private PositionShift(CoordinateSystem from, CoordinateSystem to, int longitude, int latitude) {
        this.from = from;
        this.to = to;
        this.longitude = longitude;
        this.latitude = latitude;
    }

    /** The shift for a dataset, where one is needed. */
    static Optional<PositionShift> of(Dataset dataset, CoordinateSystem from) {
        List<String> names = dataset.elements().stream().map(Element::name).toList();
        return Columns.position(dataset)
                .filter(position -> !isSame(position.crs(), from))
                .filter(position -> isFraction(dataset, position))
                .map(position ->
                        new PositionShift(
                                from,
                                position.crs(),
                                names.indexOf(position.longitude()),
                                names.indexOf(position.latitude())));
    }

    private static boolean isFraction(Dataset dataset, Placing.Position position) {
        return dataset.get(position.longitude()).type() == ElementType.DOUBLE
                && dataset.get(position.latitude()).type() == ElementType.DOUBLE;
    }

    /** CGCS2000 and WGS-84 are the same to what a map shows. */
    private static boolean isSame(CoordinateSystem one, CoordinateSystem other) {
        return plain(one) == plain(other);
    }

    private static CoordinateSystem plain(CoordinateSystem system) {
        return system == CoordinateSystem.CGCS2000 ? CoordinateSystem.WGS84 : system;
    }

    void apply(RowValues values) {
        if (!values.has(longitude) || !values.has(latitude)) {
            return;
        }
        double x = values.fraction(longitude);
        double y = values.fraction(latitude);
        if (Math.abs(x) > 180 || Math.abs(y) > 90) {
            return;
        }
        LonLat place = from.toWgs84(x, y);
        LonLat moved = to.fromWgs84(place.longitude(), place.latitude());
        values.set(longitude, moved.longitude());
        values.set(latitude, moved.latitude());
    }
}
