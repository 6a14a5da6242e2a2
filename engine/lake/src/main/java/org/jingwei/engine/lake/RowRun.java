package org.jingwei.engine.lake;

import java.util.Arrays;

/**
 * Rows in memory, one behind the other as {@link RowBytes}, that are handed out in the order of
 * their areas and, in an area, as they came. There are few areas and many rows, so the order is
 * found by counting: each area gets a number when it is met first, the numbers are ranked once, and
 * each row goes to the next place of its rank. Cost: a look-up for a row that comes, and one pass
 * over all.
 */
final class RowRun {

    private static final int MOST_ROWS = 1 << 21;

    private final int fullBytes;
    private byte[] bytes = new byte[1 << 16];
    private int[] starts = new int[1 << 10];
    private int[] areas = new int[1 << 10];
    private final AreaNumbers numbers = new AreaNumbers();
    private int size;
    private int used;

    /**
     * @param fullBytes as many bytes make it full
     */
    RowRun(int fullBytes) {
        this.fullBytes = fullBytes;
    }

    boolean isFull() {
        return used >= fullBytes || size == MOST_ROWS;
    }

    /** Adds a row. */
    void add(RowBytes row) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            areas = Arrays.copyOf(areas, size * 2);
        }
        if (bytes.length - used < row.length()) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + row.length()));
        }
        starts[size] = used;
        areas[size++] = numbers.of(row.area());
        row.copyTo(bytes, used);
        used += row.length();
    }

    /** The rows in their order, each by its place among those that came. */
    int[] order() {
        int[] ranks = numbers.ranks();
        int[] places = new int[ranks.length + 1];
        for (int i = 0; i < size; i++) {
            places[ranks[areas[i]] + 1]++;
        }
        for (int i = 1; i < places.length; i++) {
            places[i] += places[i - 1];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[places[ranks[areas[i]]]++] = i;
        }
        return order;
    }

    /** The buffer in which the rows are. */
    byte[] bytes() {
        return bytes;
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return row + 1 == size ? used : starts[row + 1];
    }

    void clear() {
        size = 0;
        used = 0;
        numbers.clear();
    }
}
