package org.jingwei.engine.geo;

/**
 * Spherical Mercator (EPSG:3857) on the unit square: x grows eastwards from 0 at longitude -180, y
 * grows southwards from 0 at the northern edge, latitude 85.0511.
 */
public final class WebMercator {

    /** The latitude of the square's northern edge; what lies beyond is drawn at the edge. */
    public static final double MAX_LATITUDE = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));

    /** Number of grid cells along a side at zoom 32. */
    static final long CELLS = 1L << 32;

    private WebMercator() {}

    /** From 0 in the west to 1 in the east. */
    public static double x(double longitude) {
        return (longitude + 180) / 360;
    }

    /** From 0 in the north to 1 in the south. */
    public static double y(double latitude) {
        double bounded = Math.clamp(latitude, -MAX_LATITUDE, MAX_LATITUDE);
        double sine = Math.sin(Math.toRadians(bounded));
        return Math.clamp(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI), 0, 1);
    }

    /** The longitude at x. */
    public static double longitude(double x) {
        return x * 360 - 180;
    }

    /** The latitude at y. */
    public static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    /** The column of the grid of zoom 32 that the longitude falls in. */
    public static long cellX(double longitude) {
        return cell(x(longitude));
    }

    /** The row of the grid of zoom 32 that the latitude falls in. */
    public static long cellY(double latitude) {
        return cell(y(latitude));
    }

    private static long cell(double unit) {
        return Math.clamp((long) Math.floor(unit * CELLS), 0, CELLS - 1);
    }
}
