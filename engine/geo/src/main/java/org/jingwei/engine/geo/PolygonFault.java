package org.jingwei.engine.geo;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Says in plain words why polygons are not valid by OGC Simple Features, and where. */
public final class PolygonFault {

    private PolygonFault() {}

    /** The first fault, if there is one. */
    public static Optional<String> find(Geometry geometry) {
        return Optional.ofNullable(new IsValidOp(geometry).getValidationError())
                .map(error -> words(error) + " at " + text(error.getCoordinate()));
    }

    private static String words(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION -> "the boundary crosses itself";
            case TopologyValidationError.RING_SELF_INTERSECTION ->
                    "a ring of the boundary touches or crosses itself";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "a hole lies outside its polygon";
            case TopologyValidationError.NESTED_HOLES -> "a hole lies within another hole";
            case TopologyValidationError.NESTED_SHELLS -> "a polygon lies within another polygon";
            case TopologyValidationError.DISCONNECTED_INTERIOR ->
                    "holes cut the polygon into parts that are not connected";
            case TopologyValidationError.DUPLICATE_RINGS -> "a ring stands twice";
            case TopologyValidationError.TOO_FEW_POINTS -> "a ring has no area";
            default -> error.getMessage().toLowerCase(Locale.ROOT);
        };
    }

    /** Longitude and latitude to about a centimetre. */
    public static String text(Coordinate place) {
        return String.format(Locale.ROOT, "%.7f, %.7f", place.x, place.y);
    }
}
