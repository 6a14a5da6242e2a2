package org.jingwei.map.reading;

import java.util.function.Predicate;
import org.jingwei.http.Problem;
import org.jingwei.map.shape.GeoJsonGeometry;
import org.jingwei.map.shape.GeoJsonGeometry.InvalidGeometryException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import tools.jackson.databind.JsonNode;

/**
 * What somebody drew on the map: a polygon or a circle. What touches it lies within.
 *
 * @param bounds a rectangle around it
 * @param meets whether a geometry in WGS84 has a part in it
 */
record Region(Envelope bounds, Predicate<Geometry> meets) {
    private static final int MOST_VERTICES = 10_000;

    static Region polygon(@Nullable JsonNode geoJson) {
        Geometry polygon;
        try {
            polygon = GeoJsonGeometry.read(geoJson);
            requireDegrees(polygon);
            GeoJsonGeometry.requireValid(polygon);
        } catch (InvalidGeometryException e) {
            throw Problem.invalid("invalid-polygon", "polygon: " + e.getMessage() + ".");
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(polygon);
        return new Region(polygon.getEnvelopeInternal(), prepared::intersects);
    }

    private static void requireDegrees(Geometry polygon) {
        if (polygon.getDimension() != 2) {
            throw Problem.invalid(
                    "invalid-polygon", "polygon must be a Polygon or a MultiPolygon.");
        }
        if (polygon.getNumPoints() > MOST_VERTICES) {
            throw Problem.invalid(
                    "invalid-polygon",
                    "polygon has more than " + MOST_VERTICES + " vertices; draw it simpler.");
        }
        Envelope extent = polygon.getEnvelopeInternal();
        if (!new Envelope(-180, 180, -90, 90).contains(extent)) {
            throw Problem.invalid(
                    "invalid-polygon",
                    "polygon is not in longitude, latitude in degrees, the longitude first.");
        }
    }

    static Region circle(Nearby.Place centre, double metres) {
        if (!(metres > 0 && metres <= Distances.MOST_METRES)) {
            throw Problem.invalid(
                    "invalid-radius",
                    "radiusMetres must be from 0 to " + (int) Distances.MOST_METRES + ".");
        }
        Distances distances = new Distances(centre.longitude(), centre.latitude());
        return new Region(distances.around(metres), geometry -> distances.to(geometry) <= metres);
    }
}
