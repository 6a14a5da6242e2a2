package org.jingwei.lake.intake.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some rows that follow one another, copied out of the buffer they were read in: their text in one
 * piece, and where each row and each cell begins and ends in it.
 */
final class RowBlock {
    private static final int FULL_BYTES = 1 << 18;
    private static final int FULL_ROWS = 4096;

    private byte[] text = new byte[FULL_BYTES + (1 << 14)];
    private int used;
    private int[] starts = new int[1 << 14];
    private int[] ends = new int[1 << 14];
    private int cells;
    private final long[] lines = new long[FULL_ROWS];
    private final int[] firstCells = new int[FULL_ROWS + 1];
    private final List<RowText.Told> told = new ArrayList<>(FULL_ROWS);
    private int size;
    private int place;

    /** Forgets its rows; what an extraordinarily long one needed is let go. */
    void clear() {
        if (text.length > 2 * FULL_BYTES) {
            text = new byte[FULL_BYTES];
        }
        used = 0;
        cells = 0;
        told.clear();
        size = 0;
        place = 0;
    }

    boolean isFull() {
        return size == FULL_ROWS || used >= FULL_BYTES;
    }

    /** Adds a copy of a row. */
    void add(RowText row) {
        int count = row.count();
        lines[size] = row.line();
        told.add(row.told());
        if (count > 0) {
            int from = row.from(0);
            int length = row.to(count - 1) - from;
            reserve(length, count);
            System.arraycopy(row.buffer(), from, text, used, length);
            for (int i = 0; i < count; i++) {
                starts[cells] = row.from(i) - from + used;
                ends[cells++] = row.to(i) - from + used;
            }
            used += length;
        }
        firstCells[++size] = cells;
    }

    private void reserve(int bytes, int count) {
        if (text.length - used < bytes) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, used + bytes));
        }
        if (ends.length - cells < count) {
            int length = Math.max(ends.length * 2, cells + count);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
        }
    }

    /** Goes to the next row; false behind the last one. */
    boolean next(RowText row) {
        if (place == size) {
            return false;
        }
        row.begin(lines[place], text);
        for (int cell = firstCells[place]; cell < firstCells[place + 1]; cell++) {
            row.add(starts[cell], ends[cell]);
        }
        row.tell(told.get(place));
        place++;
        return true;
    }
}
