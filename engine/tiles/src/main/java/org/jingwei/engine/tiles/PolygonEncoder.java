package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.List;
import org.jingwei.engine.geo.TileId;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.RingClipper;

/**
 * Clips polygons to one tile with a buffer and codes them for it.
 *
 * <p>Rings are clipped one by one (JTS {@code RingClipper}: against the four sides, linear, never
 * fails), and each vertex is rounded to the tile's grid by its own position alone, so that
 * neighbours agree on the vertices of their border. Both can make a ring touch or cross itself:
 * edges that run back along the side of the clip rectangle, necks narrower than the grid. Such a
 * polygon is repaired (JTS {@code GeometryFixer}), since readers may drop a ring that is not
 * simple; that moves no vertex by more than one step of the grid. What rounds to no area is left
 * out.
 */
final class PolygonEncoder {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int SMALLEST_RING = 4;

    private final TileFrame frame;
    private final Envelope clip;
    private final RingClipper clipper;
    private int cursorX;
    private int cursorY;

    PolygonEncoder(TileId tile) {
        this.frame = new TileFrame(tile);
        this.clip = frame.clip();
        this.clipper = new RingClipper(clip);
    }

    /** The part of the world that is drawn, in units of the zoom-0 tile. */
    Envelope clip() {
        return clip;
    }

    /** Gives the feature being written these polygons; false if nothing of them is to be seen. */
    boolean encode(Geometry polygons, VectorLayer out) {
        cursorX = 0;
        cursorY = 0;
        int start = out.geometryEnd();
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            Geometry onGrid = onGrid((Polygon) polygons.getGeometryN(i));
            for (int part = 0; part < onGrid.getNumGeometries(); part++) {
                write((Polygon) onGrid.getGeometryN(part), out);
            }
        }
        return out.geometryEnd() > start;
    }

    /** The polygon as the tile shows it: clipped, on whole numbers, valid. */
    private Geometry onGrid(Polygon polygon) {
        LinearRing shell = onGrid(polygon.getExteriorRing());
        if (shell.isEmpty()) {
            return GEOMETRIES.createPolygon();
        }
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            LinearRing hole = onGrid(polygon.getInteriorRingN(i));
            if (!hole.isEmpty()) {
                holes.add(hole);
            }
        }
        Polygon onGrid = GEOMETRIES.createPolygon(shell, holes.toArray(LinearRing[]::new));
        return onGrid.isValid() ? onGrid : GeometryFixer.fix(onGrid);
    }

    private LinearRing onGrid(LinearRing ring) {
        Envelope extent = ring.getEnvelopeInternal();
        if (!clip.intersects(extent)) {
            return GEOMETRIES.createLinearRing();
        }
        Coordinate[] whole = ring.getCoordinates();
        List<Coordinate> vertices = new ArrayList<>();
        for (Coordinate vertex : clip.contains(extent) ? whole : clipper.clip(whole)) {
            Coordinate rounded = frame.rounded(vertex);
            if (vertices.isEmpty() || !vertices.getLast().equals2D(rounded)) {
                vertices.add(rounded);
            }
        }
        return vertices.size() < SMALLEST_RING
                ? GEOMETRIES.createLinearRing()
                : GEOMETRIES.createLinearRing(vertices.toArray(Coordinate[]::new));
    }

    private void write(Polygon polygon, VectorLayer out) {
        if (!polygon.isEmpty() && write(polygon.getExteriorRing(), true, out)) {
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                write(polygon.getInteriorRingN(i), false, out);
            }
        }
    }

    private boolean write(LinearRing ring, boolean exterior, VectorLayer out) {
        // Rounded again, because a repair may have put a vertex where two edges cross.
        List<Coordinate> vertices = new ArrayList<>();
        for (Coordinate vertex : ring.getCoordinates()) {
            Coordinate rounded = new Coordinate(Math.rint(vertex.x), Math.rint(vertex.y));
            if (vertices.isEmpty() || !vertices.getLast().equals2D(rounded)) {
                vertices.add(rounded);
            }
        }
        double doubleArea = doubleArea(vertices);
        if (doubleArea == 0) {
            return false;
        }
        // The format wants exterior rings with positive area, with y growing downwards.
        write(doubleArea > 0 == exterior ? vertices : vertices.reversed(), out);
        return true;
    }

    /** Twice the signed area by the surveyor's formula. */
    private static double doubleArea(List<Coordinate> closed) {
        double sum = 0;
        for (int i = 1; i < closed.size(); i++) {
            Coordinate from = closed.get(i - 1);
            Coordinate to = closed.get(i);
            sum += from.x * to.y - to.x * from.y;
        }
        return sum;
    }

    /** The format closes rings by itself, so the last vertex is not written. */
    private void write(List<Coordinate> closed, VectorLayer out) {
        for (int i = 0; i < closed.size() - 1; i++) {
            if (i == 0) {
                out.geometry(VectorLayer.moveTo(1));
            } else if (i == 1) {
                out.geometry(VectorLayer.lineTo(closed.size() - 2));
            }
            int x = (int) closed.get(i).x;
            int y = (int) closed.get(i).y;
            out.geometry(ProtoBuffer.zigzag(x - cursorX));
            out.geometry(ProtoBuffer.zigzag(y - cursorY));
            cursorX = x;
            cursorY = y;
        }
        out.geometry(VectorLayer.CLOSE);
    }
}
