package org.jingwei.engine.search;

import java.util.Arrays;

/**
 * Makes posting lists in two walks over the same entries in ascending order: the first measures
 * each list, the second writes all of them into one array, so that nothing is copied or sorted but
 * the keys.
 */
final class PostingListsBuilder {
    private final LongNumbers numbers = new LongNumbers();
    private int[] counts = new int[1024];
    private int[] last = new int[1024];
    private int[] bytes = new int[1024];
    private int[] blockStart = {};
    private int[] blockFirst = {};
    private int[] blockOffset = {};
    private byte[] differences = {};

    /** First walk: this entry has that key; being told twice is no harm. */
    void measure(long key, int entry) {
        int list = numbers.number(key);
        if (list == counts.length) {
            counts = Arrays.copyOf(counts, list * 2);
            last = Arrays.copyOf(last, list * 2);
            bytes = Arrays.copyOf(bytes, list * 2);
        }
        if (counts[list] > 0 && last[list] == entry) {
            return;
        }
        if (counts[list] % PostingLists.BLOCK != 0) {
            bytes[list] += length(entry - last[list]);
        }
        counts[list]++;
        last[list] = entry;
    }

    /** Between the walks: gives each list its place. */
    void allocate() {
        blockStart = new int[numbers.size() + 1];
        long total = 0;
        for (int list = 0; list < numbers.size(); list++) {
            int blocks = (counts[list] + PostingLists.BLOCK - 1) / PostingLists.BLOCK;
            blockStart[list + 1] = blockStart[list] + blocks;
            int length = bytes[list];
            bytes[list] = (int) total;
            total += length;
            counts[list] = 0;
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    "posting lists of " + total + " bytes do not fit; split the entries");
        }
        blockFirst = new int[blockStart[numbers.size()]];
        blockOffset = new int[blockStart[numbers.size()]];
        differences = new byte[(int) total];
    }

    /** Second walk: as the first. */
    void write(long key, int entry) {
        int list = numbers.number(key);
        if (counts[list] > 0 && last[list] == entry) {
            return;
        }
        if (counts[list] % PostingLists.BLOCK == 0) {
            int block = blockStart[list] + counts[list] / PostingLists.BLOCK;
            blockFirst[block] = entry;
            blockOffset[block] = bytes[list];
        } else {
            bytes[list] = put(entry - last[list], bytes[list]);
        }
        counts[list]++;
        last[list] = entry;
    }

    private static int length(int difference) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(difference) + 6) / 7;
    }

    private int put(int difference, int from) {
        int rest = difference;
        int at = from;
        while (rest >= 0x80) {
            differences[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        differences[at++] = (byte) rest;
        return at;
    }

    /** The lists of all that was written. */
    PostingLists build() {
        int size = numbers.size();
        long[] keys = numbers.values();
        Arrays.sort(keys);
        int[] sortedCounts = new int[size];
        int[] sortedStarts = new int[size];
        for (int i = 0; i < size; i++) {
            int list = numbers.number(keys[i]);
            sortedCounts[i] = counts[list];
            sortedStarts[i] = blockStart[list];
        }
        return new PostingLists(
                new PostingLists.Directory(keys, sortedCounts, sortedStarts),
                new PostingLists.Blocks(blockFirst, blockOffset, differences));
    }
}
