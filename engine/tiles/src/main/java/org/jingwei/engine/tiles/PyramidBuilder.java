package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.jingwei.engine.geo.TileId;

/**
 * Counts the points of crowded tiles into cells.
 *
 * <p>Goes down the quarters of the world as long as they are crowded, and counts on the way back: a
 * tile's cells are joined from the cells of its crowded quarters, and from the points of the
 * others. So a point is visited once or twice however many zooms there are, and each coarser zoom
 * costs about a quarter of the finer. Quarters are taken in Morton order, so that rows come out in
 * that order. A tile has at most one row for four points or so and zooms shrink by four, which
 * keeps the whole at about a third of the number of points at worst.
 */
final class PyramidBuilder {

    private static final int ZOOMS = TileId.MAX_ZOOM + 1;

    private final Segment points;
    private final int depth;
    private final int limit;
    private final Level[] levels = new Level[ZOOMS];
    private final CellGroups groups = new CellGroups();
    private final Columns columns = new Columns();

    /** The rows of one zoom. */
    private static final class Level {
        private long[] keys = new long[64];
        private int[] areas = new int[64];
        private int[] counts = new int[64];
        private int[] kindStarts = new int[64];
        private int size;
        private int[] kinds = new int[64];
        private int kindSize;

        void row(long key, int area) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                areas = Arrays.copyOf(areas, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
                kindStarts = Arrays.copyOf(kindStarts, size * 2);
            }
            keys[size] = key;
            areas[size] = area;
            counts[size] = 0;
            kindStarts[size++] = kindSize;
        }

        void kind(char kind, int count) {
            counts[size - 1] += count;
            for (int rest = count; rest > 0; rest -= Pyramid.MAX_COUNT) {
                if (kindSize == kinds.length) {
                    kinds = Arrays.copyOf(kinds, kindSize * 2);
                }
                kinds[kindSize++] = Pyramid.packed(kind, Math.min(rest, Pyramid.MAX_COUNT));
            }
        }

        int kindEnd(int row) {
            return row + 1 < size ? kindStarts[row + 1] : kindSize;
        }
    }

    /** The counts of the cell at hand. */
    private static final class CellGroups {
        private final LongDictionary groups = new LongDictionary();
        private int[] counts = new int[16];
        private long[] sorted = new long[16];
        private long cell;

        void add(int area, char kind, int count) {
            int known = groups.size();
            int at = groups.number(((long) area << 16) | kind);
            if (at == counts.length) {
                counts = Arrays.copyOf(counts, at * 2);
            }
            counts[at] = at == known ? count : counts[at] + count;
        }

        void flush(Level level) {
            int size = groups.size();
            if (sorted.length < size) {
                sorted = new long[counts.length];
            }
            for (int i = 0; i < size; i++) {
                sorted[i] = groups.value(i);
            }
            Arrays.sort(sorted, 0, size);
            long area = -1;
            for (int i = 0; i < size; i++) {
                if (sorted[i] >>> 16 != area) {
                    area = sorted[i] >>> 16;
                    level.row(cell, (int) area);
                }
                level.kind((char) sorted[i], counts[groups.number(sorted[i])]);
            }
            groups.clear();
        }
    }

    /** Counts into cells that are so many zooms below their tile. */
    PyramidBuilder(Segment points, int depth, int limit) {
        this.points = points;
        this.depth = depth;
        this.limit = limit;
        Arrays.setAll(levels, zoom -> new Level());
    }

    /** The bits of a key that say which cell of a zoom it lies in. */
    static long cellMask(int zoom) {
        return zoom == 0 ? 0 : ~(-1L >>> (2 * zoom));
    }

    Pyramid build() {
        count(0, 0, 0, points.size());
        int rows = 0;
        int kinds = 0;
        int[] levelStarts = new int[ZOOMS + 1];
        for (int zoom = 0; zoom < ZOOMS; zoom++) {
            rows += levels[zoom].size;
            kinds += levels[zoom].kindSize;
            levelStarts[zoom + 1] = rows;
        }
        return new Pyramid(joined(levelStarts, rows, kinds));
    }

    private List<MemorySegment> joined(int[] levelStarts, int rows, int kinds) {
        MemorySegment keys = columns.of((long) rows * Long.BYTES);
        MemorySegment areas = columns.of((long) rows * Integer.BYTES);
        MemorySegment counts = columns.of((long) rows * Integer.BYTES);
        MemorySegment kindStarts = columns.of((rows + 1L) * Integer.BYTES);
        MemorySegment packed = columns.of((long) kinds * Integer.BYTES);
        int kindsBefore = 0;
        for (int zoom = 0; zoom < ZOOMS; zoom++) {
            Level level = levels[zoom];
            int row = levelStarts[zoom];
            Columns.copy(level.keys, level.size, keys, row);
            Columns.copy(level.areas, level.size, areas, row);
            Columns.copy(level.counts, level.size, counts, row);
            for (int i = 0; i < level.size; i++) {
                level.kindStarts[i] += kindsBefore;
            }
            Columns.copy(level.kindStarts, level.size, kindStarts, row);
            Columns.copy(level.kinds, level.kindSize, packed, kindsBefore);
            kindsBefore += level.kindSize;
        }
        kindStarts.setAtIndex(ValueLayout.JAVA_INT, rows, kinds);
        MemorySegment starts = columns.ints(levelStarts, levelStarts.length);
        return List.of(starts, keys, areas, counts, kindStarts, packed);
    }

    /** Counts what is in one tile; false if it is not crowded. */
    private boolean count(int zoom, long first, int from, int to) {
        if (zoom == ZOOMS || to - from <= limit) {
            return false;
        }
        int[] ends = new int[5];
        int[] rowStarts = new int[5];
        boolean[] crowded = new boolean[4];
        ends[0] = from;
        for (int quarter = 0; quarter < 4; quarter++) {
            long quarterFirst = first + ((long) quarter << (62 - 2 * zoom));
            long quarterLast = quarterFirst | -1L >>> (2 * zoom + 2);
            ends[quarter + 1] = points.upperBound(quarterLast, ends[quarter], to);
            rowStarts[quarter] = rowsBelow(zoom);
            crowded[quarter] = count(zoom + 1, quarterFirst, ends[quarter], ends[quarter + 1]);
        }
        rowStarts[4] = rowsBelow(zoom);
        Level level = levels[zoom];
        long mask = cellMask(zoom + depth);
        for (int quarter = 0; quarter < 4; quarter++) {
            if (crowded[quarter]) {
                join(levels[zoom + 1], rowStarts[quarter], rowStarts[quarter + 1], mask, level);
            } else {
                join(ends[quarter], ends[quarter + 1], mask, level);
            }
        }
        groups.flush(level);
        return true;
    }

    private int rowsBelow(int zoom) {
        return zoom + 1 < ZOOMS ? levels[zoom + 1].size : 0;
    }

    private void join(int from, int to, long mask, Level level) {
        for (int row = from; row < to; row++) {
            moveTo(points.key(row) & mask, level);
            groups.add(points.area(row), points.category(row), 1);
        }
    }

    private void join(Level finer, int from, int to, long mask, Level level) {
        for (int row = from; row < to; row++) {
            moveTo(finer.keys[row] & mask, level);
            int end = finer.kindEnd(row);
            for (int at = finer.kindStarts[row]; at < end; at++) {
                int kind = finer.kinds[at];
                groups.add(finer.areas[row], Pyramid.category(kind), Pyramid.count(kind));
            }
        }
    }

    private void moveTo(long cell, Level level) {
        if (cell != groups.cell) {
            groups.flush(level);
            groups.cell = cell;
        }
    }
}
