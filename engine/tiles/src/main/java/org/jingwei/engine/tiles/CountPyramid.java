package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many points of each area and category lie in each cell of ever coarser grids, so that a tile
 * of a low zoom need not visit its millions of points.
 *
 * <p>Each grid is grouped from the next finer one. A grid is kept only if it has at most half the
 * rows of the finest kept before it: so all together have fewer rows than there are points, and a
 * tile that finds its own grid missing visits at most twice the rows it would have had.
 */
final class CountPyramid {

    /** A tile's 64 by 64 cells are six levels below it: this serves zoom 12 and what is above. */
    private static final int FINEST = 18;

    private static final int COARSEST = 6;

    private final PointTable points;

    /** From fine to coarse. */
    private final List<Level> levels;

    /** One grid; the cell's key, area, category and count of each row, in Morton order. */
    @SuppressWarnings("ArrayRecordComponent") // a column store; never compared, never handed out
    record Level(int zoom, long[] keys, int[] areas, char[] categories, int[] counts)
            implements Rows {

        @Override
        public int size() {
            return keys.length;
        }

        @Override
        public long key(int row) {
            return keys[row];
        }

        @Override
        public int area(int row) {
            return areas[row];
        }

        @Override
        public char category(int row) {
            return categories[row];
        }

        @Override
        public int count(int row) {
            return counts[row];
        }
    }

    private CountPyramid(PointTable points, List<Level> levels) {
        this.points = points;
        this.levels = levels;
    }

    static CountPyramid of(PointTable points) {
        List<Level> kept = new ArrayList<>();
        Rows finer = points;
        int finerKeptRows = points.size();
        for (int zoom = FINEST; zoom >= COARSEST; zoom--) {
            Level level = new Grouping(finer, zoom).level();
            if (level.size() <= finerKeptRows / 2) {
                kept.add(level);
                finerKeptRows = level.size();
            }
            finer = level;
        }
        return new CountPyramid(points, kept);
    }

    /** The coarsest rows that still tell the cells of this zoom apart. */
    Rows atLeast(int zoom) {
        Rows best = points;
        for (Level level : levels) {
            if (level.zoom() >= zoom) {
                best = level;
            }
        }
        return best;
    }

    /** The bits of a key that say which cell of a zoom it lies in. */
    static long cellMask(int zoom) {
        return zoom == 0 ? 0 : ~(-1L >>> (2 * zoom));
    }

    /** Groups rows to a coarser grid: those of a cell stand together, so one pass does. */
    private static final class Grouping {

        private final Rows rows;
        private final int zoom;
        private final LongDictionary groups = new LongDictionary();
        private int[] groupCounts = new int[16];
        private long[] keys = new long[1024];
        private int[] areas = new int[1024];
        private char[] categories = new char[1024];
        private int[] counts = new int[1024];
        private int size;

        Grouping(Rows rows, int zoom) {
            this.rows = rows;
            this.zoom = zoom;
        }

        Level level() {
            long mask = cellMask(zoom);
            long cell = 0;
            for (int row = 0; row < rows.size(); row++) {
                long rowCell = rows.key(row) & mask;
                if (rowCell != cell) {
                    flush(cell);
                    cell = rowCell;
                }
                count(((long) rows.area(row) << 16) | rows.category(row), rows.count(row));
            }
            flush(cell);
            return new Level(
                    zoom,
                    Arrays.copyOf(keys, size),
                    Arrays.copyOf(areas, size),
                    Arrays.copyOf(categories, size),
                    Arrays.copyOf(counts, size));
        }

        private void count(long group, int count) {
            int known = groups.size();
            int at = groups.number(group);
            if (at == groupCounts.length) {
                groupCounts = Arrays.copyOf(groupCounts, at * 2);
            }
            groupCounts[at] = at == known ? count : groupCounts[at] + count;
        }

        private void flush(long cell) {
            ensure(groups.size());
            for (int i = 0; i < groups.size(); i++) {
                keys[size] = cell;
                areas[size] = (int) (groups.value(i) >>> 16);
                categories[size] = (char) groups.value(i);
                counts[size] = groupCounts[i];
                size++;
            }
            groups.clear();
        }

        private void ensure(int more) {
            if (keys.length - size < more) {
                int length = Math.max(keys.length * 2, size + more);
                keys = Arrays.copyOf(keys, length);
                areas = Arrays.copyOf(areas, length);
                categories = Arrays.copyOf(categories, length);
                counts = Arrays.copyOf(counts, length);
            }
        }
    }
}
