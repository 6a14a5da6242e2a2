package org.jingwei.engine.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the text of one GeoJSON Polygon or MultiPolygon. Heights and other members are passed over;
 * whether the polygons are valid is not checked.
 */
public final class GeoJsonPolygon {

    private static final JsonFactory JSON = new JsonFactory();
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int MIN_RING = 4;

    private GeoJsonPolygon() {}

    /**
     * The polygons in the coordinates of the text.
     *
     * @throws IllegalArgumentException if the text is no polygon, saying why
     */
    public static Geometry parse(String geoJson) {
        try {
            return switch (typeOf(geoJson)) {
                case "Polygon" -> readCoordinates(geoJson, GeoJsonPolygon::readPolygon);
                case "MultiPolygon" -> readCoordinates(geoJson, GeoJsonPolygon::readMultiPolygon);
                case "" -> throw new IllegalArgumentException("its geometry has no type");
                case String other ->
                        throw new IllegalArgumentException(
                                "a boundary is a Polygon or a MultiPolygon, not a " + other);
            };
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "its geometry is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        Geometry read(JsonParser parser);
    }

    private static String typeOf(String geoJson) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), geoJson)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isType = parser.currentName().equals("type");
                if (parser.nextToken() == JsonToken.VALUE_STRING && isType) {
                    return parser.getString();
                }
                parser.skipChildren();
            }
            return "";
        }
    }

    private static Geometry readCoordinates(String geoJson, Reading reading) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), geoJson)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isCoordinates = parser.currentName().equals("coordinates");
                parser.nextToken();
                if (isCoordinates) {
                    Geometry geometry = reading.read(parser);
                    if (geometry.isEmpty()) {
                        throw new IllegalArgumentException("its geometry is empty");
                    }
                    return geometry;
                }
                parser.skipChildren();
            }
            throw new IllegalArgumentException("its geometry has no coordinates");
        }
    }

    private static Geometry readMultiPolygon(JsonParser parser) {
        List<Polygon> polygons = new ArrayList<>();
        expectList(parser, "the polygons");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            polygons.add(readPolygon(parser));
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Polygon readPolygon(JsonParser parser) {
        List<LinearRing> rings = new ArrayList<>();
        expectList(parser, "the rings of a polygon");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            rings.add(readRing(parser));
        }
        if (rings.isEmpty()) {
            return GEOMETRIES.createPolygon();
        }
        LinearRing[] holes = rings.subList(1, rings.size()).toArray(LinearRing[]::new);
        return GEOMETRIES.createPolygon(rings.getFirst(), holes);
    }

    private static LinearRing readRing(JsonParser parser) {
        List<Coordinate> ring = new ArrayList<>();
        expectList(parser, "the positions of a ring");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ring.add(readPosition(parser));
        }
        if (ring.size() < MIN_RING) {
            throw new IllegalArgumentException(
                    "a ring has "
                            + ring.size()
                            + " positions; the least is 4, the last equal to the first");
        }
        if (!ring.getFirst().equals2D(ring.getLast())) {
            throw new IllegalArgumentException(
                    "a ring begins at "
                            + PolygonFault.text(ring.getFirst())
                            + " and does not end there");
        }
        return GEOMETRIES.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private static Coordinate readPosition(JsonParser parser) {
        expectList(parser, "a position");
        double[] numbers = new double[2];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                throw new IllegalArgumentException("a position holds something not a number");
            }
            if (count < 2) {
                numbers[count] = parser.getDoubleValue();
            }
            count++;
        }
        if (count < 2) {
            throw new IllegalArgumentException("a position has fewer than two numbers");
        }
        if (!(Math.abs(numbers[0]) <= 180 && Math.abs(numbers[1]) <= 90)) {
            throw new IllegalArgumentException(
                    "the position "
                            + PolygonFault.text(new Coordinate(numbers[0], numbers[1]))
                            + " is not longitude, latitude in degrees");
        }
        return new Coordinate(numbers[0], numbers[1]);
    }

    private static void expectList(JsonParser parser, String what) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException(
                    "in its coordinates, where a list with " + what + " should be, is none");
        }
    }
}
