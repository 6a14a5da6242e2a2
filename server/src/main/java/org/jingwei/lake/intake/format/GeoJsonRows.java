package org.jingwei.lake.intake.format;

import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.engine.geo.CoordinateSystem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The features of a collection, RFC 7946, read as they come: properties are columns, and a point is
 * two more, {@value #LONGITUDE} and {@value #LATITUDE}. Another geometry is a row with a fault. The
 * line of a feature is the one on which it begins, or its number when the file has one line only.
 */
final class GeoJsonRows implements SourceRows {
    /** The column of a point's longitude. */
    static final String LONGITUDE = "longitude";

    /** The column of a point's latitude. */
    static final String LATITUDE = "latitude";

    private final CountedInput bytes;
    private final JsonHeader header;
    private final JsonParser parser;
    private final JsonValues values;
    private long line;

    GeoJsonRows(CountedInput bytes, JsonHeader header, Reader text) {
        this.bytes = bytes;
        this.header = header;
        this.parser = JsonValues.JSON.createParser(ObjectReadContext.empty(), text);
        this.values = new JsonValues(header);
        CrsMember.toFeatures(parser);
    }

    static JsonHeader header(Reader text) {
        try (JsonParser parser = JsonValues.JSON.createParser(ObjectReadContext.empty(), text)) {
            Optional<CoordinateSystem> crs = CrsMember.toFeatures(parser);
            Set<String> names = new LinkedHashSet<>();
            for (int i = 0;
                    i < JsonHeader.ROWS && parser.nextToken() == JsonToken.START_OBJECT;
                    i++) {
                properties(parser, names);
            }
            names.add(LONGITUDE);
            names.add(LATITUDE);
            return JsonHeader.of(names, crs);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static void properties(JsonParser parser, Set<String> names) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean properties = "properties".equals(parser.currentName());
            if (parser.nextToken() == JsonToken.START_OBJECT && properties) {
                JsonValues.names(parser, names);
            } else {
                parser.skipChildren();
            }
        }
    }

    static UnreadableFileException unreadable(JacksonException e) {
        String place =
                Optional.ofNullable(e.getLocation())
                        .map(location -> " (line " + location.getLineNr() + ")")
                        .orElse("");
        return new UnreadableFileException(
                "invalid-geojson",
                "The file is no GeoJSON: "
                        + e.getOriginalMessage()
                        + place
                        + "; nothing was taken.");
    }

    @Override
    public List<String> header() {
        return header.names();
    }

    @Override
    public boolean next(RowText row) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            line = Math.max(line + 1, parser.currentTokenLocation().getLineNr());
            row.begin(line);
            values.clear();
            String geometry = feature();
            values.into(row);
            if (!geometry.isEmpty()) {
                row.fault("GEOMETRY", geometry);
            }
            return true;
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** Reads one feature; what is wrong with its geometry, if anything. */
    private String feature() {
        String fault = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && name.equals("properties")) {
                values.read(parser);
            } else if (token == JsonToken.START_OBJECT && name.equals("geometry")) {
                fault = geometry();
            } else {
                parser.skipChildren();
            }
        }
        return fault;
    }

    private String geometry() {
        String type = "";
        boolean placed = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("type")) {
                type = parser.getString();
            } else if (name.equals("coordinates") && token == JsonToken.START_ARRAY) {
                placed = position();
            } else {
                parser.skipChildren();
            }
        }
        if (!type.equals("Point")) {
            return "its geometry is a " + type + "; only a Point can be taken as a place";
        }
        return placed ? "" : "its point has no two numbers";
    }

    /**
     * Reads the array that the parser is at the beginning of; whether it begins with two numbers.
     */
    private boolean position() {
        int numbers = 0;
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token.isNumeric() && numbers < 2) {
                values.set(numbers == 0 ? LONGITUDE : LATITUDE, parser.getString());
                numbers++;
            } else {
                parser.skipChildren();
            }
            token = parser.nextToken();
        }
        return numbers == 2;
    }

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public boolean isSparse() {
        return true;
    }

    @Override
    public Optional<CoordinateSystem> crs() {
        return Optional.of(header.crs().orElse(CoordinateSystem.WGS84));
    }

    @Override
    public void close() {
        parser.close();
    }
}
