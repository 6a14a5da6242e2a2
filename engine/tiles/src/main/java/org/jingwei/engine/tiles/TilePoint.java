package org.jingwei.engine.tiles;

import org.jingwei.engine.geo.LonLat;

/**
 * A point of a layer.
 *
 * @param id what the caller calls it; best below 2^53
 * @param area the stored code of the area it belongs to; with 0 no scope shows it
 * @param category a number below 65,536, not negative
 * @param minute when it was, since 1970 in UTC; {@link #NO_MINUTE} if it has no time
 * @param text the number under which {@link FeatureText} has its name and key
 */
public record TilePoint(long id, LonLat place, long area, int category, int minute, int text) {

    /** Stands for no time. */
    public static final int NO_MINUTE = Segment.NO_MINUTE;

    public TilePoint {
        if (area < 0) {
            throw new IllegalArgumentException("point " + id + ": area " + area + " is negative");
        }
        PointIndexBuilder.requireCategory(category);
    }
}
