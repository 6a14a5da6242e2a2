package org.jingwei.engine.lake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Small numbers for the areas that are met, from 0 in the order of their coming. */
final class AreaNumbers {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] areas = new long[1 << 6];

    /** Number and 1 of the area in each slot; a table of open addresses, half full at most. */
    private int[] slots = new int[1 << 8];

    private int size;

    int of(long area) {
        int slot = slot(area);
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (areas[number] == area) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return add(area, slot);
    }

    private int slot(long area) {
        return (int) ((area * SPREAD) >>> 33) & (slots.length - 1);
    }

    private int add(long area, int free) {
        if (size == areas.length) {
            areas = Arrays.copyOf(areas, size * 2);
            slots = new int[size * 8];
            for (int number = 0; number < size; number++) {
                slots[free(areas[number])] = number + 1;
            }
            return add(area, free(area));
        }
        areas[size++] = area;
        slots[free] = size;
        return size - 1;
    }

    private int free(long area) {
        int slot = slot(area);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** The place of each number when the areas are in their order. */
    int[] ranks() {
        int[] sorted =
                IntStream.range(0, size)
                        .boxed()
                        .sorted(Comparator.comparingLong(number -> areas[number]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] ranks = new int[size];
        for (int rank = 0; rank < size; rank++) {
            ranks[sorted[rank]] = rank;
        }
        return ranks;
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }
}
