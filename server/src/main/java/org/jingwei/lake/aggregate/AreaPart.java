package org.jingwei.lake.aggregate;

import java.util.ArrayList;
import java.util.List;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;

/**
 * Stored numbers to add up: those of one level from one area to another.
 *
 * <p>A range of areas is read at the finest level that its two ends need: the numbers of that level
 * tell of all below it, and the rows that lie exactly in areas above it come besides. So a range
 * that is one town costs one number for each month, however many villages it has, and a range that
 * is three villages costs three.
 *
 * @param level as it is stored
 * @param key the group it counts for; {@link #ITS_OWN} when the area itself says
 * @param sign 1 to add, -1 to take away
 * @param undivided whether it is of an area that was divided since
 */
public record AreaPart(int level, long lo, long hi, long key, int sign, boolean undivided) {
    /** More than any stored code. */
    static final Long ALL_CODES = AreaRange.MAX + 1;

    /** The group of the area itself. */
    static final long ITS_OWN = -1;

    /** The rows in no area, as a group of their own. */
    public static final AreaPart UNPLACED = new AreaPart(0, 0, 0, 0, 1, false);

    /**
     * The numbers of these areas.
     *
     * @param depth the coarsest level wanted, since groups are to be told apart at it
     */
    public static List<AreaPart> of(AreaScheme scheme, AreaRanges areas, int depth) {
        List<AreaPart> parts = new ArrayList<>();
        for (AreaRange range : areas.list()) {
            int finest = Math.max(depth, depthOf(scheme, range));
            if (finest <= scheme.levels().size()) {
                parts.add(new AreaPart(finest, range.lo(), range.hi(), ITS_OWN, 1, false));
            }
            for (int above = 1; above < finest; above++) {
                parts.add(new AreaPart(-above, range.lo(), range.hi(), ITS_OWN, 1, false));
            }
        }
        return parts;
    }

    /** The rows of exactly this area, for a group. */
    public static AreaPart exactly(
            AreaScheme scheme, long area, long key, int sign, boolean undivided) {
        return new AreaPart(-scheme.of(area).depth(), area, area, key, sign, undivided);
    }

    /**
     * The first level whose areas do not cross the range's ends; one below all if there is none.
     */
    private static int depthOf(AreaScheme scheme, AreaRange range) {
        long lo = range.lo() == 1 ? 0 : range.lo();
        for (AreaScheme.Level level : scheme.levels()) {
            long span = span(level);
            if (lo % span == 0 && (range.hi() + 1) % span == 0) {
                return level.depth();
            }
        }
        return scheme.levels().size() + 1;
    }

    /** How many stored codes an area of that level spans. */
    static long span(AreaScheme.Level level) {
        long span = 1;
        for (int i = level.length(); i < AreaScheme.STORED_DIGITS; i++) {
            span *= 10;
        }
        return span;
    }
}
