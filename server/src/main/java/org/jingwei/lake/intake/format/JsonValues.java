package org.jingwei.lake.intake.format;

import java.io.Writer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The values of one JSON object as cells of a row: texts as they are, numbers as they are written,
 * objects and arrays as their JSON.
 */
final class JsonValues {
    /** Reads JSON whose texts and depth are limited. */
    static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(100)
                                    .maxStringLength(1 << 20)
                                    .maxNameLength(1000)
                                    .maxNumberLength(1000)
                                    .build())
                    .build();

    private static final int MAX_NESTED = 1 << 16;

    private final JsonHeader header;
    private final @Nullable String[] values;
    private String unknown = "";

    JsonValues(JsonHeader header) {
        this.header = header;
        this.values = new String[header.names().size()];
    }

    void clear() {
        Arrays.fill(values, null);
        unknown = "";
    }

    /** The names of an object whose beginning the parser is at; goes to its end. */
    static void names(JsonParser parser, Set<String> names) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            names.add(parser.currentName());
            parser.nextToken();
            parser.skipChildren();
        }
    }

    /** Reads an object whose beginning the parser is at, to its end. */
    void read(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            Integer place = header.places().get(name);
            if (place == null) {
                unknown = unknown.isEmpty() && token != JsonToken.VALUE_NULL ? name : unknown;
                parser.skipChildren();
            } else {
                values[place] = text(parser, token);
            }
        }
    }

    /** Sets a value that the file does not name itself. */
    void set(String name, String value) {
        Integer place = header.places().get(name);
        if (place != null) {
            values[place] = value;
        }
    }

    private static @Nullable String text(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> nested(parser);
            default -> parser.getString();
        };
    }

    private static String nested(JsonParser parser) {
        Bounded text = new Bounded();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.kept.toString();
    }

    /** Fills a row. */
    void into(RowText row) {
        for (String value : values) {
            row.add(value == null ? "" : value);
        }
        if (!unknown.isEmpty()) {
            row.fault(
                    "UNKNOWN_NAME",
                    "\"" + unknown + "\" is in none of the first " + JsonHeader.ROWS + " objects");
        }
    }

    /** Keeps the beginning of what is written. */
    private static final class Bounded extends Writer {
        private final StringBuilder kept = new StringBuilder();

        @Override
        public void write(char[] buffer, int offset, int length) {
            kept.append(
                    buffer, offset, Math.min(length, Math.max(0, MAX_NESTED + 1 - kept.length())));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
