package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jingwei.engine.geo.WebMercator;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * The outlines of all areas, projected, and simplified once for each band of zooms.
 *
 * <p>The areas of one depth tile the city, so they are simplified together (JTS {@code
 * CoverageSimplifier}: Visvalingam–Whyatt on the edges that neighbours share): a border stays the
 * same line for both sides and no sliver opens. Each band starts from the next finer one, so the
 * whole costs little more than the finest. Borders of different depths are simplified apart and may
 * differ by the tolerance, which is half a screen pixel.
 */
final class CoverageBands {

    /** Lengths are in units of the zoom-0 tile, which is this many wide. */
    static final double UNITS = VectorLayer.EXTENT;

    /** From this zoom outlines are drawn with every vertex. */
    private static final int FULL_FROM_ZOOM = 14;

    /** The deepest zoom of each simplified band, fine to coarse. */
    private static final int[] BAND_ZOOMS = {13, 11, 9, 7, 5};

    /** Half a pixel of a tile drawn 512 pixels wide. */
    private static final double TOLERANCE = 4;

    /** The full outlines, then one array for each of the bands. */
    private final List<Geometry[]> bands;

    private CoverageBands(List<Geometry[]> bands) {
        this.bands = bands;
    }

    static CoverageBands of(List<AreaShape> shapes) {
        List<Geometry[]> bands = new ArrayList<>();
        bands.add(shapes.stream().map(CoverageBands::projected).toArray(Geometry[]::new));
        Map<Integer, List<Integer>> byDepth = new TreeMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            int depth = shapes.get(i).code().depth();
            byDepth.computeIfAbsent(depth, key -> new ArrayList<>()).add(i);
        }
        for (int zoom : BAND_ZOOMS) {
            Geometry[] finer = bands.getLast();
            Geometry[] band = new Geometry[finer.length];
            byDepth.values().forEach(coverage -> simplify(coverage, finer, band, zoom));
            bands.add(band);
        }
        return new CoverageBands(bands);
    }

    private static void simplify(
            List<Integer> coverage, Geometry[] finer, Geometry[] band, int zoom) {
        Geometry[] polygons = coverage.stream().map(i -> finer[i]).toArray(Geometry[]::new);
        CoverageSimplifier simplifier = new CoverageSimplifier(polygons);
        // A removed hole would lie over the neighbour that fills it.
        simplifier.setRemovableRingSizeFactor(0);
        Geometry[] simplified = simplifier.simplify(TOLERANCE / (1 << zoom));
        for (int i = 0; i < simplified.length; i++) {
            band[coverage.get(i)] = simplified[i];
        }
    }

    /** The outline of the area at this place in the list, as fine as the zoom shows. */
    Geometry outline(int shape, int zoom) {
        int band = 0;
        for (int i = 0; i < BAND_ZOOMS.length && zoom < FULL_FROM_ZOOM; i++) {
            if (zoom <= BAND_ZOOMS[i]) {
                band = i + 1;
            }
        }
        return bands.get(band)[shape];
    }

    private static Geometry projected(AreaShape shape) {
        Geometry projected = shape.geometry().copy();
        projected.apply(new Projection());
        return projected;
    }

    private static final class Projection implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double x = WebMercator.x(sequence.getX(i)) * UNITS;
            double y = WebMercator.y(sequence.getY(i)) * UNITS;
            sequence.setOrdinate(i, CoordinateSequence.X, x);
            sequence.setOrdinate(i, CoordinateSequence.Y, y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
