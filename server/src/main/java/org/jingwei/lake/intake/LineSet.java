package org.jingwei.lake.intake;

import java.util.Arrays;

/** Lines of a file, added in ascending order: eight bytes a line, looked up by halving. */
final class LineSet {
    private long[] lines = new long[64];
    private int size;

    void add(long line) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
        }
        lines[size++] = line;
    }

    boolean contains(long line) {
        return Arrays.binarySearch(lines, 0, size, line) >= 0;
    }
}
