package org.jingwei.engine.tiles;

import java.util.Arrays;
import org.jingwei.engine.geo.Morton;
import org.jingwei.engine.geo.TileId;

/**
 * The rows of one tile that a scope has.
 *
 * <p>They are found in one of two ways, whichever is estimated to be cheaper: by passing over the
 * blocks of points of the tile, or by taking each of the scope's areas and in it, by binary search,
 * the rows that lie in the tile. So the few points of a village cost little at zooms where millions
 * of others lie in the tile.
 */
final class PointRows {

    /** What finding an area's rows costs, in rows passed over. */
    private static final int COST_OF_AREA = 60;

    /** What taking a row out of order costs, in rows passed over. */
    private static final int COST_OF_ROW = 12;

    /** So many rows are read in less time than it takes to begin to read. */
    private static final int NEAR = 32;

    private final Segment segment;
    private final int from;
    private final int to;
    private final int[] areas = new int[Columns.STRETCH];
    private int[] rows = new int[1024];
    private int size;

    PointRows(Segment segment, TileId tile) {
        this.segment = segment;
        this.from = segment.lowerBound(Morton.first(tile));
        this.to = segment.upperBound(Morton.last(tile), from, segment.size());
    }

    int size() {
        return size;
    }

    int row(int at) {
        return rows[at];
    }

    /**
     * Behind the last of those that follow near on one another in the segment, so that they are
     * read at once with what is between them. Rows that were looked for by area go back where the
     * next area begins.
     */
    int nearEnd(int at) {
        int last = rows[at] + Columns.STRETCH - 1;
        int end = at + 1;
        while (end < size && rows[end] <= last && isNext(rows[end] - rows[end - 1])) {
            end++;
        }
        return end;
    }

    private static boolean isNext(int step) {
        return step > 0 && step <= NEAR;
    }

    /** Takes those that the scope has; it is not expected to have more than the limit. */
    void take(AreaFilter scope, int limit) {
        long byArea =
                (long) scope.areas() * COST_OF_AREA
                        + (long) Math.min(scope.count(), limit) * COST_OF_ROW;
        if (byArea < to - from) {
            takeAreas(scope.runs());
        } else {
            segment.blocks()
                    .visit(
                            scope,
                            from,
                            to,
                            (start, end, all) -> takeStretch(start, end, all, scope));
        }
    }

    /** Lets go of those of other categories and of those that are gone. */
    void keep(CategorySet categories, LongDictionary gone) {
        if (categories.isEvery() && gone.size() == 0) {
            return;
        }
        int kept = 0;
        for (int at = 0; at < size; at++) {
            int row = rows[at];
            boolean wanted = categories.has(segment.category(row));
            if (wanted && !(gone.size() > 0 && gone.contains(segment.id(row)))) {
                rows[kept++] = row;
            }
        }
        size = kept;
    }

    private void takeStretch(int start, int end, boolean all, AreaFilter scope) {
        ensure(end - start);
        if (all) {
            for (int row = start; row < end; row++) {
                rows[size++] = row;
            }
        } else {
            for (int from = start; from < end; from += Columns.STRETCH) {
                int count = segment.areas(from, end, areas);
                for (int i = 0; i < count; i++) {
                    rows[size] = from + i;
                    size += scope.times(areas[i]);
                }
            }
        }
    }

    private void ensure(int more) {
        if (rows.length - size < more) {
            rows = Arrays.copyOf(rows, Math.max(rows.length * 2, size + more));
        }
    }

    private void takeAreas(int[] runs) {
        for (int run = 0; run < runs.length; run += 2) {
            for (int area = runs[run]; area < runs[run + 1]; area++) {
                int end = segment.areaStart(area + 1);
                int at = firstNotBefore(segment.areaStart(area), end);
                while (at < end) {
                    int row = segment.rowByArea(at++);
                    if (row >= to) {
                        break;
                    }
                    ensure(1);
                    rows[size++] = row;
                }
            }
        }
    }

    private int firstNotBefore(int start, int end) {
        if (segment.rowByArea(start) >= from) {
            return start;
        }
        int low = start + 1;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (segment.rowByArea(middle) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
