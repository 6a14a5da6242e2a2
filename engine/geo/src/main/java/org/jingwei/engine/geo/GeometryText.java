package org.jingwei.engine.geo;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Copies a JSON object as it is read, without white space and with every number exactly as it was
 * written, and counts the vertices in it.
 */
final class GeometryText {

    private final StringBuilder text = new StringBuilder();
    private final int maxVertices;
    private int vertices;

    GeometryText(int maxVertices) {
        this.maxVertices = maxVertices;
    }

    /** How many lists of numbers there were. */
    int vertices() {
        return vertices;
    }

    /** Copies from the object's start to its end, or to where there are too many vertices. */
    String read(JsonParser parser) {
        JsonToken before = JsonToken.START_OBJECT;
        text.append('{');
        for (int depth = 1; depth > 0 && vertices <= maxVertices; ) {
            JsonToken token = parser.nextToken();
            if (token.isStructEnd()) {
                depth--;
            } else if (!before.isStructStart() && before != JsonToken.PROPERTY_NAME) {
                text.append(',');
            }
            if (token.isStructStart()) {
                depth++;
            }
            if (before == JsonToken.START_ARRAY && token.isNumeric()) {
                vertices++;
            }
            append(parser, token);
            before = token;
        }
        return text.toString();
    }

    private void append(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
            text.append('"');
            JsonStringEncoder.getInstance().quoteAsString(parser.getString(), text);
            text.append(token == JsonToken.PROPERTY_NAME ? "\":" : "\"");
        } else {
            text.append(parser.getString());
        }
    }
}
