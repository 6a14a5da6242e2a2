package org.jingwei.engine.geo;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One area's boundary as a file gave it.
 *
 * @param code the text of the code property; what area it names is for the caller to say
 * @param name the text of the name property, empty when there is none
 * @param properties every property with a plain value as text; the number 1.0 reads "1"; the
 *     feature's own {@code id} is among them unless a property has that name
 * @param geoJson the geometry as it stood in the file, only without white space
 * @param geometry the same polygons in WGS-84
 * @param line the line of the file on which the feature begins
 */
public record Boundary(
        String code,
        String name,
        Map<String, String> properties,
        String geoJson,
        Geometry geometry,
        int line) {

    public Boundary {
        properties = Map.copyOf(properties);
    }
}
