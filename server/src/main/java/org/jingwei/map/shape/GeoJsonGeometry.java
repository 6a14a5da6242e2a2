package org.jingwei.map.shape;

import java.util.ArrayList;
import java.util.List;
import org.jingwei.engine.geo.PolygonFault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/**
 * Reads a GeoJSON geometry (RFC 7946): Point, LineString, Polygon and the Multi forms of the last
 * two. Heights are passed over. Any two numbers are a position; whether they lie on the earth is
 * for the caller to say.
 */
public final class GeoJsonGeometry {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int LEAST_OF_A_RING = 4;

    private GeoJsonGeometry() {}

    /** Says what is wrong with a geometry, in plain words. */
    public static final class InvalidGeometryException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidGeometryException(String message) {
            super(message);
        }
    }

    /** The geometry, which is valid and not empty. */
    public static Geometry read(@Nullable JsonNode node) throws InvalidGeometryException {
        if (node == null || !node.isObject()) {
            throw new InvalidGeometryException("there is no geometry");
        }
        JsonNode coordinates = node.path("coordinates");
        Geometry geometry =
                switch (node.path("type").asString("")) {
                    case "Point" -> GEOMETRIES.createPoint(position(coordinates));
                    case "LineString" -> line(coordinates);
                    case "MultiLineString" -> lines(coordinates);
                    case "Polygon" -> polygon(coordinates);
                    case "MultiPolygon" -> polygons(coordinates);
                    case "" -> throw new InvalidGeometryException("its geometry has no type");
                    case String other ->
                            throw new InvalidGeometryException(
                                    "a "
                                            + shortened(other)
                                            + " is not taken; send Point, LineString, Polygon,"
                                            + " MultiLineString or MultiPolygon");
                };
        if (geometry.isEmpty()) {
            throw new InvalidGeometryException("its geometry is empty");
        }
        return geometry;
    }

    /**
     * Refuses a geometry that is not valid, saying why and where. Only after it is known that it
     * lies on the earth: places are told in degrees.
     */
    public static void requireValid(Geometry geometry) throws InvalidGeometryException {
        if (geometry instanceof LineString line && line.getLength() == 0) {
            throw new InvalidGeometryException("the line has no length");
        }
        var fault = PolygonFault.find(geometry);
        if (fault.isPresent()) {
            throw new InvalidGeometryException(fault.get());
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Geometry line(JsonNode node) throws InvalidGeometryException {
        Coordinate[] positions = positions(node);
        if (positions.length == 1) {
            throw new InvalidGeometryException("a line has only one position");
        }
        return GEOMETRIES.createLineString(positions);
    }

    private static Geometry lines(JsonNode node) throws InvalidGeometryException {
        List<LineString> lines = new ArrayList<>();
        for (JsonNode part : list(node)) {
            lines.add((LineString) line(part));
        }
        return GEOMETRIES.createMultiLineString(lines.toArray(LineString[]::new));
    }

    private static Polygon polygon(JsonNode node) throws InvalidGeometryException {
        List<LinearRing> rings = new ArrayList<>();
        for (JsonNode ring : list(node)) {
            rings.add(ring(ring));
        }
        if (rings.isEmpty()) {
            return GEOMETRIES.createPolygon();
        }
        return GEOMETRIES.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode node) throws InvalidGeometryException {
        Coordinate[] positions = positions(node);
        if (positions.length > 0 && positions.length < LEAST_OF_A_RING) {
            throw new InvalidGeometryException(
                    "a ring has "
                            + positions.length
                            + " positions; the least is 4, the last equal to the first");
        }
        if (positions.length > 0 && !positions[0].equals2D(positions[positions.length - 1])) {
            throw new InvalidGeometryException(
                    "a ring does not end where it begins, at " + PolygonFault.text(positions[0]));
        }
        return GEOMETRIES.createLinearRing(positions);
    }

    private static Geometry polygons(JsonNode node) throws InvalidGeometryException {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode part : list(node)) {
            polygons.add(polygon(part));
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Coordinate[] positions(JsonNode node) throws InvalidGeometryException {
        List<Coordinate> positions = new ArrayList<>();
        for (JsonNode position : list(node)) {
            positions.add(position(position));
        }
        return positions.toArray(Coordinate[]::new);
    }

    private static Iterable<JsonNode> list(JsonNode node) throws InvalidGeometryException {
        if (!node.isArray()) {
            throw new InvalidGeometryException("its coordinates are not the lists they should be");
        }
        return node;
    }

    private static Coordinate position(JsonNode node) throws InvalidGeometryException {
        if (!node.isArray() || node.size() < 2) {
            throw new InvalidGeometryException("a position is not a list of two numbers");
        }
        JsonNode x = node.get(0);
        JsonNode y = node.get(1);
        if (!x.isNumber() || !y.isNumber() || !Double.isFinite(x.asDouble() + y.asDouble())) {
            throw new InvalidGeometryException("a position holds something that is not a number");
        }
        return new Coordinate(x.asDouble(), y.asDouble());
    }
}
