package org.jingwei.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.CachedTile;
import org.jingwei.engine.tiles.LivePointIndex;
import org.jingwei.engine.tiles.PointFilter;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PolygonIndex;
import org.jingwei.engine.tiles.TileRequest;
import org.jingwei.map.shape.Shape;
import org.jingwei.map.shape.ShapeSet;
import org.jingwei.map.shape.ShapeTile;

/** What a layer draws, in memory, for any scope. */
sealed interface LayerContent {
    /**
     * The tile as the areas of a scope see it.
     *
     * @param filter which of its features, by categories or by time where it has them
     */
    CachedTile tile(String layer, TileId tile, AreaRanges areas, PointFilter filter);

    /** How many features these areas have. */
    long count(AreaRanges areas);

    /** The kinds of features, where they are told apart. */
    List<Category> categories();

    /** Whether its features have a time by which they can be asked for. */
    default boolean timed() {
        return false;
    }

    /** From when to when the features of these areas are, where they have a time. */
    default Optional<LayerTime> time(AreaRanges areas) {
        return Optional.empty();
    }

    /** Its features, where they are held whole. */
    Optional<ShapeSet> shapes();

    /** The boundaries of areas, and which of them are made up. */
    record Boundaries(PolygonIndex index, ShapeSet outlines, TreeSet<Long> synthetic)
            implements LayerContent {
        @Override
        public CachedTile tile(String layer, TileId tile, AreaRanges areas, PointFilter filter) {
            return CachedTile.of(index.tile(layer, tile, areas));
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

    /**
     * The rows of a dataset as points, which change.
     *
     * @param timed whether they have times
     */
    record Points(LivePointIndex live, List<Category> categories, boolean timed)
            implements LayerContent {
        public Points {
            categories = List.copyOf(categories);
        }

        private PointIndex index() {
            return live.current().index();
        }

        @Override
        public CachedTile tile(String layer, TileId tile, AreaRanges areas, PointFilter filter) {
            TileRequest request = TileRequest.of(layer, tile, areas).with(filter);
            return index().tile(request, CachedTile::of);
        }

        @Override
        public long count(AreaRanges areas) {
            return index().count(areas);
        }

        @Override
        public Optional<LayerTime> time(AreaRanges areas) {
            return timed ? Optional.of(LayerTime.of(index().span(areas))) : Optional.empty();
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
        public CachedTile tile(String layer, TileId tile, AreaRanges areas, PointFilter filter) {
            TileRequest request = TileRequest.of(layer, tile, areas).with(filter);
            return points.map(index -> index.tile(request, CachedTile::of))
                    .orElseGet(() -> CachedTile.of(drawn(request)));
        }

        private byte[] drawn(TileRequest request) {
            List<Shape> near = features.near(ShapeTile.bounds(request.tile()), request.scope());
            return ShapeTile.of(
                    request.layer(), request.tile(), wanted(near, request.filter()), this::code);
        }

        private List<Shape> wanted(List<Shape> near, PointFilter filter) {
            return filter.categories()
                    .map(codes ->
                            near.stream().filter(shape -> codes.contains(code(shape))).toList())
                    .orElse(near);
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
