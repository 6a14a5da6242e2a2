package org.jingwei.engine.search;

import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;

/**
 * Which entries of an index may be found, and which of them are near.
 *
 * @param areas entries of these areas
 * @param unplaced entries without an area as well
 * @param own the one entry of this code as well, wherever it is
 * @param near areas around the one who asks, the nearest first; it only orders
 */
public record SearchReach(
        AreaRanges areas, boolean unplaced, Optional<String> own, List<AreaRange> near) {

    /** Nothing at all. */
    public static final SearchReach NOTHING = of(AreaRanges.NONE);

    public SearchReach {
        near = List.copyOf(near);
    }

    /** Entries of these areas, none nearer than another. */
    public static SearchReach of(AreaRanges areas) {
        return new SearchReach(areas, false, Optional.empty(), List.of());
    }
}
