package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The lines of a text in a buffer of their own, of limited length. */
final class TextLines {
    private static final int MAX_LINE = 4 << 20;

    private final Reader reader;
    private char[] buffer = new char[1 << 16];
    private int from;
    private int filled;
    private int end;
    private long number;

    TextLines(Reader reader) {
        this.reader = reader;
    }

    /** Goes to the next line; false at the end of the text. */
    boolean next() {
        from = number == 0 ? 0 : end + 1;
        end = Math.min(from, filled);
        from = end;
        while (true) {
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (end < filled || !fill()) {
                number++;
                return end < filled || end > from;
            }
        }
    }

    private boolean fill() {
        if (end - from > MAX_LINE) {
            throw new UnreadableFileException(
                    "invalid-line",
                    "Line " + (number + 1) + " has more than " + MAX_LINE + " characters.");
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            end -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        try {
            int read = reader.read(buffer, filled, buffer.length - filled);
            filled += Math.max(read, 0);
            return read >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    char[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return end - from;
    }

    long number() {
        return number;
    }

    boolean isBlank() {
        for (int i = from; i < end; i++) {
            if (!Character.isWhitespace(buffer[i])) {
                return false;
            }
        }
        return true;
    }
}
