package org.jingwei.engine.search;

import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/**
 * The codes of all entries, sorted by their beginnings and by their ends, so that either is found
 * by binary search. Upper and lower case of ASCII are the same.
 */
final class Codes {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] byFront;
    private final int[] byBack;

    /** Entries with a beginning or an end in common, from {@code from} to before {@code to}. */
    @SuppressWarnings("ArrayRecordComponent") // a part of an array; never compared
    record Same(int[] entries, int from, int to) {
        int count() {
            return to - from;
        }
    }

    /**
     * Of these codes, which stand one after the other.
     *
     * @param starts where each begins, and where the last ends
     */
    Codes(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
        this.byFront = IntSort.sorted(starts.length - 1, (a, b) -> compare(a, b, true));
        this.byBack = IntSort.sorted(starts.length - 1, (a, b) -> compare(a, b, false));
    }

    /** The code as it was given. */
    String get(int entry) {
        return new String(
                bytes, starts[entry], starts[entry + 1] - starts[entry], StandardCharsets.UTF_8);
    }

    int length(int entry) {
        return starts[entry + 1] - starts[entry];
    }

    /** The byte of a code at this place, counted from its front or its back. */
    private byte at(int entry, int place, boolean front) {
        return Folding.lower(bytes[front ? starts[entry] + place : starts[entry + 1] - 1 - place]);
    }

    private static byte at(byte[] code, int place, boolean front) {
        return code[front ? place : code.length - 1 - place];
    }

    private int compare(int entry, int other, boolean front) {
        int common = Math.min(length(entry), length(other));
        for (int i = 0; i < common; i++) {
            int order = Byte.compare(at(entry, i, front), at(other, i, front));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(length(entry), length(other));
    }

    /** How many bytes the entry's code and this folded one have in common. */
    int common(int entry, byte[] code, boolean front) {
        int most = Math.min(length(entry), code.length);
        int common = 0;
        while (common < most && at(entry, common, front) == at(code, common, front)) {
            common++;
        }
        return common;
    }

    /** Whether the two bytes from this place on are those of the text the other way round. */
    boolean isExchanged(int entry, byte[] code, int place) {
        return at(entry, place, true) == code[place + 1]
                && at(entry, place + 1, true) == code[place];
    }

    /** The entries whose codes begin, or end, with this folded text. */
    Same find(byte[] text, boolean front) {
        int[] sorted = front ? byFront : byBack;
        IntUnaryOperator order = entry -> compareBegin(entry, text, front);
        return new Same(sorted, bound(sorted, order, 0), bound(sorted, order, 1));
    }

    private int compareBegin(int entry, byte[] text, boolean front) {
        int common = common(entry, text, front);
        if (common == text.length) {
            return 0;
        }
        return common == length(entry)
                ? -1
                : Byte.compare(at(entry, common, front), at(text, common, front));
    }

    /** The first place whose order is not below the limit. */
    private static int bound(int[] sorted, IntUnaryOperator order, int limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.applyAsInt(sorted[middle]) < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Memory taken, in bytes. */
    long bytes() {
        return bytes.length + 4L * (starts.length + byFront.length + byBack.length);
    }
}
