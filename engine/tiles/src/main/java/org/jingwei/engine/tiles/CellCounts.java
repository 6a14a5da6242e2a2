package org.jingwei.engine.tiles;

import java.util.Arrays;
import java.util.List;
import org.jingwei.engine.geo.Morton;
import org.jingwei.engine.geo.TileId;

/**
 * Counts the points of one tile on its grid of 64 by 64 cells.
 *
 * <p>A cell's number is the last twelve bits of its Morton key, so a count is added by a shift and
 * a mask. Several segments are added up, those of points that are gone with a negative sign. Has
 * room for one tile at a time, each of which is begun anew.
 */
final class CellCounts {

    /** The names of the properties that are written. */
    static final List<String> KEYS = List.of("count");

    private static final int CELLS = CellSort.CELLS;

    private TileId tile = new TileId(0, 0, 0);
    private CategorySet categories = CategorySet.EVERY;
    private int shift;
    private final CellFeatures features = new CellFeatures();
    private final int[] counts = new int[CELLS];
    private final long[] keys = new long[Columns.STRETCH];
    private final int[] areas = new int[Columns.STRETCH];
    private final char[] codes = new char[Columns.STRETCH];
    private final int[] totals = new int[Columns.STRETCH];

    /** Begins to count the points of a tile that are of these categories. */
    void begin(TileId tile, CategorySet categories) {
        this.tile = tile;
        this.categories = categories;
        this.shift = shift(tile.z());
        Arrays.fill(counts, 0);
    }

    /** Adds the points of a segment that a scope has. */
    void add(Segment segment, AreaFilter scope, int sign) {
        int from = segment.lowerBound(Morton.first(tile));
        int to = segment.upperBound(Morton.last(tile), from, segment.size());
        if (to - from <= segment.facts().limits().grid()) {
            addPoints(segment, from, to, scope, sign);
        } else {
            addTotals(segment.grids(), scope, sign);
        }
    }

    private int cell(long key) {
        return (int) (key >>> shift) & (CELLS - 1);
    }

    private static int shift(int zoom) {
        return Long.SIZE - 2 * (zoom + Segment.GRID_LEVELS);
    }

    /** The cell of a key in its tile of a zoom. */
    static int cell(long key, int zoom) {
        return (int) (key >>> shift(zoom)) & (CELLS - 1);
    }

    private void addPoints(Segment segment, int from, int to, AreaFilter scope, int sign) {
        segment.blocks()
                .visit(
                        scope,
                        from,
                        to,
                        (start, end, all) -> {
                            if (all && categories.isEvery()) {
                                addAll(segment, start, end, sign);
                            } else {
                                addSome(segment, start, end, scope, sign);
                            }
                        });
    }

    /** What most tiles are asked for: nothing is read of a point but what has to be. */
    private void addAll(Segment segment, int from, int to, int sign) {
        for (int row = from; row < to; row += Columns.STRETCH) {
            int size = segment.keys(row, to, keys);
            for (int i = 0; i < size; i++) {
                counts[cell(keys[i])] += sign;
            }
        }
    }

    /** Nothing is decided for each point: a wrong guess at the border costs more than adding 0. */
    private void addSome(Segment segment, int from, int to, AreaFilter scope, int sign) {
        for (int row = from; row < to; row += Columns.STRETCH) {
            int size = segment.keys(row, to, keys);
            segment.areas(row, to, areas);
            segment.categories(row, to, codes);
            for (int i = 0; i < size; i++) {
                int times = scope.times(areas[i]) * categories.times(codes[i]);
                counts[cell(keys[i])] += sign * times;
            }
        }
    }

    private void addTotals(Pyramid grid, AreaFilter scope, int sign) {
        Pyramid.Run rows = grid.rows(tile);
        if (categories.isEvery()) {
            for (int row = rows.from(); row < rows.to(); row += Columns.STRETCH) {
                int size = grid.keys(row, rows.to(), keys);
                grid.areas(row, rows.to(), areas);
                grid.totals(row, rows.to(), totals);
                for (int i = 0; i < size; i++) {
                    counts[cell(keys[i])] += sign * totals[i] * scope.times(areas[i]);
                }
            }
            return;
        }
        for (int row = rows.from(); row < rows.to(); row++) {
            if (scope.has(grid.area(row))) {
                counts[cell(grid.key(row))] += sign * grid.total(row, categories);
            }
        }
    }

    /** Writes the cells that have points. */
    void write(VectorLayer out) {
        features.write(counts, out);
    }

    /** Writes the cells of a tile that nobody has to count. */
    void write(WholeTiles tiles, int tile, VectorLayer out) {
        features.write(tiles, tile, out);
    }
}
