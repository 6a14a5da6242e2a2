package org.jingwei.map.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.http.Problem;
import org.jingwei.map.shape.GeoJsonGeometry;
import org.jingwei.map.shape.GeoJsonGeometry.InvalidGeometryException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Puntal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a GeoJSON FeatureCollection feature by feature, and checks each: its geometry, that all are
 * of one kind, that it lies in the city and in the areas of whoever sends it. A file with a mistake
 * is refused as a whole; the first twenty mistakes are told by the place of their feature.
 */
final class UploadReader {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(32)
                                                    .maxStringLength(1 << 16)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final int MOST_FEATURES = 200_000;
    private static final int MOST_MISTAKES = 20;

    private final City city;
    private final AreaRanges reach;
    private final PropertyReader properties = new PropertyReader();
    private final List<UploadedFeature> features = new ArrayList<>();
    private final List<Problem.Place> mistakes = new ArrayList<>();
    private Optional<CoordinateSystem> system;
    private Optional<LayerGeometry> kind = Optional.empty();
    private int number;

    /**
     * @param reach the areas of whoever sends the file
     * @param system what its coordinates are in; what it says itself, or WGS84, when empty
     */
    UploadReader(City city, AreaRanges reach, Optional<CoordinateSystem> system) {
        this.city = city;
        this.reach = reach;
        this.system = system;
    }

    Upload read(InputStream stream) {
        boolean found = false;
        try (JsonParser parser = JSON.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notGeoJson("it does not begin with an object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "features" -> {
                        readFeatures(parser);
                        found = true;
                    }
                    case "crs" -> readSystem(JSON.readTree(parser));
                    case "type" -> requireCollection(parser);
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw notGeoJson(e.getOriginalMessage());
        }
        if (!found) {
            throw notGeoJson("it has no features");
        }
        refuseMistakes();
        if (features.isEmpty()) {
            throw notGeoJson("its list of features is empty");
        }
        return new Upload(kind.orElseThrow(), properties.fields(), features);
    }

    private static Problem notGeoJson(String reason) {
        return Problem.invalid(
                "invalid-geojson",
                "The file is not a GeoJSON FeatureCollection that can be read: " + reason + ".");
    }

    private static void requireCollection(JsonParser parser) {
        if (!"FeatureCollection".equals(parser.getValueAsString())) {
            throw notGeoJson("its type is not FeatureCollection");
        }
    }

    private void readSystem(JsonNode crs) {
        if (system.isPresent()) {
            return;
        }
        String name = crs.path("properties").path("name").asString("");
        try {
            system = Optional.of(CoordinateSystem.parse(name));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("unknown-crs", "The file says: " + e.getMessage() + ".");
        }
    }

    private void readFeatures(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw notGeoJson("features is not a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            number++;
            if (number > MOST_FEATURES) {
                throw Problem.tooLarge(
                        "The file has more than "
                                + MOST_FEATURES
                                + " features; load it as a dataset instead.");
            }
            readFeature(JSON.readTree(parser));
            if (mistakes.size() >= MOST_MISTAKES) {
                refuseMistakes();
            }
        }
    }

    private void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            Problem.Place first = mistakes.getFirst();
            throw Problem.invalid(
                            "invalid-feature",
                            "Nothing was stored: "
                                    + first.column()
                                    + ": "
                                    + first.reason()
                                    + (mistakes.size() == 1 ? "." : "; see errors for more."))
                    .errors(mistakes);
        }
    }

    private void readFeature(JsonNode node) {
        try {
            if (!"Feature".equals(node.path("type").asString(""))) {
                throw new UploadFault("it is not a Feature");
            }
            Geometry geometry = GeoJsonGeometry.read(node.get("geometry"));
            Geometry placed = placed(geometry);
            GeoJsonGeometry.requireValid(placed);
            requireKind(kindOf(geometry));
            AreaRanges areas = city.touched(placed).intersect(reach);
            if (areas.isEmpty()) {
                throw new UploadFault("it lies outside the areas that you may see");
            }
            features.add(
                    new UploadedFeature(
                            number, placed, areas, properties.read(node.path("properties"))));
        } catch (InvalidGeometryException | UploadFault e) {
            String reason = e.getMessage();
            mistakes.add(
                    new Problem.Place(
                            0, "features[" + (number - 1) + "]", reason == null ? "" : reason));
        }
    }

    private void requireKind(LayerGeometry found) throws UploadFault {
        if (kind.isEmpty()) {
            kind = Optional.of(found);
        } else if (kind.get() != found) {
            throw new UploadFault(
                    "it is a " + found + " where the first feature is a " + kind.get());
        }
    }

    private static LayerGeometry kindOf(Geometry geometry) {
        return switch (geometry) {
            case Puntal _ -> LayerGeometry.POINT;
            case Lineal _ -> LayerGeometry.LINE;
            default -> LayerGeometry.POLYGON;
        };
    }

    /** In WGS84, and in the city. */
    private Geometry placed(Geometry geometry) throws UploadFault {
        Envelope given = geometry.getEnvelopeInternal();
        boolean onEarth =
                given.getMinX() >= -180
                        && given.getMaxX() <= 180
                        && given.getMinY() >= -90
                        && given.getMaxY() <= 90;
        if (onEarth) {
            Geometry placed = system.orElse(CoordinateSystem.WGS84).toWgs84(geometry);
            if (city.extent().intersects(placed.getEnvelopeInternal())) {
                return placed;
            }
        }
        throw new UploadFault(whyOutside(geometry.getCoordinate(), given, onEarth));
    }

    private String whyOutside(Coordinate first, Envelope given, boolean onEarth) {
        Envelope extent = city.extent();
        Envelope swapped =
                new Envelope(given.getMinY(), given.getMaxY(), given.getMinX(), given.getMaxX());
        String where = String.format(Locale.ROOT, "%.6f, %.6f", first.x, first.y);
        if (extent.intersects(swapped)) {
            return where + " is latitude, longitude; GeoJSON has the longitude first";
        }
        if (!onEarth) {
            return where
                    + " is not longitude, latitude in degrees; it looks like metres of a projected"
                    + " coordinate system: send WGS84";
        }
        return where
                + String.format(
                        Locale.ROOT,
                        " lies outside the city, which goes from %.4f, %.4f to %.4f, %.4f: is it another"
                                + " coordinate system?",
                        extent.getMinX(),
                        extent.getMinY(),
                        extent.getMaxX(),
                        extent.getMaxY());
    }

    /** What is wrong with one feature. */
    static final class UploadFault extends Exception {
        private static final long serialVersionUID = 1;

        UploadFault(String message) {
            super(message);
        }
    }
}
