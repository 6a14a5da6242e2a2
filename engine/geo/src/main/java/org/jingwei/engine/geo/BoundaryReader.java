package org.jingwei.engine.geo;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.engine.geo.BoundaryFile.Limits;
import org.jingwei.engine.geo.BoundaryFile.Options;
import org.jingwei.engine.geo.BoundaryFile.Problem;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads one boundary file: walks the collection, checks each feature, collects what is wrong. */
final class BoundaryReader {

    private static final int MAX_TEXT = 100_000;

    private final Options options;
    private final Limits limits;
    private final List<Boundary> boundaries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lineOfCode = new HashMap<>();
    private Optional<CoordinateSystem> declaredSystem = Optional.empty();
    private int features;
    private int vertices;

    /** Thrown when reading on makes no sense; the problem is already noted. */
    private static final class EndedEarly extends RuntimeException {
        private EndedEarly() {
            super("ended early", null, false, false);
        }
    }

    BoundaryReader(Options options) {
        this.options = options;
        this.limits = options.limits();
    }

    BoundaryFile read(InputStream stream) {
        try (JsonParser parser = factory().createParser(ObjectReadContext.empty(), stream)) {
            readToTheEnd(parser);
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
        CoordinateSystem system =
                options.coordinateSystem().or(() -> declaredSystem).orElse(CoordinateSystem.WGS84);
        if (!problems.isEmpty()) {
            return new BoundaryFile(List.of(), problems, system);
        }
        return new BoundaryFile(
                boundaries.stream().map(boundary -> inWgs84(boundary, system)).toList(),
                problems,
                system);
    }

    private void readToTheEnd(JsonParser parser) {
        try {
            readDocument(parser);
        } catch (EndedEarly e) {
            // What ended it is among the problems.
        } catch (StreamConstraintsException e) {
            add(parser.currentLocation(), 0, "the file is beyond a limit: " + plain(e));
        } catch (StreamReadException e) {
            add(parser.currentLocation(), 0, "not valid JSON in UTF-8: " + plain(e));
        }
    }

    private JsonFactory factory() {
        return JsonFactory.builder()
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxDocumentLength(limits.bytes())
                                .maxNestingDepth(limits.depth())
                                .maxStringLength(MAX_TEXT)
                                .build())
                .build();
    }

    private static Boundary inWgs84(Boundary boundary, CoordinateSystem system) {
        return new Boundary(
                boundary.code(),
                boundary.name(),
                boundary.properties(),
                boundary.geoJson(),
                system.toWgs84(boundary.geometry()),
                boundary.line());
    }

    private void readDocument(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            note(parser.currentTokenLocation(), 0, "the file is not a JSON object");
            return;
        }
        String type = "";
        boolean hasFeatures = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else if (name.equals("features") && value == JsonToken.START_ARRAY) {
                hasFeatures = true;
                readFeatures(parser);
            } else if (name.equals("crs")) {
                readCoordinateSystem(parser);
            } else {
                parser.skipChildren();
            }
        }
        TokenStreamLocation end = parser.currentTokenLocation();
        if (!type.equals("FeatureCollection") || !hasFeatures) {
            note(end, 0, "the file is not a GeoJSON FeatureCollection with a list of features");
        } else if (features == 0) {
            note(end, 0, "the file has no features");
        }
        if (parser.nextToken() != null) {
            note(parser.currentTokenLocation(), 0, "something follows the end of the collection");
        }
    }

    /** Takes {@code {"type":"name","properties":{"name":…}}}, a bare name, or null. */
    private void readCoordinateSystem(JsonParser parser) {
        TokenStreamLocation start = parser.currentTokenLocation();
        String name = "";
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            name = parser.getString();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            for (int depth = 1; depth > 0; ) {
                JsonToken token = parser.nextToken();
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING && depth == 2) {
                    name = "name".equals(parser.currentName()) ? parser.getString() : name;
                }
            }
        }
        if (!name.isEmpty() && options.coordinateSystem().isEmpty()) {
            try {
                declaredSystem = Optional.of(CoordinateSystem.parse(name));
            } catch (IllegalArgumentException e) {
                note(start, 0, "its crs member: " + e.getMessage());
            }
        }
    }

    private void readFeatures(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            features++;
            TokenStreamLocation start = parser.currentTokenLocation();
            if (features > limits.features()) {
                end(start, "more than " + limits.features() + " features");
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                check(start, readFeature(parser));
            } else {
                note(start, features, "not a feature but a bare value");
                parser.skipChildren();
            }
        }
    }

    /** What one feature says, unchecked; the geometry is empty text when there is none. */
    private record Feature(String type, Map<String, String> properties, String geoJson) {}

    private Feature readFeature(JsonParser parser) {
        String type = "";
        String geoJson = "";
        String id = "";
        Map<String, String> properties = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else if (name.equals("id") && value.isScalarValue()) {
                id = PlainProperties.text(parser).orElse("");
            } else if (name.equals("properties") && value == JsonToken.START_OBJECT) {
                properties = PlainProperties.read(parser);
            } else if (name.equals("geometry") && value == JsonToken.START_OBJECT) {
                geoJson = readGeometryText(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (!id.isEmpty()) {
            properties.putIfAbsent("id", id);
        }
        return new Feature(type, properties, geoJson);
    }

    private String readGeometryText(JsonParser parser) {
        GeometryText text = new GeometryText(limits.vertices() - vertices);
        String geoJson = text.read(parser);
        vertices += text.vertices();
        if (vertices > limits.vertices()) {
            end(
                    parser.currentTokenLocation(),
                    "more than " + limits.vertices() + " vertices in the file up to here");
        }
        return geoJson;
    }

    private void check(TokenStreamLocation start, Feature feature) {
        int problemsBefore = problems.size();
        String code = feature.properties().getOrDefault(options.codeProperty(), "").strip();
        String who = code.isEmpty() ? "" : "area " + shortened(code) + ": ";
        if (!feature.type().equals("Feature")) {
            note(start, features, who + "its type is not \"Feature\"");
        }
        if (code.isEmpty()) {
            note(start, features, "no property \"" + options.codeProperty() + "\" with its code");
        } else {
            Integer earlier = lineOfCode.putIfAbsent(code, start.getLineNr());
            if (earlier != null) {
                note(start, features, who + "the code stands on line " + earlier + " already");
            }
        }
        Optional<Geometry> geometry = checkedGeometry(start, who, feature.geoJson());
        if (geometry.isPresent() && problems.size() == problemsBefore && problems.isEmpty()) {
            String name =
                    options.nameProperty()
                            .map(property -> feature.properties().getOrDefault(property, ""))
                            .orElse("");
            boundaries.add(
                    new Boundary(
                            code,
                            name.strip(),
                            feature.properties(),
                            feature.geoJson(),
                            geometry.get(),
                            start.getLineNr()));
        }
    }

    private Optional<Geometry> checkedGeometry(
            TokenStreamLocation start, String who, String geoJson) {
        if (geoJson.isEmpty()) {
            note(start, features, who + "it has no geometry");
            return Optional.empty();
        }
        try {
            Geometry geometry = GeoJsonPolygon.parse(geoJson);
            Optional<String> fault = PolygonFault.find(geometry);
            fault.ifPresent(reason -> note(start, features, who + reason));
            return Optional.of(geometry);
        } catch (IllegalArgumentException e) {
            note(start, features, who + e.getMessage());
            return Optional.empty();
        }
    }

    private void note(TokenStreamLocation at, int feature, String reason) {
        add(at, feature, reason);
        if (problems.size() == limits.problems()) {
            add(at, 0, "so many problems that the rest of the file was not read");
            throw new EndedEarly();
        }
    }

    private void add(TokenStreamLocation at, int feature, String reason) {
        problems.add(new Problem(at.getLineNr(), at.getColumnNr(), feature, reason));
    }

    private void end(TokenStreamLocation at, String reason) {
        note(at, features, reason);
        throw new EndedEarly();
    }

    private static String plain(JacksonException e) {
        return e.getOriginalMessage().replaceAll(", from `[^`]*`", "");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
