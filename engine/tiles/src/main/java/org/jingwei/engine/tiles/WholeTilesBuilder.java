package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.jingwei.engine.geo.TileId;

/**
 * Sorts the cells of crowded tiles by their counts. Goes down the quarters of the world as long as
 * they are crowded, in Morton order, and counts the points of each tile anew: a nanosecond a point
 * and zoom.
 */
final class WholeTilesBuilder {

    private static final int ZOOMS = TileId.MAX_ZOOM + 1;

    private final Segment points;
    private final int limit;
    private final Level[] levels = new Level[ZOOMS];
    private final int[] counts = new int[CellSort.CELLS];
    private final CellSort sort = new CellSort();
    private final VectorValues values = new VectorValues();
    private final long[] keys = new long[Columns.STRETCH];
    private final int[] areas = new int[Columns.STRETCH];

    /** The tiles of one zoom. */
    private static final class Level {
        private long[] keys = new long[8];
        private int[] areas = new int[16];
        private int[] ends = new int[8];
        private char[] cells = new char[64];
        private int size;
        private int length;

        char[] room() {
            if (cells.length - length < CellSort.MOST_KEPT) {
                cells = Arrays.copyOf(cells, length * 2 + CellSort.MOST_KEPT);
            }
            return cells;
        }

        void tile(long key, int lowest, int highest, int end) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                areas = Arrays.copyOf(areas, size * 4);
                ends = Arrays.copyOf(ends, size * 2);
            }
            keys[size] = key;
            areas[2 * size] = lowest;
            areas[2 * size + 1] = highest;
            ends[size++] = end;
            length = end;
        }
    }

    /** Of tiles with more points than the limit. */
    WholeTilesBuilder(Segment points, int limit) {
        this.points = points;
        this.limit = limit;
        Arrays.setAll(levels, zoom -> new Level());
    }

    WholeTiles build() {
        visit(0, 0, 0, points.size());
        int[] levelStarts = new int[ZOOMS + 1];
        int length = 0;
        for (int zoom = 0; zoom < ZOOMS; zoom++) {
            levelStarts[zoom + 1] = levelStarts[zoom] + levels[zoom].size;
            length += levels[zoom].length;
        }
        return new WholeTiles(joined(levelStarts, length));
    }

    private void visit(int zoom, long first, int from, int to) {
        if (zoom == ZOOMS || to - from <= limit) {
            return;
        }
        add(zoom, first, from, to);
        int start = from;
        for (int quarter = 0; quarter < 4; quarter++) {
            long quarterFirst = first + ((long) quarter << (62 - 2 * zoom));
            int end = points.upperBound(quarterFirst | -1L >>> (2 * zoom + 2), start, to);
            visit(zoom + 1, quarterFirst, start, end);
            start = end;
        }
    }

    private void add(int zoom, long first, int from, int to) {
        Arrays.fill(counts, 0);
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (int row = from; row < to; row += Columns.STRETCH) {
            int size = points.keys(row, to, keys);
            points.areas(row, to, areas);
            for (int i = 0; i < size; i++) {
                counts[CellCounts.cell(keys[i], zoom)]++;
                lowest = Math.min(lowest, areas[i]);
                highest = Math.max(highest, areas[i]);
            }
        }
        sort.sort(counts, values);
        values.clear();
        Level level = levels[zoom];
        level.tile(first, lowest, highest, sort.keep(counts, level.room(), level.length));
    }

    private List<MemorySegment> joined(int[] levelStarts, int length) {
        Columns columns = new Columns();
        int tiles = levelStarts[ZOOMS];
        MemorySegment allKeys = columns.of((long) tiles * Long.BYTES);
        MemorySegment allAreas = columns.of(2L * tiles * Integer.BYTES);
        int[] starts = new int[tiles + 1];
        MemorySegment cells = columns.of((long) length * Character.BYTES);
        int tile = 0;
        int before = 0;
        for (Level level : levels) {
            Columns.copy(level.keys, level.size, allKeys, tile);
            Columns.copy(level.areas, 2 * level.size, allAreas, 2 * tile);
            for (int i = 0; i < level.size; i++) {
                starts[++tile] = before + level.ends[i];
            }
            MemorySegment.copy(
                    level.cells,
                    0,
                    cells,
                    ValueLayout.JAVA_CHAR,
                    (long) before * Character.BYTES,
                    level.length);
            before += level.length;
        }
        return List.of(
                columns.ints(levelStarts, levelStarts.length),
                allKeys,
                allAreas,
                columns.ints(starts, starts.length),
                cells);
    }
}
