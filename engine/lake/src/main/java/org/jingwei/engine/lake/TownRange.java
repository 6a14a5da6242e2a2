package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import org.jingwei.engine.lake.LakeFile.Bounds;

/**
 * The areas that go into one file: neighbouring towns until it is large enough. A town is never
 * split here; one that is larger than a file becomes several.
 *
 * @param rows how many there are, of which deleted ones may be some
 */
record TownRange(Bounds areas, long rows) {

    /** Towns are told apart by the first nine of eighteen digits. */
    static final long TOWN = 1_000_000_000L;

    /** Cuts the towns, in their order and with the rows of each, into ranges. */
    static List<TownRange> cut(List<TownRange> towns, long rowsOfAFile) {
        List<TownRange> ranges = new ArrayList<>();
        for (TownRange town : towns) {
            boolean joins =
                    !ranges.isEmpty() && ranges.getLast().rows() + town.rows() <= rowsOfAFile;
            ranges.add(joins ? ranges.removeLast().with(town) : town);
        }
        return ranges;
    }

    private TownRange with(TownRange next) {
        return new TownRange(new Bounds(areas.lo(), next.areas().hi()), rows + next.rows());
    }
}
