package org.jingwei.area;

import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.LonLat;
import org.locationtech.jts.geom.Envelope;

/**
 * A node of the area tree.
 *
 * @param code its code in its own length
 * @param level name of its level, for example {@code TOWN}
 * @param depth 1 for the scheme's first level, and one more for each level below
 * @param parent code of the area above it; none for the root
 * @param point where its label goes, inside its boundary
 * @param bounds west, east, south and north of its boundary, if it has one
 * @param synthetic whether its boundary is made up
 */
public record Area(
        String code,
        String name,
        String level,
        int depth,
        Optional<String> parent,
        Optional<LonLat> point,
        Optional<Envelope> bounds,
        boolean synthetic) {

    /** The stored number of its code. */
    public long value() {
        return filled("0");
    }

    /** The stored codes of itself and of all below it. */
    public AreaRange range() {
        return new AreaRange(value(), filled("9"));
    }

    /** What it is called. */
    public AreaName asName() {
        return new AreaName(code, name, level);
    }

    private long filled(String digit) {
        return Long.parseLong(code + digit.repeat(AreaScheme.STORED_DIGITS - code.length()));
    }
}
