package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** JSON objects, one a line. A line that is none is a row with a fault; the next one goes on. */
final class NdjsonRows implements SourceRows {
    private final CountedInput bytes;
    private final JsonHeader header;
    private final Reader text;
    private final TextLines lines;
    private final JsonValues values;

    NdjsonRows(CountedInput bytes, JsonHeader header, Reader text) {
        this.bytes = bytes;
        this.header = header;
        this.text = text;
        this.lines = new TextLines(text);
        this.values = new JsonValues(header);
    }

    static JsonHeader header(Reader text) {
        TextLines lines = new TextLines(text);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < JsonHeader.ROWS && lines.next(); i++) {
            try (JsonParser parser = parser(lines)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    JsonValues.names(parser, names);
                }
            } catch (JacksonException e) {
                // told when the line is read as a row
            }
        }
        return JsonHeader.of(names, Optional.empty());
    }

    private static JsonParser parser(TextLines lines) {
        return JsonValues.JSON.createParser(
                ObjectReadContext.empty(), lines.buffer(), lines.from(), lines.length());
    }

    @Override
    public List<String> header() {
        return header.names();
    }

    @Override
    public boolean next(RowText row) {
        while (lines.next()) {
            if (!lines.isBlank()) {
                read(row);
                return true;
            }
        }
        return false;
    }

    private void read(RowText row) {
        row.begin(lines.number());
        values.clear();
        try (JsonParser parser = parser(lines)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                values.read(parser);
                values.into(row);
                if (parser.nextToken() != null) {
                    row.fault("JSON", "there is more on the line than one object");
                }
            } else {
                row.fault("JSON", "is no JSON object");
            }
        } catch (JacksonException e) {
            row.begin(lines.number());
            row.fault("JSON", "is no JSON object: " + e.getOriginalMessage());
        }
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
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
