package org.jingwei.engine.tiles;

/** Which areas of one segment a scope has. */
final class AreaFilter {

    private final long[] bits;
    private final int[] runs;
    private final int areas;
    private final int count;

    AreaFilter(long[] bits, int[] runs, int areas, int count) {
        this.bits = bits;
        this.runs = runs;
        this.areas = areas;
        this.count = count;
    }

    /** Whether the scope has the area of this ordinal. */
    boolean has(int area) {
        return times(area) != 0;
    }

    /** 1 if the scope has the area of this ordinal, else 0. */
    int times(int area) {
        return (int) (bits[area >>> 6] >>> area) & 1;
    }

    /** How much of something a scope has. */
    enum Part {
        NONE,
        SOME,
        ALL
    }

    /** How many of the areas between two ordinals, both included, the scope has. */
    Part of(int lowest, int highest) {
        for (int run = 0; run < runs.length; run += 2) {
            if (highest < runs[run + 1] && lowest >= runs[run]) {
                return Part.ALL;
            }
            if (highest >= runs[run] && lowest < runs[run + 1]) {
                return Part.SOME;
            }
        }
        return Part.NONE;
    }

    /** The ordinals as runs: first, after the last, first, after the last … */
    int[] runs() {
        return runs.clone();
    }

    /** How many areas the scope has. */
    int areas() {
        return areas;
    }

    /** How many points of the segment the scope has. */
    int count() {
        return count;
    }
}
