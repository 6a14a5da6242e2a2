package org.jingwei.demo.city.place;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * The outlines as one GeoJSON FeatureCollection (RFC 7946, but for the coordinates, which are
 * GCJ-02): each feature with its code, its name and whether the shape was generated.
 */
public final class BoundaryText {

    private static final long GRID = Math.round(Arrangement.GRID.getScale());
    private static final int DECIMALS = 7;

    private final StringBuilder text = new StringBuilder(1 << 22);

    private BoundaryText() {}

    /** The file's text, one feature a line. */
    public static String of(AreaList areas, CityShapes shapes) {
        BoundaryText file = new BoundaryText();
        file.text.append("{\"type\":\"FeatureCollection\",\"features\":[\n");
        String between = "";
        for (Area area : areas.all()) {
            file.text.append(between);
            file.appendFeature(area, shapes.get(area.code()));
            between = ",\n";
        }
        return file.text.append("\n]}\n").toString();
    }

    private void appendFeature(Area area, Geometry outline) {
        boolean generated = area.level() == Level.TOWN || area.level() == Level.VILLAGE;
        text.append(
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"name\":\"%s\",\"level\":\"%s\",\"synthetic\":%b,\"coarse\":%b},\"geometry\":"
                        .formatted(area.code(), area.name(), area.level(), generated, !generated));
        if (outline instanceof MultiPolygon) {
            text.append("{\"type\":\"MultiPolygon\",\"coordinates\":[");
            for (int part = 0; part < outline.getNumGeometries(); part++) {
                text.append(part == 0 ? "" : ",");
                appendPolygon((Polygon) outline.getGeometryN(part));
            }
            text.append("]}}");
        } else {
            text.append("{\"type\":\"Polygon\",\"coordinates\":");
            appendPolygon((Polygon) outline);
            text.append("}}");
        }
    }

    private void appendPolygon(Polygon polygon) {
        text.append('[');
        appendRing(polygon.getExteriorRing(), true);
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            text.append(',');
            appendRing(polygon.getInteriorRingN(hole), false);
        }
        text.append(']');
    }

    private void appendRing(LinearRing ring, boolean counterClockwise) {
        boolean asIs = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
        LinearRing turned = asIs ? ring : ring.reverse();
        text.append('[');
        String between = "";
        for (Coordinate at : turned.getCoordinates()) {
            text.append(between).append('[');
            appendDegrees(at.x);
            text.append(',');
            appendDegrees(at.y);
            text.append(']');
            between = ",";
        }
        text.append(']');
    }

    private void appendDegrees(double degrees) {
        long units = Math.round(degrees * GRID);
        text.append(units / GRID).append('.');
        String fraction = Long.toString(units % GRID);
        text.repeat('0', DECIMALS - fraction.length()).append(fraction);
    }
}
