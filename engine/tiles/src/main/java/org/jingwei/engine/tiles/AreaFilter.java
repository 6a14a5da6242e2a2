package org.jingwei.engine.tiles;

import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;

/** What a scope means for one index: which of its areas it has, and from which zoom points show. */
final class AreaFilter {

    private final long[] bits;
    private final long count;
    private final int rawFromZoom;

    private AreaFilter(long[] bits, long count, int rawFromZoom) {
        this.bits = bits;
        this.count = count;
        this.rawFromZoom = rawFromZoom;
    }

    /** Makes the filters of one index. */
    @SuppressWarnings("ArrayRecordComponent") // parts of an index; never compared
    record Source(PointTable points, long[] areas, long[] countBefore, int rawLimit) {

        AreaFilter filter(AreaRanges scope) {
            long[] bits = new long[(areas.length >>> 6) + 1];
            long count = 0;
            for (AreaRange range : scope.list()) {
                int from = lowerBound(range.lo());
                int to = lowerBound(range.hi() + 1);
                for (int area = from; area < to; area++) {
                    bits[area >>> 6] |= 1L << area;
                }
                count += countBefore[to] - countBefore[from];
            }
            int rawFromZoom = count <= rawLimit ? 0 : rawFromZoom(bits);
            return new AreaFilter(bits, count, rawFromZoom);
        }

        long count(AreaRanges scope) {
            long count = 0;
            for (AreaRange range : scope.list()) {
                count += countBefore[lowerBound(range.hi() + 1)];
                count -= countBefore[lowerBound(range.lo())];
            }
            return count;
        }

        private int lowerBound(long area) {
            int low = 0;
            int high = areas.length;
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

        /**
         * The first zoom at which no tile has more points of the scope than the limit.
         *
         * <p>A tile has more than n points exactly if some point and the n-th after it, in Morton
         * order and of the scope, lie in it both. Two keys share a tile down to the zoom that is
         * half the number of leading bits they share. So the deepest crowded zoom is the maximum
         * over all such pairs: one pass over the points with the last n keys at hand, exact.
         */
        private int rawFromZoom(long[] bits) {
            long[] recent = new long[rawLimit];
            int deepestCrowded = -1;
            int at = 0;
            boolean full = false;
            for (int row = 0; row < points.size(); row++) {
                if (!has(bits, points.area(row))) {
                    continue;
                }
                long key = points.key(row);
                if (full) {
                    int shared = Long.numberOfLeadingZeros(recent[at] ^ key) / 2;
                    deepestCrowded = Math.max(deepestCrowded, shared);
                }
                recent[at++] = key;
                if (at == rawLimit) {
                    at = 0;
                    full = true;
                }
            }
            return Math.min(deepestCrowded + 1, TileId.MAX_ZOOM + 1);
        }
    }

    private static boolean has(long[] bits, int area) {
        return ((bits[area >>> 6] >>> area) & 1) != 0;
    }

    boolean has(int area) {
        return has(bits, area);
    }

    /** How many points the scope has. */
    long count() {
        return count;
    }

    /** From this zoom on every tile shows single points, above it every tile shows counts. */
    int rawFromZoom() {
        return rawFromZoom;
    }
}
