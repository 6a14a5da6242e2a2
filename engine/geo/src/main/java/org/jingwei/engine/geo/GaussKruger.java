package org.jingwei.engine.geo;

/**
 * The Gauss-Krüger (transverse Mercator) projection of an ellipsoid of revolution, at scale 1 on
 * its central meridian.
 *
 * <p>The latitude is taken to the conformal sphere, from there to the plane, and stretched by
 * Krüger's series in the third flattening (1912) to its sixth order, in the form of Karney,
 * "Transverse Mercator with an accuracy of a few nanometers" (J. Geodesy 2011), equations 7 to 36.
 * Within 30 degrees of the central meridian it is exact to micrometres; further away, and near the
 * point 90 degrees off, it is not meant to be used. Constant cost.
 */
final class GaussKruger {
    private static final int ORDER = 6;

    private final double centralMeridian;
    private final double falseEasting;
    private final double eccentricity;
    private final double radius;
    private final double[] forward;
    private final double[] backward;

    /**
     * @param axis semi-major axis in metres
     * @param inverseFlattening of the ellipsoid
     * @param centralMeridian in degrees
     * @param falseEasting in metres
     */
    GaussKruger(
            double axis, double inverseFlattening, double centralMeridian, double falseEasting) {
        double flattening = 1 / inverseFlattening;
        double n = flattening / (2 - flattening);
        this.centralMeridian = centralMeridian;
        this.falseEasting = falseEasting;
        this.eccentricity = Math.sqrt(flattening * (2 - flattening));
        double n2 = n * n;
        this.radius = axis / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256);
        this.forward = forward(n);
        this.backward = backward(n);
    }

    /** Karney's alpha, from the first on. */
    private static double[] forward(double n) {
        return new double[] {
            series(n, 1. / 2, -2. / 3, 5. / 16, 41. / 180, -127. / 288, 7891. / 37800),
            series(n, 0, 13. / 48, -3. / 5, 557. / 1440, 281. / 630, -1983433. / 1935360),
            series(n, 0, 0, 61. / 240, -103. / 140, 15061. / 26880, 167603. / 181440),
            series(n, 0, 0, 0, 49561. / 161280, -179. / 168, 6601661. / 7257600),
            series(n, 0, 0, 0, 0, 34729. / 80640, -3418889. / 1995840),
            series(n, 0, 0, 0, 0, 0, 212378941. / 319334400)
        };
    }

    /** Karney's beta, from the first on. */
    private static double[] backward(double n) {
        return new double[] {
            series(n, 1. / 2, -2. / 3, 37. / 96, -1. / 360, -81. / 512, 96199. / 604800),
            series(n, 0, 1. / 48, 1. / 15, -437. / 1440, 46. / 105, -1118711. / 3870720),
            series(n, 0, 0, 17. / 480, -37. / 840, -209. / 4480, 5569. / 90720),
            series(n, 0, 0, 0, 4397. / 161280, -11. / 504, -830251. / 7257600),
            series(n, 0, 0, 0, 0, 4583. / 161280, -108847. / 3991680),
            series(n, 0, 0, 0, 0, 0, 20648693. / 638668800)
        };
    }

    private static double series(double n, double... coefficients) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = (sum + coefficients[i]) * n;
        }
        return sum;
    }

    /** Northing and easting in metres. */
    double[] project(double longitude, double latitude) {
        double tau = Math.tan(Math.toRadians(latitude));
        double conformal = conformal(tau);
        double lambda = Math.toRadians(longitude - centralMeridian);
        double xi = Math.atan2(conformal, Math.cos(lambda));
        double eta = asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
        double north = xi;
        double east = eta;
        for (int j = 1; j <= ORDER; j++) {
            north += forward[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
            east += forward[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
        }
        return new double[] {radius * north, radius * east + falseEasting};
    }

    /** Longitude and latitude in degrees. */
    double[] unproject(double northing, double easting) {
        double north = northing / radius;
        double east = (easting - falseEasting) / radius;
        double xi = north;
        double eta = east;
        for (int j = 1; j <= ORDER; j++) {
            xi -= backward[j - 1] * Math.sin(2 * j * north) * Math.cosh(2 * j * east);
            eta -= backward[j - 1] * Math.cos(2 * j * north) * Math.sinh(2 * j * east);
        }
        double conformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
        double lambda = Math.atan2(Math.sinh(eta), Math.cos(xi));
        return new double[] {
            centralMeridian + Math.toDegrees(lambda), Math.toDegrees(Math.atan(geodetic(conformal)))
        };
    }

    /** The tangent of the conformal latitude. */
    private double conformal(double tau) {
        double sigma =
                Math.sinh(eccentricity * atanh(eccentricity * tau / Math.sqrt(1 + tau * tau)));
        return tau * Math.sqrt(1 + sigma * sigma) - sigma * Math.sqrt(1 + tau * tau);
    }

    /** The tangent of the latitude, by Newton's method; three steps are enough for doubles. */
    private double geodetic(double conformal) {
        double flat = 1 - eccentricity * eccentricity;
        double tau = conformal;
        for (int step = 0; step < 6; step++) {
            double there = conformal(tau);
            tau +=
                    (conformal - there)
                            / Math.sqrt(1 + there * there)
                            * (1 + flat * tau * tau)
                            / (flat * Math.sqrt(1 + tau * tau));
        }
        return tau;
    }

    private static double asinh(double x) {
        return Math.copySign(Math.log(Math.abs(x) + Math.hypot(x, 1)), x);
    }

    private static double atanh(double x) {
        return Math.log((1 + x) / (1 - x)) / 2;
    }
}
