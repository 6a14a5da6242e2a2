package org.jingwei.engine.geo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The plain values of a JSON object as text; nulls, lists and objects in it are left out. */
final class PlainProperties {

    private static final int MAX_DIGITS = 40;

    private PlainProperties() {}

    /** Reads from the object's start to its end. */
    static Map<String, String> read(JsonParser parser) {
        Map<String, String> properties = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            text(parser).ifPresent(value -> properties.put(name, value));
            parser.skipChildren();
        }
        return properties;
    }

    /** The value the parser stands at as text, if it is a plain one. */
    static Optional<String> text(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> Optional.of(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(number(parser.getString()));
            default -> Optional.empty();
        };
    }

    /** Many tools write whole numbers as 1.0: a code or a count must read the same either way. */
    private static String number(String written) {
        if (written.length() > MAX_DIGITS) {
            return written;
        }
        BigDecimal number = new BigDecimal(written);
        return Math.abs((long) number.scale()) > MAX_DIGITS
                ? written
                : number.stripTrailingZeros().toPlainString();
    }
}
