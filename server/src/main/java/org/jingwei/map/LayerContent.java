package org.jingwei.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PolygonIndex;
import org.jingwei.map.shape.Shape;
import org.jingwei.map.shape.ShapeSet;
import org.jingwei.map.shape.ShapeTile;

/** What a layer draws, in memory, for any scope. */
sealed interface LayerContent {
    /** The tile as the areas of a scope see it, not compressed; no bytes where there is nothing. */
    byte[] tile(String layer, TileId tile, AreaRanges areas);

    /** How many features these areas have. */
    long count(AreaRanges areas);

    /** The kinds of features, where they are told apart. */
    List<Category> categories();

    /** Its features, where they are held whole. */
    Optional<ShapeSet> shapes();

    /** The boundaries of areas, and which of them are made up. */
    record Boundaries(PolygonIndex index, ShapeSet outlines, TreeSet<Long> synthetic)
            implements LayerContent {
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
        public Optional<ShapeSet> shapes() {
            return Optional.of(outlines);
        }

        /** Whether something in these areas is made up. */
        boolean synthetic(AreaRanges areas) {
            return areas.list().stream()
                    .anyMatch(range ->
                            !synthetic.subSet(range.lo(), true, range.hi(), true).isEmpty());
        }
    }

    /** The rows of a dataset as points. */
    record Points(PointIndex index, List<Category> categories) implements LayerContent {
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
        public Optional<ShapeSet> shapes() {
            return Optional.empty();
        }
    }

    /**
     * The features of a file.
     *
     * @param points the same features, if they are points
     * @param codes the number of each feature's category by the feature's number
     */
    record Uploaded(
            ShapeSet features,
            Optional<PointIndex> points,
            List<Category> categories,
            Map<Integer, Integer> codes)
            implements LayerContent {
        public Uploaded {
            categories = List.copyOf(categories);
        }

        @Override
        public byte[] tile(String layer, TileId tile, AreaRanges areas) {
            return points.map(index -> index.tile(layer, tile, areas))
                    .orElseGet(() ->
                            ShapeTile.of(
                                    layer,
                                    tile,
                                    features.near(ShapeTile.bounds(tile), areas),
                                    this::code));
        }

        private int code(Shape shape) {
            return codes.getOrDefault(shape.number(), 0);
        }

        @Override
        public long count(AreaRanges areas) {
            return features.count(areas);
        }

        @Override
        public Optional<ShapeSet> shapes() {
            return Optional.of(features);
        }
    }
}
