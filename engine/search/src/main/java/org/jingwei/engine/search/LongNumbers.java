package org.jingwei.engine.search;

import java.util.Arrays;

/**
 * Numbers distinct longs 0, 1, 2 … in order of first appearance. Open addressing with linear
 * probing, at most half full.
 */
final class LongNumbers {
    private long[] values = new long[1024];
    private int size;

    /** Slot to number + 1; 0 is a free slot. */
    private int[] slots = new int[4096];

    int size() {
        return size;
    }

    /** All values by their numbers. */
    long[] values() {
        return Arrays.copyOf(values, size);
    }

    /** The number of this value, new or known. */
    int number(long value) {
        int slot = slotOf(value);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
        slots[slot] = size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private int slotOf(long value) {
        int mask = slots.length - 1;
        int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slotOf(values[i])] = i + 1;
        }
    }
}
