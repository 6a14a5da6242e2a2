package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outlines of the five counties as they were published: on a grid of about 100 m, in
 * coordinates of the GCJ-02 kind, without codes, drawn one by one and therefore overlapping each
 * other and leaving gaps. {@link FaceCoverage} makes one coverage of them.
 */
final class CountyOutlines {

    private static final String FILE = "putian_counties_coarse.geojson";

    private CountyOutlines() {}

    /** The rough outlines by county code. */
    static SortedMap<String, Geometry> read(AreaList areas) {
        JsonNode file = JsonMapper.shared().readTree(new Resource(FILE).text());
        SortedMap<String, Geometry> outlines = new TreeMap<>();
        for (JsonNode feature : file.path("features")) {
            String name = feature.path("properties").path("name").asString();
            outlines.put(code(areas, name), geometry(feature.path("geometry")));
        }
        return outlines;
    }

    private static String code(AreaList areas, String name) {
        return areas.all(Level.COUNTY).stream()
                .filter(county -> county.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no county is called " + name))
                .code();
    }

    private static Geometry geometry(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        List<Polygon> parts = new ArrayList<>();
        if (geometry.path("type").asString().equals("Polygon")) {
            parts.add(polygon(coordinates));
        } else {
            coordinates.forEach(part -> parts.add(polygon(part)));
        }
        return Arrangement.FACTORY.buildGeometry(parts);
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing shell = ring(rings.path(0));
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 1; i < rings.size(); i++) {
            holes.add(ring(rings.path(i)));
        }
        return Arrangement.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode positions) {
        List<Coordinate> ring = new ArrayList<>();
        for (JsonNode position : positions) {
            ring.add(
                    Arrangement.onGrid(
                            new Coordinate(
                                    position.path(0).asDouble(), position.path(1).asDouble())));
        }
        if (!ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst().copy());
        }
        return Arrangement.FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
    }
}
