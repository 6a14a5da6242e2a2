package org.jingwei.engine.tiles;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Makes columns of numbers, outside the heap so that they are read the same from a file; their room
 * is given back together when nobody holds any of them.
 */
final class Columns {

    /**
     * How many rows of a column are read at once where many are gone through: an array is read fast
     * from the first time on, a column only once the code that reads it is compiled.
     */
    static final int STRETCH = 512;

    private final Arena arena = Arena.ofAuto();

    /** Room for this many bytes, aligned for any number. */
    MemorySegment of(long bytes) {
        return arena.allocate(bytes, Long.BYTES);
    }

    MemorySegment longs(long[] values, int count) {
        MemorySegment column = of((long) count * Long.BYTES);
        MemorySegment.copy(values, 0, column, ValueLayout.JAVA_LONG, 0, count);
        return column;
    }

    MemorySegment ints(int[] values, int count) {
        MemorySegment column = of((long) count * Integer.BYTES);
        MemorySegment.copy(values, 0, column, ValueLayout.JAVA_INT, 0, count);
        return column;
    }

    /** Puts so many numbers into a column from this row on. */
    static void copy(long[] from, int count, MemorySegment column, int row) {
        long at = (long) row * Long.BYTES;
        MemorySegment.copy(from, 0, column, ValueLayout.JAVA_LONG, at, count);
    }

    /** Puts so many numbers into a column from this row on. */
    static void copy(int[] from, int count, MemorySegment column, int row) {
        long at = (long) row * Integer.BYTES;
        MemorySegment.copy(from, 0, column, ValueLayout.JAVA_INT, at, count);
    }

    static long longAt(MemorySegment column, int row) {
        return column.getAtIndex(ValueLayout.JAVA_LONG, row);
    }

    static int intAt(MemorySegment column, int row) {
        return column.getAtIndex(ValueLayout.JAVA_INT, row);
    }

    static char charAt(MemorySegment column, int row) {
        return column.getAtIndex(ValueLayout.JAVA_CHAR, row);
    }

    /** Reads the rows from here to there, but no more than there is room for; says how many. */
    static int read(MemorySegment column, int from, int to, long[] room) {
        int count = Math.min(to - from, room.length);
        long at = (long) from * Long.BYTES;
        MemorySegment.copy(column, ValueLayout.JAVA_LONG, at, room, 0, count);
        return count;
    }

    /** Reads the rows from here to there, but no more than there is room for; says how many. */
    static int read(MemorySegment column, int from, int to, int[] room) {
        int count = Math.min(to - from, room.length);
        long at = (long) from * Integer.BYTES;
        MemorySegment.copy(column, ValueLayout.JAVA_INT, at, room, 0, count);
        return count;
    }

    /** Reads the rows from here to there, but no more than there is room for; says how many. */
    static int read(MemorySegment column, int from, int to, char[] room) {
        int count = Math.min(to - from, room.length);
        long at = (long) from * Character.BYTES;
        MemorySegment.copy(column, ValueLayout.JAVA_CHAR, at, room, 0, count);
        return count;
    }

    /** The first row from here to there whose key is not below this one, as unsigned numbers. */
    static int lowerBound(MemorySegment keys, long key, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(longAt(keys, middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first row from here to there whose key is above this one, as unsigned numbers. */
    static int upperBound(MemorySegment keys, long key, int from, int to) {
        return key == -1 ? to : lowerBound(keys, key + 1, from, to);
    }
}
