package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageSimplifier;
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

    /** The full outlines, then one array for each of the bands. */
    private final List<Geometry[]> bands;

    private CoverageBands(List<Geometry[]> bands) {
        this.bands = bands;
    }

    static CoverageBands of(List<AreaShape> shapes) {
        List<Geometry[]> bands = new ArrayList<>();
        bands.add(
                shapes.stream()
                        .map(shape -> ZoomBands.projected(shape.geometry()))
                        .toArray(Geometry[]::new));
        Map<Integer, List<Integer>> byDepth = new TreeMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            int depth = shapes.get(i).code().depth();
            byDepth.computeIfAbsent(depth, key -> new ArrayList<>()).add(i);
        }
        for (int zoom : ZoomBands.DEEPEST) {
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
        Geometry[] simplified = simplifier.simplify(ZoomBands.tolerance(zoom));
        for (int i = 0; i < simplified.length; i++) {
            band[coverage.get(i)] = simplified[i];
        }
    }

    /** The outline of the area at this place in the list, as fine as the zoom shows. */
    Geometry outline(int shape, int zoom) {
        return bands.get(ZoomBands.band(zoom))[shape];
    }
}
