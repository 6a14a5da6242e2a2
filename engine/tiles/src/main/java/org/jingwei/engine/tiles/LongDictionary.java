package org.jingwei.engine.tiles;

import java.util.Arrays;

/**
 * Numbers distinct longs 0, 1, 2 … in order of first appearance. Open addressing with linear
 * probing, at most half full; emptying costs only what is in it, so one can be used for many cells.
 */
final class LongDictionary {

    /** Of nothing; never to be added to. */
    static final LongDictionary EMPTY = new LongDictionary();

    private long[] values = new long[16];
    private int size;

    /** Slot to number + 1; 0 is a free slot. */
    private int[] slots = new int[64];

    int size() {
        return size;
    }

    long value(int number) {
        return values[number];
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

    boolean contains(long value) {
        return slots[slotOf(value)] != 0;
    }

    void clear() {
        // Last in, first out: a value is looked up only past slots that were taken before its own.
        if (size * 4 > slots.length) {
            Arrays.fill(slots, 0);
        } else {
            for (int i = size - 1; i >= 0; i--) {
                slots[slotOf(values[i])] = 0;
            }
        }
        size = 0;
    }

    private int slotOf(long value) {
        int mask = slots.length - 1;
        long mixed = value * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
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
