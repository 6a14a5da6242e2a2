package org.jingwei.lake;

import java.util.Optional;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.InvalidValueException;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.engine.geo.LonLat;
import org.jspecify.annotations.Nullable;

/** Positions in WGS84 out of two values of a row, which are numbers or texts. */
public final class Positions {
    private Positions() {}

    /** The position; empty when one of the two is missing, is no number or lies off the earth. */
    public static Optional<LonLat> parse(
            CoordinateSystem system, @Nullable Object longitude, @Nullable Object latitude) {
        if (longitude == null || latitude == null) {
            return Optional.empty();
        }
        try {
            LonLat given = new LonLat(degrees(longitude), degrees(latitude));
            return Optional.of(system.toWgs84(given.longitude(), given.latitude()));
        } catch (InvalidValueException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double degrees(Object value) {
        return value instanceof Number number
                ? number.doubleValue()
                : (Double) ElementType.DOUBLE.parse(value.toString());
    }
}
