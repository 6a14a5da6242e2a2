package org.jingwei.engine.geo;

/**
 * The offsets that Chinese maps add to WGS-84 positions.
 *
 * <p>GCJ-02 is not published by its makers. This is the formula that became known in 2010 and that
 * open implementations share (for example {@code googollee/eviltransform}); it agrees with the
 * official maps to about a metre. BD-09 turns GCJ-02 once more, by the formula of the same
 * implementations. Neither is applied outside a rectangle around China, as on the maps themselves.
 *
 * <p>Neither has a closed inverse. Both change slowly (less than 2 per cent of the distance moved),
 * so the fixed point of {@code p = shifted - offset(p)} is found to 1e-12 degrees in fewer than ten
 * steps.
 */
final class ChinaOffset {

    private static final double WEST = 72.004;
    private static final double EAST = 137.8347;
    private static final double SOUTH = 0.8293;
    private static final double NORTH = 55.8271;

    /** Krasovsky 1940: the semi-major axis in metres and the squared eccentricity. */
    private static final double AXIS = 6378245.0;

    private static final double ECCENTRICITY = 0.006693421622965943;
    private static final double BD09_TURN = Math.PI * 3000.0 / 180.0;

    private static final int MAX_STEPS = 30;
    private static final double ENOUGH = 1e-12;

    /** A step from one datum to the next, wherever the point lies. */
    @FunctionalInterface
    interface Shift {
        LonLat apply(double lon, double lat);
    }

    private ChinaOffset() {}

    static boolean isInChina(double lon, double lat) {
        return lon >= WEST && lon <= EAST && lat >= SOUTH && lat <= NORTH;
    }

    static LonLat forward(Shift shift, double lon, double lat) {
        return isInChina(lon, lat) ? shift.apply(lon, lat) : new LonLat(lon, lat);
    }

    static LonLat inverse(Shift shift, double lon, double lat) {
        if (!isInChina(lon, lat)) {
            return new LonLat(lon, lat);
        }
        double x = lon;
        double y = lat;
        for (int step = 0; step < MAX_STEPS; step++) {
            LonLat there = shift.apply(x, y);
            double dx = lon - there.longitude();
            double dy = lat - there.latitude();
            x += dx;
            y += dy;
            if (Math.abs(dx) < ENOUGH && Math.abs(dy) < ENOUGH) {
                break;
            }
        }
        return new LonLat(x, y);
    }

    static LonLat wgs84ToBd09(double lon, double lat) {
        LonLat gcj02 = wgs84ToGcj02(lon, lat);
        double x = gcj02.longitude();
        double y = gcj02.latitude();
        double radius = Math.sqrt(x * x + y * y) + 0.00002 * Math.sin(y * BD09_TURN);
        double angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * BD09_TURN);
        return new LonLat(radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006);
    }

    static LonLat wgs84ToGcj02(double lon, double lat) {
        double x = lon - 105.0;
        double y = lat - 35.0;
        double sine = Math.sin(Math.toRadians(lat));
        double flattening = 1 - ECCENTRICITY * sine * sine;
        double root = Math.sqrt(flattening);
        double metresPerRadianNorth = AXIS * (1 - ECCENTRICITY) / (flattening * root);
        double metresPerRadianEast = AXIS / root * Math.cos(Math.toRadians(lat));
        return new LonLat(
                lon + Math.toDegrees(metresEast(x, y) / metresPerRadianEast),
                lat + Math.toDegrees(metresNorth(x, y) / metresPerRadianNorth));
    }

    private static double metresNorth(double x, double y) {
        double smooth =
                -100.0
                        + 2.0 * x
                        + 3.0 * y
                        + 0.2 * y * y
                        + 0.1 * x * y
                        + 0.2 * Math.sqrt(Math.abs(x));
        return smooth
                + wave(20.0, 6.0 * x, 20.0, 2.0 * x)
                + wave(20.0, y, 40.0, y / 3.0)
                + wave(160.0, y / 12.0, 320.0, y / 30.0);
    }

    private static double metresEast(double x, double y) {
        double smooth =
                300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
        return smooth
                + wave(20.0, 6.0 * x, 20.0, 2.0 * x)
                + wave(20.0, x, 40.0, x / 3.0)
                + wave(150.0, x / 12.0, 300.0, x / 30.0);
    }

    private static double wave(double height, double turn, double otherHeight, double otherTurn) {
        return (height * Math.sin(turn * Math.PI) + otherHeight * Math.sin(otherTurn * Math.PI))
                * 2.0
                / 3.0;
    }
}
