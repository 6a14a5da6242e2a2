package org.jingwei.lake.intake.format;

import java.util.Arrays;
import java.util.Optional;

/**
 * One row as text: its cells one after the other in one buffer, which is used again for the next
 * row, so that a cell costs no object unless somebody asks for its text.
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

    private char[] text = new char[1024];
    private int[] ends = new int[32];
    private Mark[] marks = new Mark[0];
    private int count;
    private long line;
    private Optional<Fault> fault = Optional.empty();

    /** Why a row as a whole cannot be taken: the name of the rule, and the reason. */
    public record Fault(String rule, String reason) {}

    /** Starts with an empty row. */
    void begin(long startingLine) {
        line = startingLine;
        count = 0;
        fault = Optional.empty();
        marks = marks.length == 0 ? marks : new Mark[0];
    }

    void add(char[] from, int offset, int length) {
        int start = count == 0 ? 0 : ends[count - 1];
        if (text.length - start < length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, start + length));
        }
        System.arraycopy(from, offset, text, start, length);
        end(start + length);
    }

    void add(String cell) {
        int start = count == 0 ? 0 : ends[count - 1];
        if (text.length - start < cell.length()) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, start + cell.length()));
        }
        cell.getChars(0, cell.length(), text, start);
        end(start + cell.length());
    }

    private void end(int end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = end;
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
    public char[] buffer() {
        return text;
    }

    /** Where a cell begins. */
    public int from(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /** Where a cell ends, exclusive. */
    public int to(int cell) {
        return ends[cell];
    }

    /** A cell as it came. */
    public String cell(int cell) {
        return new String(text, from(cell), to(cell) - from(cell));
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
