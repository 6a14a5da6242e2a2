package org.jingwei.engine.tiles;

import java.util.ArrayList;
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

    /** Categories from here on are counted together only. */
    static final int MAX_CATEGORIES = 64;

    private static final List<String> KEYS = keys();

    private static final int CELLS = CellSort.CELLS;
    private static final int FIRST_CATEGORY_KEY = 2;

    private TileId tile = new TileId(0, 0, 0);
    private CategorySet categories = CategorySet.EVERY;
    private int shift;
    private int width;
    private final CellFeatures features = new CellFeatures();
    private final int[] counts = new int[CELLS];
    private final long[] keys = new long[Columns.STRETCH];
    private final int[] areas = new int[Columns.STRETCH];
    private final int[] totals = new int[Columns.STRETCH];
    private int[] kinds = {};

    /**
     * Begins to count a tile.
     *
     * @param categories those that count
     * @param toldApart how many of them are told apart; 0 to count them together only
     */
    void begin(TileId tile, CategorySet categories, int toldApart) {
        this.tile = tile;
        this.categories = categories;
        this.shift = shift(tile.z());
        this.width = Math.min(toldApart, MAX_CATEGORIES);
        Arrays.fill(counts, 0);
        int size = CELLS * width;
        if (kinds.length < size) {
            kinds = new int[size];
        } else {
            Arrays.fill(kinds, 0, size, 0);
        }
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("count", "category"));
        for (int code = 0; code < MAX_CATEGORIES; code++) {
            keys.add("c" + code);
        }
        return List.copyOf(keys);
    }

    /** The names of the properties that are written at this detail. */
    static List<String> keys(CellDetail detail) {
        return switch (detail) {
            case COUNT -> KEYS.subList(0, 1);
            case DOMINANT -> KEYS.subList(0, FIRST_CATEGORY_KEY);
            case BY_CATEGORY -> KEYS;
        };
    }

    /** Adds the points of a segment that a scope has. */
    void add(Segment segment, AreaFilter scope, int sign) {
        int from = segment.lowerBound(Morton.first(tile));
        int to = segment.upperBound(Morton.last(tile), from, segment.size());
        if (to - from <= segment.facts().limits().grid()) {
            addPoints(segment, from, to, scope, sign);
        } else if (width == 0) {
            addTotals(segment.grids(), scope, sign);
        } else {
            addKinds(segment.grids(), scope, sign);
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
        if (width == 0 && categories.isEvery()) {
            addTogether(segment, from, to, scope, sign);
            return;
        }
        for (int row = from; row < to; row++) {
            if (scope.has(segment.area(row))) {
                add(cell(segment.key(row)), segment.category(row), sign);
            }
        }
    }

    /** What most tiles are asked for: nothing is read of a point but what has to be. */
    private void addTogether(Segment segment, int from, int to, AreaFilter scope, int sign) {
        segment.blocks()
                .visit(
                        scope,
                        from,
                        to,
                        (start, end, all) -> {
                            if (all) {
                                addAll(segment, start, end, sign);
                            } else {
                                addSome(segment, start, end, scope, sign);
                            }
                        });
    }

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
            for (int i = 0; i < size; i++) {
                counts[cell(keys[i])] += sign * scope.times(areas[i]);
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

    private void addKinds(Pyramid grid, AreaFilter scope, int sign) {
        Pyramid.Run rows = grid.rows(tile);
        for (int row = rows.from(); row < rows.to(); row++) {
            if (scope.has(grid.area(row))) {
                int cell = cell(grid.key(row));
                int end = grid.kindStart(row + 1);
                for (int at = grid.kindStart(row); at < end; at++) {
                    int kind = grid.kind(at);
                    add(cell, Pyramid.category(kind), sign * Pyramid.count(kind));
                }
            }
        }
    }

    private void add(int cell, char category, int count) {
        if (categories.has(category)) {
            counts[cell] += count;
            if (category < width) {
                kinds[cell * width + category] += count;
            }
        }
    }

    /** Writes the cells that have points: one feature for each, or for those of the same count. */
    void write(VectorLayer out, CellDetail detail) {
        if (width == 0) {
            features.write(counts, out);
            return;
        }
        for (int cell = 0; cell < CELLS; cell++) {
            if (counts[cell] > 0) {
                out.tag(0, out.values().number(counts[cell]));
                writeKinds(out, cell * width, detail);
                out.endPoint(VectorLayer.NO_ID, CellFeatures.x(cell), CellFeatures.y(cell));
            }
        }
    }

    /** Writes the cells of a tile that nobody has to count. */
    void write(WholeTiles tiles, int tile, VectorLayer out) {
        features.write(tiles, tile, out);
    }

    private void writeKinds(VectorLayer out, int start, CellDetail detail) {
        int dominant = 0;
        for (int code = 1; code < width; code++) {
            if (kinds[start + code] > kinds[start + dominant]) {
                dominant = code;
            }
        }
        if (kinds[start + dominant] > 0) {
            out.tag(1, out.values().number(dominant));
        }
        for (int code = 0; code < width && detail == CellDetail.BY_CATEGORY; code++) {
            if (kinds[start + code] > 0) {
                out.tag(FIRST_CATEGORY_KEY + code, out.values().number(kinds[start + code]));
            }
        }
    }
}
