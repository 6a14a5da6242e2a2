package org.jingwei.map;

import java.util.List;
import java.util.TreeSet;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PolygonIndex;

/** What a layer draws, in memory, for any scope. */
sealed interface LayerContent {
    /** The tile as the areas of a scope see it, not compressed; no bytes where there is nothing. */
    byte[] tile(String layer, TileId tile, AreaRanges areas);

    /** How many features these areas have. */
    long count(AreaRanges areas);

    /** The kinds of features, where they are told apart. */
    List<Category> categories();

    /** Whether something in these areas is made up. */
    boolean synthetic(AreaRanges areas);

    /** The boundaries of areas, and which of them are made up. */
    record Boundaries(PolygonIndex index, TreeSet<Long> synthetic) implements LayerContent {
        @Override
        public byte[] tile(String layer, TileId tile, AreaRanges areas) {
            return index.tile(layer, tile, areas);
        }

        @Override
        public long count(AreaRanges areas) {
            return index.count(areas);
        }

        @Override
        public List<Category> categories() {
            return List.of();
        }

        @Override
        public boolean synthetic(AreaRanges areas) {
            return areas.list().stream()
                    .anyMatch(range ->
                            !synthetic.subSet(range.lo(), true, range.hi(), true).isEmpty());
        }
    }

    /** The rows of a dataset as points. */
    record Points(PointIndex index, List<Category> categories, boolean areSynthetic)
            implements LayerContent {
        public Points {
            categories = List.copyOf(categories);
        }

        @Override
        public byte[] tile(String layer, TileId tile, AreaRanges areas) {
            return index.tile(layer, tile, areas);
        }

        @Override
        public long count(AreaRanges areas) {
            return index.count(areas);
        }

        @Override
        public boolean synthetic(AreaRanges areas) {
            return areSynthetic;
        }
    }
}
