package org.jingwei.lake.intake.format;

import java.util.Optional;
import org.jingwei.engine.geo.CoordinateSystem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What stands before the features of a collection; of it, the coordinate system is of use. */
final class CrsMember {
    private CrsMember() {}

    /** Goes to the first feature; the coordinate system that was named on the way. */
    static Optional<CoordinateSystem> toFeatures(JsonParser parser) {
        try {
            Optional<CoordinateSystem> crs = Optional.empty();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    JsonToken token = parser.nextToken();
                    if (name.equals("features") && token == JsonToken.START_ARRAY) {
                        return crs;
                    }
                    if (name.equals("crs") && token == JsonToken.START_OBJECT) {
                        crs = Optional.of(named(parser));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (JacksonException e) {
            throw GeoJsonRows.unreadable(e);
        }
        throw new UnreadableFileException(
                "invalid-geojson", "The file is no FeatureCollection of GeoJSON.");
    }

    private static CoordinateSystem named(JsonParser parser) {
        String name = "";
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                break;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
                name = parser.getString();
            }
        }
        try {
            return CoordinateSystem.parse(name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException("invalid-crs", String.valueOf(e.getMessage()));
        }
    }
}
