package org.jingwei.engine.tiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.Morton;
import org.jingwei.engine.geo.TileId;

/**
 * The points of one layer in memory; answers any tile for any scope. Immutable and safe for many
 * threads.
 *
 * <p>Points are sorted by Morton key, so a tile is one run of them, found by two binary searches. A
 * point's area is an ordinal, so a scope is a set of bits and the test of a point one load. At
 * zooms where a tile of the scope would hold more points than the limit, every tile shows counts on
 * a grid of 64 by 64 cells instead, read from a {@link CountPyramid}. That is decided once for a
 * zoom and a scope, exactly, so that neighbouring tiles look alike. Every point is in one tile of a
 * zoom: tiles own their western and northern edge and there is no buffer.
 *
 * <p>A single point carries {@code category}, {@code ref} (its id as text, since browsers' numbers
 * end at 2^53), from zoom 15 {@code name} and {@code key}, and its id as feature id if below 2^53.
 * A cell carries {@code count} and {@code category}, one feature for each category in it.
 */
public final class PointIndex {

    /** From this zoom single points carry their texts. */
    public static final int TEXT_FROM_ZOOM = 15;

    private static final List<String> RAW_KEYS = List.of("category", "ref", "name", "key");
    private static final List<String> COUNT_KEYS = List.of("category", "count");
    private static final int GRID_LEVELS = 6;
    private static final long MAX_BROWSER_ID = (1L << 53) - 1;
    private static final int FILTERS_KEPT = 1024;

    private final PointTable points;
    private final int[] categories;
    private final FeatureText text;
    private final CountPyramid pyramid;
    private final AreaFilter.Source filterSource;
    private final LayerPool layers = new LayerPool();
    private final Map<AreaRanges, AreaFilter> filters = new RecentFilters();

    /** The filters of the scopes asked for last. */
    private static final class RecentFilters extends LinkedHashMap<AreaRanges, AreaFilter> {

        private RecentFilters() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<AreaRanges, AreaFilter> eldest) {
            return size() > FILTERS_KEPT;
        }
    }

    PointIndex(
            PointTable points,
            int[] categories,
            FeatureText text,
            CountPyramid pyramid,
            AreaFilter.Source filterSource) {
        this.points = points;
        this.categories = categories;
        this.text = text;
        this.pyramid = pyramid;
        this.filterSource = filterSource;
    }

    /** Collects the points. */
    public static PointIndexBuilder builder() {
        return new PointIndexBuilder();
    }

    /** How many points there are in all. */
    public int size() {
        return points.size();
    }

    /** How many points the scope has; logarithmic in the number of areas. */
    public long count(AreaRanges scope) {
        return filterSource.count(scope);
    }

    /** The first zoom at which this scope's tiles show single points; above it they show counts. */
    public int rawFromZoom(AreaRanges scope) {
        return filter(scope).rawFromZoom();
    }

    /** The vector tile with one layer of this name; no bytes if the scope has nothing there. */
    public byte[] tile(String layer, TileId tile, AreaRanges scope) {
        AreaFilter filter = filter(scope);
        if (filter.count() == 0) {
            return new byte[0];
        }
        return tile.z() >= filter.rawFromZoom()
                ? layers.write(layer, RAW_KEYS, out -> writePoints(out, tile, filter))
                : layers.write(layer, COUNT_KEYS, out -> writeCounts(out, tile, filter));
    }

    private AreaFilter filter(AreaRanges scope) {
        synchronized (filters) {
            AreaFilter known = filters.get(scope);
            if (known != null) {
                return known;
            }
        }
        // Outside the lock: it may pass over all points, and doing that twice does no harm.
        AreaFilter filter = filterSource.filter(scope);
        synchronized (filters) {
            filters.put(scope, filter);
        }
        return filter;
    }

    private void writePoints(VectorLayer out, TileId tile, AreaFilter filter) {
        int to = points.upperBound(Morton.last(tile));
        boolean withText = tile.z() >= TEXT_FROM_ZOOM;
        for (int row = points.lowerBound(Morton.first(tile)); row < to; row++) {
            if (filter.has(points.area(row))) {
                writePoint(out, tile, row, withText);
            }
        }
    }

    private void writePoint(VectorLayer out, TileId tile, int row, boolean withText) {
        long id = points.ids()[row];
        out.tag(0, out.number(categories[points.category(row)]));
        out.tag(1, out.text(Long.toString(id)));
        if (withText) {
            int ordinal = points.added()[row];
            tagUnlessEmpty(out, 2, text.name(ordinal));
            tagUnlessEmpty(out, 3, text.key(ordinal));
        }
        long key = points.key(row);
        out.endPoint(
                id >= 0 && id <= MAX_BROWSER_ID ? id : VectorLayer.NO_ID,
                within(Morton.cellX(key), tile.z(), VectorLayer.EXTENT),
                within(Morton.cellY(key), tile.z(), VectorLayer.EXTENT));
    }

    private static void tagUnlessEmpty(VectorLayer out, int key, String value) {
        if (!value.isEmpty()) {
            out.tag(key, out.text(value));
        }
    }

    /** How many of the steps along a tile's side lie before this cell of the zoom-32 grid. */
    private static int within(long cell, int zoom, int steps) {
        return (int) ((((cell << zoom) & 0xFFFFFFFFL) * steps) >>> 32);
    }

    private void writeCounts(VectorLayer out, TileId tile, AreaFilter filter) {
        Rows rows = pyramid.atLeast(tile.z() + GRID_LEVELS);
        CellCounts counts = new CellCounts(out, tile.z());
        long mask = CountPyramid.cellMask(tile.z() + GRID_LEVELS);
        int to = rows.upperBound(Morton.last(tile));
        for (int row = rows.lowerBound(Morton.first(tile)); row < to; row++) {
            if (filter.has(rows.area(row))) {
                counts.add(rows.key(row) & mask, rows.category(row), rows.count(row));
            }
        }
        counts.flush();
    }

    /** Adds up one cell at a time: in Morton order the rows of a cell stand together. */
    private final class CellCounts {

        private static final int CELLS = 1 << GRID_LEVELS;
        private static final int STEP = VectorLayer.EXTENT / CELLS;

        private final VectorLayer out;
        private final int zoom;
        private final int[] counts = new int[categories.length];
        private final char[] touched = new char[categories.length];
        private int touchedCount;
        private long cell;

        CellCounts(VectorLayer out, int zoom) {
            this.out = out;
            this.zoom = zoom;
        }

        void add(long rowCell, char category, int count) {
            if (rowCell != cell) {
                flush();
                cell = rowCell;
            }
            if (counts[category] == 0) {
                touched[touchedCount++] = category;
            }
            counts[category] += count;
        }

        void flush() {
            int x = within(Morton.cellX(cell), zoom, CELLS) * STEP + STEP / 2;
            int y = within(Morton.cellY(cell), zoom, CELLS) * STEP + STEP / 2;
            for (int i = 0; i < touchedCount; i++) {
                char category = touched[i];
                out.tag(0, out.number(categories[category]));
                out.tag(1, out.number(counts[category]));
                out.endPoint(VectorLayer.NO_ID, x, y);
                counts[category] = 0;
            }
            touchedCount = 0;
        }
    }
}
