package org.jingwei.engine.tiles;

/**
 * The lowest and highest area of every 256 points one after the other. Neighbours mostly lie in few
 * areas, so a scope has all points of most blocks or none, and asks about single points only where
 * its border runs.
 */
final class AreaBlocks {

    private static final int BITS = 8;
    private static final int ROWS = 1 << BITS;

    private final int[] lowest;
    private final int[] highest;

    /** Takes stretches of rows one after the other. */
    interface Stretch {
        /** Some rows, of which the scope has all or is to be asked about each. */
        void rows(int from, int to, boolean all);
    }

    AreaBlocks(Segment segment) {
        int blocks = (segment.size() + ROWS - 1) >>> BITS;
        this.lowest = new int[blocks];
        this.highest = new int[blocks];
        for (int block = 0; block < blocks; block++) {
            int end = Math.min(segment.size(), (block + 1) << BITS);
            int low = Integer.MAX_VALUE;
            int high = 0;
            for (int row = block << BITS; row < end; row++) {
                int area = segment.area(row);
                low = Math.min(low, area);
                high = Math.max(high, area);
            }
            lowest[block] = low;
            highest[block] = high;
        }
    }

    /** Goes through those of the rows that a scope may have, joined as far as they are alike. */
    void visit(AreaFilter scope, int from, int to, Stretch stretch) {
        int start = from;
        AreaFilter.Part before = AreaFilter.Part.NONE;
        for (int row = from; row < to; row = ((row >>> BITS) + 1) << BITS) {
            int block = row >>> BITS;
            AreaFilter.Part part = scope.of(lowest[block], highest[block]);
            if (part != before) {
                pass(before, start, row, stretch);
                before = part;
                start = row;
            }
        }
        pass(before, start, to, stretch);
    }

    private static void pass(AreaFilter.Part part, int from, int to, Stretch stretch) {
        if (part != AreaFilter.Part.NONE && from < to) {
            stretch.rows(from, to, part == AreaFilter.Part.ALL);
        }
    }
}
