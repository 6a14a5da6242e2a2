package org.jingwei.lake.intake.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/**
 * One row as text in UTF-8: its cells are pieces of one buffer, the reader's own or one of this
 * object, so that a cell costs no object unless somebody asks for its text. All of it is of the row
 * read last.
 */
public final class RowText {
    /** What is known of a cell beside its text. */
    public enum Mark {
        NONE,
        /** Was a day or time of Excel, which is a number with a format. */
        EXCEL_DATE,
        /** Was a number of more digits than Excel keeps. */
        LOST_DIGITS
    }

    private byte[] own = new byte[1024];
    private byte[] text = own;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private Mark[] marks = new Mark[0];
    private int count;
    private int used;
    private long line;
    private Optional<Fault> fault = Optional.empty();

    /** Why a row as a whole cannot be taken: the name of the rule, and the reason. */
    public record Fault(String rule, String reason) {}

    /** Starts with an empty row whose cells are added as texts. */
    void begin(long startingLine) {
        begin(startingLine, own);
    }

    /** Starts with an empty row whose cells are pieces of a buffer. */
    void begin(long startingLine, byte[] buffer) {
        text = buffer;
        line = startingLine;
        count = 0;
        used = 0;
        fault = Optional.empty();
        marks = marks.length == 0 ? marks : new Mark[0];
    }

    /** Adds a cell that is a piece of the buffer the row began with. */
    void add(int start, int end) {
        if (count == ends.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /** Adds a cell by its text. */
    void add(String cell) {
        byte[] bytes = cell.getBytes(UTF_8);
        if (own.length - used < bytes.length) {
            own = Arrays.copyOf(own, Math.max(own.length * 2, used + bytes.length));
            text = own;
        }
        System.arraycopy(bytes, 0, own, used, bytes.length);
        add(used, used + bytes.length);
        used += bytes.length;
    }

    /** Moves the end of a cell forward: it is shorter than it seemed. */
    void shorten(int cell, int end) {
        ends[cell] = end;
    }

    /** Marks the cell that was added last. */
    void mark(Mark mark) {
        if (marks.length < count) {
            int known = marks.length;
            marks = Arrays.copyOf(marks, Math.max(count, 16));
            Arrays.fill(marks, known, marks.length, Mark.NONE);
        }
        marks[count - 1] = mark;
    }

    void fault(String rule, String reason) {
        fault = Optional.of(new Fault(rule, reason));
    }

    /** The line of the file on which the row begins. */
    public long line() {
        return line;
    }

    /** How many cells it has. */
    public int count() {
        return count;
    }

    /** The buffer in which the cells are; it is another one after the next row. */
    public byte[] buffer() {
        return text;
    }

    /** Where a cell begins. */
    public int from(int cell) {
        return starts[cell];
    }

    /** Where a cell ends, exclusive. */
    public int to(int cell) {
        return ends[cell];
    }

    /** A cell as it came; bytes that are no text are U+FFFD. */
    public String cell(int cell) {
        return new String(text, starts[cell], ends[cell] - starts[cell], UTF_8);
    }

    /** What is known of a cell. */
    public Mark mark(int cell) {
        return cell < marks.length ? marks[cell] : Mark.NONE;
    }

    /** Why the row as a whole cannot be taken. */
    public Optional<Fault> fault() {
        return fault;
    }
}
