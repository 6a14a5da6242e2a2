package org.jingwei.engine.geo;

import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The coordinate reference systems in which data leaves, with the order of axes that their
 * authority defines. WGS84 and CGCS2000 differ by centimetres and are taken as the same datum.
 */
public enum SpatialReference {
    /** WGS84, longitude before latitude: what everything here is stored in. */
    CRS84("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "WGS 84 (longitude, latitude)"),
    /** WGS84, latitude before longitude. */
    EPSG_4326("http://www.opengis.net/def/crs/EPSG/0/4326", "WGS 84 (latitude, longitude)"),
    /** CGCS2000, latitude before longitude. */
    EPSG_4490("http://www.opengis.net/def/crs/EPSG/0/4490", "CGCS2000 (latitude, longitude)"),
    /** The plane of the web's maps, in metres, east before north. */
    EPSG_3857("http://www.opengis.net/def/crs/EPSG/0/3857", "WGS 84 / Pseudo-Mercator"),
    /** CGCS2000 in Gauss-Krüger zone 20 (114 to 120 degrees east), in metres, north before east. */
    EPSG_4498(
            "http://www.opengis.net/def/crs/EPSG/0/4498",
            "CGCS2000 / Gauss-Kruger zone 20 (northing, easting)");

    private static final double SPHERE = 6378137;
    private static final double HALF = Math.PI * SPHERE;
    private static final double MERIDIAN_EASTING = 20_500_000;
    private static final GaussKruger ZONE_20 =
            new GaussKruger(6378137, 298.257222101, 117, MERIDIAN_EASTING);

    /** In degrees, a tenth of a millimetre: more than a place is moved by going there and back. */
    private static final double ROUNDING = 1e-9;

    private final String uri;
    private final String label;

    SpatialReference(String uri, String label) {
        this.uri = uri;
        this.label = label;
    }

    /** The address that names it, as OGC gives them. */
    public String uri() {
        return uri;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The system of that address; also in the form {@code [EPSG:4326]}. */
    public static Optional<SpatialReference> find(String uri) {
        return Arrays.stream(values())
                .filter(known -> known.uri.equals(uri) || known.safeCurie().equals(uri))
                .findFirst();
    }

    private String safeCurie() {
        return "[" + name().replace("EPSG_", "EPSG:").replace("CRS84", "OGC:CRS84") + "]";
    }

    /** The two coordinates of a WGS84 place, in this system's order of axes. */
    public double[] fromWgs84(double longitude, double latitude) {
        return switch (this) {
            case CRS84 -> new double[] {longitude, latitude};
            case EPSG_4326, EPSG_4490 -> new double[] {latitude, longitude};
            case EPSG_3857 ->
                    new double[] {
                        WebMercator.x(longitude) * 2 * HALF - HALF,
                        HALF - WebMercator.y(latitude) * 2 * HALF
                    };
            case EPSG_4498 -> ZONE_20.project(longitude, latitude);
        };
    }

    /**
     * The WGS84 place of two coordinates.
     *
     * @throws IllegalArgumentException if they are no place on the earth
     */
    public LonLat toWgs84(double first, double second) {
        return switch (this) {
            case CRS84 -> new LonLat(first, second);
            case EPSG_4326, EPSG_4490 -> new LonLat(second, first);
            case EPSG_3857 ->
                    new LonLat(
                            WebMercator.longitude((first + HALF) / (2 * HALF)),
                            WebMercator.latitude((HALF - second) / (2 * HALF)));
            case EPSG_4498 -> {
                double[] degrees = ZONE_20.unproject(first, second);
                yield new LonLat(degrees[0], degrees[1]);
            }
        };
    }

    /**
     * A rectangle around what a rectangle of this system covers, in WGS84. Straight edges of one
     * are bent in the other, so points along them are taken too: of an edge from west to east the
     * one on the central meridian, where it is highest. It is made wider by what rounding may have
     * taken, so that a place on an edge stays within.
     *
     * @param corners least first and second coordinate, greatest first and second
     * @throws IllegalArgumentException if a corner is no place on the earth
     */
    public Envelope toWgs84(double[] corners) {
        Envelope around = new Envelope();
        int steps = this == EPSG_4498 ? 16 : 1;
        for (int i = 0; i <= steps; i++) {
            double part = (double) i / steps;
            double first = corners[0] + (corners[2] - corners[0]) * part;
            double second = corners[1] + (corners[3] - corners[1]) * part;
            include(around, first, corners[1]);
            include(around, first, corners[3]);
            include(around, corners[0], second);
            include(around, corners[2], second);
        }
        boolean spansMeridian = corners[1] < MERIDIAN_EASTING && MERIDIAN_EASTING < corners[3];
        if (this == EPSG_4498 && spansMeridian) {
            include(around, corners[0], MERIDIAN_EASTING);
            include(around, corners[2], MERIDIAN_EASTING);
        }
        if (this == EPSG_4498 || this == EPSG_3857) {
            around.expandBy(ROUNDING);
        }
        return around;
    }

    private void include(Envelope around, double first, double second) {
        LonLat place = toWgs84(first, second);
        around.expandToInclude(place.longitude(), place.latitude());
    }

    /** A WGS84 geometry with every vertex in this system; the given one is left as it is. */
    public Geometry fromWgs84(Geometry geometry) {
        if (this == CRS84) {
            return geometry;
        }
        Geometry moved = geometry.copy();
        moved.apply(new FromWgs84());
        return moved;
    }

    private final class FromWgs84 implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double[] there = fromWgs84(sequence.getX(i), sequence.getY(i));
            sequence.setOrdinate(i, CoordinateSequence.X, there[0]);
            sequence.setOrdinate(i, CoordinateSequence.Y, there[1]);
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
