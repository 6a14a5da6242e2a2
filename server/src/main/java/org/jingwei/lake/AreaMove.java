package org.jingwei.lake;

import org.jingwei.area.Succession;
import org.jingwei.engine.geo.AreaRanges;

/**
 * An ended area whose rows leave one group of areas and enter another.
 *
 * @param area its stored code
 * @param leaves whether its code lies in the asked area
 * @param enters whether the area for which it counts today does
 * @param leftKey the group its code belongs to
 * @param enteredKey the group for which its rows count
 * @param divided whether it was divided, so that they count for an area above
 */
record AreaMove(
        long area, boolean leaves, boolean enters, long leftKey, long enteredKey, boolean divided) {

    static AreaMove of(Succession.Fold fold, AreaRanges asked, long span) {
        return new AreaMove(
                fold.from(),
                asked.contains(fold.from()),
                asked.contains(fold.to()),
                fold.from() - fold.from() % span,
                fold.to() - fold.to() % span,
                fold.divided());
    }

    boolean changesGroups() {
        return leaves != enters || (leaves && leftKey != enteredKey);
    }
}
