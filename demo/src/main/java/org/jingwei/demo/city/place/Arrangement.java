package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Cuts the plane into faces along a set of lines.
 *
 * <p>Idea: everything that will ever be a boundary goes into one arrangement, is noded once by snap
 * rounding onto one grid (Hobby 1999, JTS OverlayNG), and every area of the city becomes a union of
 * whole faces. Two neighbours then share their vertices exactly, at every level, because they share
 * the faces' own edges. Cost: O(n log n) in the vertices. Lines that bound no face are dropped.
 */
final class Arrangement {

    /** About one centimetre. */
    static final PrecisionModel GRID = new PrecisionModel(1e7);

    static final GeometryFactory FACTORY = new GeometryFactory(GRID);

    private Arrangement() {}

    static Coordinate onGrid(Coordinate at) {
        return new Coordinate(GRID.makePrecise(at.x), GRID.makePrecise(at.y));
    }

    /** The bounded faces between these lines, in a fixed order. */
    static List<Polygon> faces(Collection<? extends Geometry> lines) {
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(FACTORY.buildGeometry(lines), GRID));
        List<Polygon> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            faces.add((Polygon) ((Polygon) face).norm());
        }
        faces.sort((one, other) -> one.compareTo(other));
        return faces;
    }
}
