package org.jingwei.map.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.engine.geo.SpatialReference;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometries as the values of GeoJSON (RFC 7946): degrees to the centimetre, metres to the
 * millimetre, outer rings against the clock.
 */
public final class GeoJsonText {
    private static final double DEGREES = 1e7;
    private static final double METRES = 1e3;

    private GeoJsonText() {}

    /** A WGS84 geometry in this system. */
    public static Map<String, Object> of(Geometry geometry, SpatialReference system) {
        boolean metres =
                system == SpatialReference.EPSG_3857 || system == SpatialReference.EPSG_4498;
        return new Written(system, metres ? METRES : DEGREES).of(geometry);
    }

    private record Written(SpatialReference system, double precision) {
        Map<String, Object> of(Geometry geometry) {
            return switch (geometry) {
                case Point point -> value("Point", position(point.getCoordinate()));
                case LineString line -> value("LineString", positions(line.getCoordinates()));
                case Polygon polygon -> value("Polygon", rings(polygon));
                default -> parts(geometry);
            };
        }

        private Map<String, Object> parts(Geometry geometry) {
            List<Object> parts = new ArrayList<>();
            boolean polygons = geometry.getDimension() == 2;
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                Geometry part = geometry.getGeometryN(i);
                parts.add(polygons ? rings((Polygon) part) : positions(part.getCoordinates()));
            }
            return value(polygons ? "MultiPolygon" : "MultiLineString", parts);
        }

        private static Map<String, Object> value(String type, Object coordinates) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("type", type);
            value.put("coordinates", coordinates);
            return value;
        }

        private List<Object> rings(Polygon polygon) {
            List<Object> rings = new ArrayList<>();
            rings.add(ring(polygon.getExteriorRing(), true));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(ring(polygon.getInteriorRingN(i), false));
            }
            return rings;
        }

        private List<Object> ring(LinearRing ring, boolean outer) {
            boolean turned = Orientation.isCCW(ring.getCoordinates()) != outer;
            return positions((turned ? ring.reverse() : ring).getCoordinates());
        }

        private List<Object> positions(Coordinate[] coordinates) {
            List<Object> positions = new ArrayList<>();
            for (Coordinate coordinate : coordinates) {
                positions.add(position(coordinate));
            }
            return positions;
        }

        private List<Double> position(Coordinate coordinate) {
            double[] there = system.fromWgs84(coordinate.x, coordinate.y);
            return List.of(
                    Math.rint(there[0] * precision) / precision,
                    Math.rint(there[1] * precision) / precision);
        }
    }
}
