package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of separated values (RFC 4180), read record by record in a buffer of UTF-8: a cell is a
 * piece of the buffer, and nothing is copied or decoded, which makes the reading of a file cheaper
 * than the checking of its values. All characters that mean something here are single bytes in
 * UTF-8 and no part of longer ones.
 *
 * <p>Lines end with LF, CR LF or CR; empty lines are no records; a quote inside of a cell that does
 * not begin with one is a character like others. Sizes are limited so that an unclosed quote, or a
 * line without an end, ends the reading and not the memory. Cost: one look at each byte, and a
 * second one at records that lie across the end of the buffer.
 */
final class CsvRows implements SourceRows {
    private static final int MAX_FIELD = 1 << 20;
    private static final int MAX_RECORD = 4 << 20;
    private static final int MAX_FIELDS = 2000;
    private static final int BUFFER = 1 << 18;
    private static final int INCOMPLETE = -1;

    private final CountedInput bytes;
    private final InputStream text;
    private final byte delimiter;

    /** Whether a byte ends a cell that is not quoted. */
    private final boolean[] ends = new boolean[256];

    private final List<String> header;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean ended;
    private long line = 1;

    /** Ends of lines inside of the record that is being read. */
    private int innerLines;

    /** Doubled quotes inside of it. */
    private int escapes;

    private CsvRows(CountedInput bytes, FileReading reading) throws IOException {
        this.bytes = bytes;
        this.text = reading.charset().utf8(bytes);
        this.delimiter = (byte) reading.delimiter();
        ends[delimiter & 0xff] = true;
        ends['\n'] = true;
        ends['\r'] = true;
        RowText first = new RowText();
        if (!next(first)) {
            throw new UnreadableFileException("invalid-header", "The file has no header row.");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.count(); i++) {
            names.add(first.cell(i));
        }
        this.header = List.copyOf(names);
    }

    static CsvRows open(CountedInput bytes, FileReading reading) throws IOException {
        return new CsvRows(bytes, reading);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next(RowText row) {
        while (position < limit || fill()) {
            if (buffer[position] == '\n' || buffer[position] == '\r') {
                passEmptyLine();
            } else {
                read(row);
                return true;
            }
        }
        return false;
    }

    private void passEmptyLine() {
        int end = endOfLine(position);
        if (end == INCOMPLETE) {
            fill();
            end = endOfLine(position);
        }
        position = end;
        line++;
    }

    private void read(RowText row) {
        int end = record(row);
        while (end == INCOMPLETE) {
            fill();
            end = record(row);
        }
        unescape(row);
        position = end;
        line += 1 + innerLines;
    }

    /** Finds the cells of the record; where the next one begins, unless its end is not here yet. */
    private int record(RowText row) {
        row.begin(line, buffer);
        innerLines = 0;
        escapes = 0;
        int at = position;
        while (true) {
            if (row.count() == MAX_FIELDS) {
                throw tooLarge();
            }
            at = at < limit && buffer[at] == '"' ? quoted(row, at) : plain(row, at);
            if (at == INCOMPLETE || (at == limit && !ended)) {
                return INCOMPLETE;
            }
            if (at == limit) {
                return at;
            }
            if (buffer[at] != delimiter) {
                return endOfLine(at);
            }
            at++;
        }
    }

    private int plain(RowText row, int start) {
        byte[] all = buffer;
        int end = limit;
        int at = start;
        while (at < end && !ends[all[at] & 0xff]) {
            at++;
        }
        add(row, start, at);
        return at;
    }

    private void add(RowText row, int start, int end) {
        if (end - start > MAX_FIELD) {
            throw tooLarge();
        }
        row.add(start, end);
    }

    /** Reads a cell in quotes; where it ends. Doubled quotes in it stay for later. */
    private int quoted(RowText row, int start) {
        int at = start + 1;
        while (at < limit) {
            byte here = buffer[at];
            if (here == '"') {
                if (at + 1 == limit && !ended) {
                    return INCOMPLETE;
                }
                if (at + 1 == limit || buffer[at + 1] != '"') {
                    return closed(row, start, at);
                }
                escapes++;
                at++;
            } else if (here == '\n' || (here == '\r' && at + 1 < limit && buffer[at + 1] != '\n')) {
                innerLines++;
            }
            at++;
        }
        if (ended) {
            throw unreadable("a quote is not closed that is opened in the record of line " + line);
        }
        return INCOMPLETE;
    }

    private int closed(RowText row, int start, int quote) {
        int end = quote + 1;
        if (end < limit && !ends[buffer[end] & 0xff]) {
            throw unreadable(
                    "there is more in a cell after its closing quote in the record of line "
                            + line);
        }
        add(row, start + 1, quote);
        return end;
    }

    /** Makes one quote of two in the cells of a record, where there are any. */
    private void unescape(RowText row) {
        for (int i = 0; i < row.count() && escapes > 0; i++) {
            int from = row.from(i);
            if (from > position && buffer[from - 1] == '"') {
                row.shorten(i, unescaped(from, row.to(i)));
            }
        }
    }

    private int unescaped(int from, int to) {
        int end = from;
        for (int at = from; at < to; at++) {
            buffer[end++] = buffer[at];
            if (buffer[at] == '"') {
                at++;
                escapes--;
            }
        }
        return end;
    }

    /** Where the next line begins, given where this one ends. */
    private int endOfLine(int at) {
        if (buffer[at] != '\r') {
            return at + 1;
        }
        if (at + 1 == limit) {
            return ended ? at + 1 : INCOMPLETE;
        }
        return buffer[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /** Reads on behind what is not used yet; whether there was more. */
    private boolean fill() {
        if (limit - position > MAX_RECORD) {
            throw tooLarge();
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        if (limit > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int read = text.read(buffer, limit, buffer.length - limit);
            limit += Math.max(read, 0);
            ended = read < 0;
            return read >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UnreadableFileException tooLarge() {
        return unreadable(
                "the record of line "
                        + line
                        + " has more than "
                        + MAX_FIELDS
                        + " cells, or "
                        + MAX_FIELD
                        + " bytes in one");
    }

    private static UnreadableFileException unreadable(String reason) {
        return new UnreadableFileException(
                "invalid-csv",
                "The file is no CSV: "
                        + reason
                        + ". Look for a quote that is not closed; nothing was taken.");
    }

    @Override
    public long bytesRead() {
        return bytes.count();
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
