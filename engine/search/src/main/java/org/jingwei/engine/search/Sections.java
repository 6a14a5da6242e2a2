package org.jingwei.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;

/**
 * Which entries belong to which area. Entries stand in the order of depth and then of area, so the
 * areas of a scope are a few intervals of entries: whatever is outside of them is never read, and
 * neither a count nor the time taken tells of it.
 */
final class Sections {
    private int[] depths = new int[64];
    private long[] areas = new long[64];
    private int[] starts = new int[64];
    private int runs;
    private int size;

    /**
     * Entries in the order in which they are preferred.
     *
     * @param ring how near they are, the smaller the nearer
     */
    record Interval(int from, int to, int depth, int ring) {}

    /** The next entry, in ascending order of depth and area. */
    void add(int depth, long area) {
        if (runs == 0 || depths[runs - 1] != depth || areas[runs - 1] != area) {
            if (runs == depths.length) {
                depths = Arrays.copyOf(depths, runs * 2);
                areas = Arrays.copyOf(areas, runs * 2);
                starts = Arrays.copyOf(starts, runs * 2);
            }
            depths[runs] = depth;
            areas[runs] = area;
            starts[runs] = size;
            runs++;
        }
        size++;
    }

    /**
     * What is reached, in the order of preference: the smaller depth, then the nearer.
     *
     * @param own the entry that is reached wherever it is; negative for none
     */
    List<Interval> cut(SearchReach reach, int own) {
        List<AreaRanges> rings = rings(reach);
        List<Interval> cut = new ArrayList<>();
        int end;
        for (int begin = 0; begin < runs; begin = end) {
            end = lowerBound(begin, runs, depths[begin] + 1);
            for (int ring = 0; ring < rings.size(); ring++) {
                for (AreaRange range : rings.get(ring).list()) {
                    add(
                            cut,
                            areaBound(begin, end, range.lo()),
                            areaBound(begin, end, range.hi() + 1),
                            ring);
                }
            }
            if (reach.unplaced() && areas[begin] == 0) {
                add(cut, begin, begin + 1, rings.size());
            }
            addOwn(cut, own, begin, end, reach);
        }
        return cut;
    }

    /** The areas reached: first the nearest, then those around them, then the others. */
    private static List<AreaRanges> rings(SearchReach reach) {
        List<AreaRanges> rings = new ArrayList<>();
        AreaRanges rest = reach.areas();
        for (AreaRange near : reach.near()) {
            AreaRanges ring = AreaRanges.of(near);
            rings.add(rest.intersect(ring));
            rest = rest.minus(ring);
        }
        rings.add(rest);
        return rings;
    }

    private void add(List<Interval> cut, int fromRun, int toRun, int ring) {
        if (fromRun >= toRun) {
            return;
        }
        int from = starts[fromRun];
        int to = toRun < runs ? starts[toRun] : size;
        int depth = depths[fromRun];
        if (!cut.isEmpty()
                && cut.getLast().to() == from
                && cut.getLast().ring() == ring
                && cut.getLast().depth() == depth) {
            from = cut.removeLast().from();
        }
        cut.add(new Interval(from, to, depth, ring));
    }

    private void addOwn(List<Interval> cut, int own, int begin, int end, SearchReach reach) {
        int run = own < 0 ? -1 : runOf(own);
        if (run < begin || run >= end || reach.areas().contains(areas[run])) {
            return;
        }
        if (!reach.unplaced() || areas[run] != 0) {
            cut.add(new Interval(own, own + 1, depths[run], reach.near().size() + 1));
        }
    }

    private int runOf(int entry) {
        int found = Arrays.binarySearch(starts, 0, runs, entry);
        return found >= 0 ? found : -found - 2;
    }

    private int lowerBound(int from, int to, int depth) {
        int found = from;
        while (found < to && depths[found] < depth) {
            found++;
        }
        return found;
    }

    private int areaBound(int from, int to, long area) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (areas[middle] < area) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many entries there are. */
    int size() {
        return size;
    }

    /** Memory taken, in bytes. */
    long bytes() {
        return 16L * depths.length;
    }
}
