package org.jingwei.engine.tiles;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * In which order unsigned 64-bit keys come.
 *
 * <p>Each key is packed with its place into one number, and the numbers are sorted as the Java
 * runtime sorts numbers, in place and where it can with the wide registers of the processor. Of the
 * key those bits are kept that there is room for behind the bits that all keys share: for five
 * million points of a city that is all but a few centimetres. Keys alike in these are sorted once
 * more, by the bits that were left out, of which there are never more than of a place and one. So
 * it takes n log n steps whatever the keys are, and eight bytes a key.
 */
final class KeyOrder {

    private KeyOrder() {}

    /** The places of so many keys in the order of the keys; of equal keys as they stand. */
    static long[] of(int size, IntToLongFunction keys) {
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1));
        int shared = sharedBits(size, keys);
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = pack(keys.applyAsLong(i) << shared, i, placeBits);
        }
        Arrays.sort(order);
        int left = shared + Long.SIZE - 1 - placeBits;
        if (left < Long.SIZE) {
            sortAlike(order, keys, left, placeBits);
        }
        long placeMask = (1L << placeBits) - 1;
        for (int i = 0; i < size; i++) {
            order[i] &= placeMask;
        }
        return order;
    }

    /** How many leading bits all keys have in common; not all of them, so that one can shift. */
    private static int sharedBits(int size, IntToLongFunction keys) {
        long differing = 1;
        long first = size == 0 ? 0 : keys.applyAsLong(0);
        for (int i = 1; i < size; i++) {
            differing |= keys.applyAsLong(i) ^ first;
        }
        return Long.numberOfLeadingZeros(differing);
    }

    /** The leading bits of a key with a place; never negative, since numbers are sorted signed. */
    private static long pack(long key, long place, int placeBits) {
        return (key >>> 1 >>> placeBits << placeBits) | place;
    }

    /** Sorts those anew that were sorted by the same bits, by the bits from here on. */
    private static void sortAlike(long[] order, IntToLongFunction keys, int left, int placeBits) {
        long placeMask = (1L << placeBits) - 1;
        int start = 0;
        for (int i = 1; i <= order.length; i++) {
            boolean alike = i < order.length && (order[i] ^ order[start]) >>> placeBits == 0;
            if (!alike) {
                for (int at = start; at < i && i - start > 1; at++) {
                    long place = order[at] & placeMask;
                    long rest = keys.applyAsLong((int) place) << left >>> left;
                    order[at] = (rest << placeBits) | place;
                }
                Arrays.sort(order, start, i);
                start = i;
            }
        }
    }
}
