package org.jingwei.engine.geo;

/** A place on the earth in degrees; which datum it is on is said by whoever holds it. */
public record LonLat(double longitude, double latitude) {

    public LonLat {
        // Written so that NaN is refused too.
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException(
                    "longitude "
                            + longitude
                            + ", latitude "
                            + latitude
                            + " is no place on the earth: longitude goes from -180 to 180 and"
                            + " latitude from -90 to 90 degrees");
        }
    }
}
