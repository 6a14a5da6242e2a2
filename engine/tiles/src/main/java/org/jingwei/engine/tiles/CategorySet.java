package org.jingwei.engine.tiles;

import java.util.Set;

/** Some of the categories, or every one, to be asked millions of times. */
final class CategorySet {

    static final CategorySet EVERY = new CategorySet(new long[0], true);

    private final long[] bits;
    private final boolean every;

    private CategorySet(long[] bits, boolean every) {
        this.bits = bits;
        this.every = every;
    }

    static CategorySet of(Set<Integer> codes) {
        int words = codes.stream().mapToInt(code -> (code >>> 6) + 1).max().orElse(0);
        long[] bits = new long[words];
        for (int code : codes) {
            bits[code >>> 6] |= 1L << code;
        }
        return new CategorySet(bits, false);
    }

    boolean isEvery() {
        return every;
    }

    boolean has(char code) {
        return times(code) != 0;
    }

    /** 1 if it has the category, else 0. */
    int times(char code) {
        int word = code >>> 6;
        if (word < bits.length) {
            return (int) (bits[word] >>> code) & 1;
        }
        return every ? 1 : 0;
    }
}
