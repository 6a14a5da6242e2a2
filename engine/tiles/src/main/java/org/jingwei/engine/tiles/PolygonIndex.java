package org.jingwei.engine.tiles;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The areas of a city in memory; answers any tile for any scope. Immutable and safe for many
 * threads.
 *
 * <p>An area is shown only to a scope that has all of it: who may see two villages is not shown the
 * outline of their town. Features carry {@code code} (as text; it does not fit a browser's number),
 * {@code name}, {@code level}, {@code depth} and {@code synthetic}, and stand in code order, so
 * that an outer area comes before what lies in it.
 *
 * <p>The areas of a depth are left out of zooms at which half of them are smaller than 24 pixels,
 * where an area around them is shown: who has the town sees it, who has two villages of it sees
 * those at any zoom.
 */
public final class PolygonIndex {

    private static final List<String> KEYS = List.of("code", "name", "level", "depth", "synthetic");

    /** 24 pixels of a tile drawn 512 pixels wide. */
    private static final double SMALLEST_SEEN = 192;

    private static final int NONE = -1;

    private final List<AreaShape> shapes;
    private final CoverageBands outlines;
    private final STRtree tree;
    private final Map<Integer, Integer> fromZooms;
    private final int[] around;

    private PolygonIndex(
            List<AreaShape> shapes,
            CoverageBands outlines,
            STRtree tree,
            Map<Integer, Integer> fromZooms) {
        this.shapes = shapes;
        this.outlines = outlines;
        this.tree = tree;
        this.fromZooms = fromZooms;
        this.around = around(shapes);
    }

    /** The index of these areas; those of one depth should share their borders' vertices. */
    public static PolygonIndex of(Collection<AreaShape> areas) {
        List<AreaShape> shapes =
                areas.stream()
                        .filter(shape -> !shape.geometry().isEmpty())
                        .sorted(Comparator.comparing(AreaShape::code))
                        .toList();
        CoverageBands outlines = CoverageBands.of(shapes);
        STRtree tree = new STRtree();
        for (int i = 0; i < shapes.size(); i++) {
            tree.insert(outlines.outline(i, TileId.MAX_ZOOM).getEnvelopeInternal(), i);
        }
        // Built here, since building on the first query would race.
        tree.build();
        return new PolygonIndex(shapes, outlines, tree, fromZooms(shapes, outlines));
    }

    private static Map<Integer, Integer> fromZooms(List<AreaShape> shapes, CoverageBands outlines) {
        Map<Integer, double[]> sizes = new TreeMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            Envelope extent = outlines.outline(i, TileId.MAX_ZOOM).getEnvelopeInternal();
            double size = Math.max(extent.getWidth(), extent.getHeight());
            sizes.merge(shapes.get(i).code().depth(), new double[] {size}, PolygonIndex::joined);
        }
        Map<Integer, Integer> fromZooms = new TreeMap<>();
        for (var entry : sizes.entrySet()) {
            double[] ofDepth = entry.getValue();
            Arrays.sort(ofDepth);
            double median = ofDepth[ofDepth.length / 2];
            int zoom = 0;
            while (zoom < TileId.MAX_ZOOM && median * (1 << zoom) < SMALLEST_SEEN) {
                zoom++;
            }
            fromZooms.put(entry.getKey(), zoom);
        }
        return fromZooms;
    }

    private static double[] joined(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** For each area the nearest one around it; the areas stand in code order. */
    private static int[] around(List<AreaShape> shapes) {
        int[] around = new int[shapes.size()];
        for (int i = 0; i < around.length; i++) {
            int outer = i - 1;
            while (outer >= 0 && !isAround(shapes.get(outer).code(), shapes.get(i).code())) {
                outer = around[outer];
            }
            around[i] = outer < 0 ? NONE : outer;
        }
        return around;
    }

    private static boolean isAround(AreaCode outer, AreaCode inner) {
        return outer.depth() < inner.depth() && outer.contains(inner);
    }

    /** How many areas there are. */
    public int size() {
        return shapes.size();
    }

    /** How many areas the scope is shown. */
    public long count(AreaRanges scope) {
        return shapes.stream().filter(shape -> scope.contains(shape.code().range())).count();
    }

    /** The first zoom at which the areas of this depth are drawn in others that are shown. */
    int fromZoom(int depth) {
        return fromZooms.getOrDefault(depth, 0);
    }

    /** The vector tile with one layer of this name; no bytes if the scope has nothing there. */
    public byte[] tile(String layer, TileId tile, AreaRanges scope) {
        PolygonEncoder encoder = new PolygonEncoder(tile);
        List<?> found = tree.query(encoder.clip());
        int[] candidates = found.stream().mapToInt(Integer.class::cast).sorted().toArray();
        return LayerPool.write(
                layer,
                KEYS,
                out -> {
                    for (int i : candidates) {
                        AreaShape shape = shapes.get(i);
                        if (shows(scope, i, tile.z())
                                && encoder.encode(outlines.outline(i, tile.z()), out)) {
                            write(shape, out);
                        }
                    }
                });
    }

    private boolean shows(AreaRanges scope, int area, int zoom) {
        AreaCode code = shapes.get(area).code();
        if (!scope.contains(code.range())) {
            return false;
        }
        int outer = around[area];
        return zoom >= fromZoom(code.depth())
                || outer == NONE
                || !scope.contains(shapes.get(outer).code().range());
    }

    private static void write(AreaShape shape, VectorLayer out) {
        out.tag(0, out.values().text(shape.code().text()));
        out.tag(1, out.values().text(shape.name()));
        out.tag(2, out.values().sharedText(shape.code().level().name()));
        out.tag(3, out.values().number(shape.code().depth()));
        out.tag(4, out.values().flag(shape.synthetic()));
        out.endFeature(VectorLayer.NO_ID, VectorLayer.POLYGON);
    }
}
