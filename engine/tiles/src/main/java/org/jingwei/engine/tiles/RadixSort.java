package org.jingwei.engine.tiles;

/**
 * Sorts unsigned 64-bit keys and says where each came from.
 *
 * <p>Least significant digit first, 16 bits at a time: four stable counting passes, of which those
 * with one digit only are left out (the points of a city share their leading bits). Linear, against
 * a comparison sort's n log n; needs the keys and the places twice.
 */
final class RadixSort {

    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private RadixSort() {}

    /** The keys in order, and which place of the given array each stood at. */
    @SuppressWarnings("ArrayRecordComponent") // two columns; never compared
    record Sorted(long[] keys, int[] origins) {}

    /** Sorts the keys; the given array is scratch space afterwards. */
    static Sorted sort(long[] keys) {
        int size = keys.length;
        int[] origins = new int[size];
        for (int i = 0; i < size; i++) {
            origins[i] = i;
        }
        long[] from = keys;
        long[] to = new long[size];
        int[] fromOrigins = origins;
        int[] toOrigins = new int[size];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            int[] starts = starts(from, shift);
            if (starts.length == 0) {
                continue;
            }
            for (int i = 0; i < size; i++) {
                int place = starts[digit(from[i], shift)]++;
                to[place] = from[i];
                toOrigins[place] = fromOrigins[i];
            }
            long[] keysBefore = from;
            from = to;
            to = keysBefore;
            int[] originsBefore = fromOrigins;
            fromOrigins = toOrigins;
            toOrigins = originsBefore;
        }
        return new Sorted(from, fromOrigins);
    }

    /** Where each digit's keys begin; empty if all keys have the same digit. */
    private static int[] starts(long[] keys, int shift) {
        int[] counts = new int[DIGITS];
        for (long key : keys) {
            counts[digit(key, shift)]++;
        }
        int start = 0;
        for (int i = 0; i < DIGITS; i++) {
            int count = counts[i];
            if (count == keys.length) {
                return new int[0];
            }
            counts[i] = start;
            start += count;
        }
        return counts;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }
}
