package org.jingwei.engine.tiles;

import java.util.Arrays;
import java.util.List;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;

/** Makes the filters of one segment and keeps those asked for last. */
final class AreaFilters {

    private static final int KEPT = 1024;

    private final long[] codes;
    private final int[] starts;
    private final Recent<AreaRanges, AreaFilter> recent = new Recent<>(KEPT);

    /** The areas' codes, ascending, and how many points there are before each area's. */
    AreaFilters(long[] codes, int[] starts) {
        this.codes = codes;
        this.starts = starts;
    }

    AreaFilter filter(AreaRanges scope) {
        return recent.get(scope, this::made);
    }

    private AreaFilter made(AreaRanges scope) {
        long[] bits = new long[(codes.length >>> 6) + 1];
        List<AreaRange> ranges = scope.list();
        int[] runs = new int[ranges.size() * 2];
        int size = 0;
        int areas = 0;
        int count = 0;
        for (AreaRange range : ranges) {
            int from = lowerBound(range.lo());
            int to = lowerBound(range.hi() + 1);
            for (int area = from; area < to; area++) {
                bits[area >>> 6] |= 1L << area;
            }
            if (from < to) {
                runs[size++] = from;
                runs[size++] = to;
                areas += to - from;
                count += starts[to] - starts[from];
            }
        }
        return new AreaFilter(bits, Arrays.copyOf(runs, size), areas, count);
    }

    long count(AreaRanges scope) {
        long count = 0;
        for (AreaRange range : scope.list()) {
            count += starts[lowerBound(range.hi() + 1)];
            count -= starts[lowerBound(range.lo())];
        }
        return count;
    }

    private int lowerBound(long area) {
        int at = Arrays.binarySearch(codes, area);
        return at >= 0 ? at : -at - 1;
    }
}
