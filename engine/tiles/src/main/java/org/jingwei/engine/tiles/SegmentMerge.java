package org.jingwei.engine.tiles;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Puts a segment without the points that are gone and another together: one pass over both. */
final class SegmentMerge {

    private final Segment base;
    private final int[] gone;
    private final Segment added;

    /** The rows that are gone are ascending. */
    SegmentMerge(Segment base, int[] gone, Segment added) {
        this.base = base;
        this.gone = gone;
        this.added = added;
    }

    Segment merged(long mark) {
        long[] codes =
                LongStream.concat(Arrays.stream(base.areaCodes()), Arrays.stream(added.areaCodes()))
                        .sorted()
                        .distinct()
                        .toArray();
        int[] ofBase = ordinals(base, codes);
        int[] ofAdded = ordinals(added, codes);
        boolean withMinutes = base.hasMinutes() || added.hasMinutes();
        int size = base.size() - gone.length + added.size();
        SegmentBuilder out = new SegmentBuilder(size, codes, withMinutes);
        int nextGone = 0;
        int next = 0;
        for (int row = 0; row < base.size(); row++) {
            if (nextGone < gone.length && gone[nextGone] == row) {
                nextGone++;
                continue;
            }
            long key = base.key(row);
            while (next < added.size() && Long.compareUnsigned(added.key(next), key) < 0) {
                out.add(added, next, ofAdded[added.area(next++)]);
            }
            out.add(base, row, ofBase[base.area(row)]);
        }
        while (next < added.size()) {
            out.add(added, next, ofAdded[added.area(next++)]);
        }
        return out.build(mark, base.facts().limits());
    }

    private static int[] ordinals(Segment segment, long[] codes) {
        return Arrays.stream(segment.areaCodes())
                .mapToInt(code -> Arrays.binarySearch(codes, code))
                .toArray();
    }
}
