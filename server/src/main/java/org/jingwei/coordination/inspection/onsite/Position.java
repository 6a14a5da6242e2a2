package org.jingwei.coordination.inspection.onsite;

import org.jingwei.engine.geo.LonLat;

/**
 * Where a phone says that it is, on WGS84.
 *
 * @param accuracy metres, as the phone says
 */
public record Position(double longitude, double latitude, double accuracy) {
    private static final double EARTH_METRES = 6_371_008.8;
    private static final double MOST_ACCURACY = 1_000_000;

    public Position {
        // Refuses what is no place.
        LonLat place = new LonLat(longitude, latitude);
        if (!(accuracy >= 0 && accuracy <= MOST_ACCURACY)) {
            throw new IllegalArgumentException(
                    "the accuracy at " + place + " must be from 0 to 1,000,000 metres");
        }
    }

    /**
     * Metres to a place, on a sphere by the haversine formula: within 0.5 % of the ellipsoid, which
     * is less than a phone is wrong.
     */
    double metresTo(LonLat place) {
        double north = Math.toRadians(place.latitude() - latitude) / 2;
        double east = Math.toRadians(place.longitude() - longitude) / 2;
        double part =
                Math.pow(Math.sin(north), 2)
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(place.latitude()))
                                * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(part)));
    }
}
