package org.jingwei.map.reading;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * Distances from one place, in metres on the mean sphere (radius 6371008.8 m, IUGG 1980). To a
 * point it is the haversine formula (Sinnott 1984), wrong by at most 0.6 % against the ellipsoid.
 * To a line or a polygon it is taken in the plane that touches the place, which within 100 km adds
 * less than 0.1 %; the distance to a polygon around the place is 0.
 */
final class Distances {
    /** What answers say of it. */
    static final String METHOD = "haversine";

    /** Further than this the plane is not used. */
    static final double MOST_METRES = 100_000;

    private static final double RADIUS = 6371008.8;
    private static final double METRES_A_DEGREE = Math.PI * RADIUS / 180;

    private final double longitude;
    private final double latitude;
    private final Geometry origin;

    Distances(double longitude, double latitude) {
        this.longitude = longitude;
        this.latitude = latitude;
        this.origin = new GeometryFactory().createPoint(new Coordinate(0, 0));
    }

    /** The distance to a geometry in WGS84. */
    double to(Geometry geometry) {
        if (geometry instanceof Point point) {
            return to(point.getX(), point.getY());
        }
        Geometry plane = geometry.copy();
        plane.apply(new ToPlane());
        return plane.distance(origin);
    }

    private double to(double otherLongitude, double otherLatitude) {
        double north = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double half =
                north * north
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(otherLatitude))
                                * east
                                * east;
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    /** A rectangle around all that is nearer than this. */
    Envelope around(double metres) {
        double north = metres / METRES_A_DEGREE * 1.001;
        double widest = Math.min(89.9, Math.abs(latitude) + north);
        double east = Math.min(180, north / Math.cos(Math.toRadians(widest)));
        return new Envelope(longitude - east, longitude + east, latitude - north, latitude + north);
    }

    private final class ToPlane implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double scale = Math.cos(Math.toRadians((latitude + sequence.getY(i)) / 2));
            sequence.setOrdinate(
                    i,
                    CoordinateSequence.X,
                    (sequence.getX(i) - longitude) * METRES_A_DEGREE * scale);
            sequence.setOrdinate(
                    i, CoordinateSequence.Y, (sequence.getY(i) - latitude) * METRES_A_DEGREE);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
