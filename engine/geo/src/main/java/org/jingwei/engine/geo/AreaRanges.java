package org.jingwei.engine.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A set of stored area codes as sorted ranges that neither overlap nor touch, so that equal sets
 * are equal values.
 *
 * @param list the ranges in ascending order; whatever list is given is sorted and merged
 */
public record AreaRanges(List<AreaRange> list) {

    /** No area at all. */
    public static final AreaRanges NONE = new AreaRanges(List.of());

    /** Every area; what lies in no area (0) is not in it. */
    public static final AreaRanges ALL = of(new AreaRange(1, AreaRange.MAX));

    public AreaRanges {
        list = merged(list);
    }

    /** The areas of any of these ranges. */
    public static AreaRanges of(AreaRange... ranges) {
        return new AreaRanges(Arrays.asList(ranges));
    }

    /** The areas of any of these ranges. */
    public static AreaRanges of(Collection<AreaRange> ranges) {
        return new AreaRanges(List.copyOf(ranges));
    }

    /** These areas and everything below them. */
    public static AreaRanges ofCodes(Collection<AreaCode> codes) {
        return new AreaRanges(codes.stream().map(AreaCode::range).toList());
    }

    private static List<AreaRange> merged(List<AreaRange> ranges) {
        List<AreaRange> merged = new ArrayList<>(ranges.size());
        for (AreaRange next : ranges.stream().sorted().toList()) {
            if (!merged.isEmpty() && next.lo() <= merged.getLast().hi() + 1) {
                AreaRange last = merged.removeLast();
                merged.add(new AreaRange(last.lo(), Math.max(last.hi(), next.hi())));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    /** Whether there is no area in it. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Whether the stored code is in one of the ranges; logarithmic in their number. */
    public boolean contains(long value) {
        int at = lastStartingAtOrBefore(value);
        return at >= 0 && list.get(at).hi() >= value;
    }

    /** Whether the whole range is in the set. */
    public boolean contains(AreaRange range) {
        int at = lastStartingAtOrBefore(range.lo());
        return at >= 0 && list.get(at).contains(range);
    }

    private int lastStartingAtOrBefore(long value) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).lo() <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** What is in both sets; one pass over the two sorted lists. */
    public AreaRanges intersect(AreaRanges other) {
        List<AreaRange> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < list.size() && j < other.list.size()) {
            AreaRange left = list.get(i);
            AreaRange right = other.list.get(j);
            long lo = Math.max(left.lo(), right.lo());
            long hi = Math.min(left.hi(), right.hi());
            if (lo <= hi) {
                common.add(new AreaRange(lo, hi));
            }
            if (left.hi() < right.hi()) {
                i++;
            } else {
                j++;
            }
        }
        return new AreaRanges(common);
    }

    /** What is in either set. */
    public AreaRanges union(AreaRanges other) {
        List<AreaRange> both = new ArrayList<>(list);
        both.addAll(other.list);
        return new AreaRanges(both);
    }

    /** What is in this set and not in the other. */
    public AreaRanges minus(AreaRanges other) {
        List<AreaRange> rest = new ArrayList<>();
        long from = 1;
        for (AreaRange range : other.list) {
            if (from < range.lo()) {
                rest.add(new AreaRange(from, range.lo() - 1));
            }
            from = range.hi() + 1;
        }
        if (from <= AreaRange.MAX) {
            rest.add(new AreaRange(from, AreaRange.MAX));
        }
        return intersect(new AreaRanges(rest));
    }
}
