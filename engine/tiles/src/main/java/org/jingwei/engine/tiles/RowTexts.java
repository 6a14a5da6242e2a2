package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/**
 * What is written beside the points of a segment, in the order of the points and as a tile has it:
 * for each its id as text, its name and its key, as values of a vector tile one behind the other.
 *
 * <p>The points of a tile are neighbours, so their texts are one stretch of bytes that is copied
 * into the tile as it is, where two places of memory had to be found for each before. Where a
 * point's texts begin is kept for every 32nd, and how long they are for each: two bytes and a bit a
 * point. Texts that are too long for that are not in it and have to be looked up.
 */
final class RowTexts {

    /** How many columns it is kept as. */
    static final int SECTIONS = 3;

    /** That a point has a name, beside the length of its texts. */
    static final int HAS_NAME = 1 << 15;

    static final int HAS_KEY = 1 << 14;

    /** The longest texts that are in it. */
    static final int MOST_BYTES = HAS_KEY - 1;

    private static final int BITS = 5;

    private final MemorySegment bytes;
    private final MemorySegment starts;
    private final MemorySegment lengths;

    private RowTexts(List<MemorySegment> sections) {
        this.bytes = sections.get(0);
        this.starts = sections.get(1);
        this.lengths = sections.get(2);
    }

    /** The texts in these columns, if they are not empty. */
    static Optional<RowTexts> of(List<MemorySegment> sections) {
        boolean empty = sections.get(0).byteSize() == 0;
        return empty ? Optional.empty() : Optional.of(new RowTexts(sections));
    }

    /** Whether a row's beginning is kept. */
    static boolean isMarked(int row) {
        return (row & ((1 << BITS) - 1)) == 0;
    }

    /** How many beginnings are kept of so many rows. */
    static int marks(int rows) {
        return (rows + (1 << BITS) - 1) >>> BITS;
    }

    /** Which texts a point has, as flags, and how many bytes they take; 0 to look them up. */
    int shape(int row) {
        return Columns.charAt(lengths, row);
    }

    /** Reads the shapes of the rows from here to there, as many as there is room for. */
    int shapes(int from, int to, char[] room) {
        return Columns.read(lengths, from, to, room);
    }

    /** Whether a point of this shape has a name and a key. */
    static boolean hasAll(int shape) {
        return shape > (HAS_NAME | HAS_KEY);
    }

    /** How many bytes the texts of this shape take. */
    static int length(int shape) {
        return shape & MOST_BYTES;
    }

    /** How many values the texts of this shape are. */
    static int values(int shape) {
        return 1 + (shape >>> 15) + (shape >>> 14 & 1);
    }

    /** Where the texts of a row begin. */
    long start(int row) {
        int marked = row >>> BITS;
        long start = starts.getAtIndex(ValueLayout.JAVA_LONG, marked);
        for (int before = marked << BITS; before < row; before++) {
            start += length(shape(before));
        }
        return start;
    }

    /** Copies a stretch of bytes into room that is there. */
    void copy(long from, byte[] room, int at, int length) {
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, room, at, length);
    }
}
