package org.jingwei.engine.search;

import java.util.Arrays;
import java.util.Optional;

/**
 * For each key the entries that have it, in ascending order.
 *
 * <p>Idea: a list is cut into blocks of 128. Of each block the first entry stands in an array, so
 * that a place in a list is found by binary search; the others are differences to the one before,
 * seven bits a byte. A frequent key costs a little more than a byte an entry, a rare one 28 bytes
 * besides. Holds at most 2 GiB of differences.
 */
final class PostingLists {
    static final int BLOCK = 128;

    final byte[] differences;
    final int[] blockFirst;
    final int[] blockOffset;
    private final long[] keys;
    private final int[] counts;
    private final int[] blockStart;

    PostingLists(Directory directory, Blocks blocks) {
        this.keys = directory.keys();
        this.counts = directory.counts();
        this.blockStart = directory.blockStart();
        this.blockFirst = blocks.first();
        this.blockOffset = blocks.offset();
        this.differences = blocks.differences();
    }

    /** The keys in order, with how many entries each has and where its blocks begin. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Directory(long[] keys, int[] counts, int[] blockStart) {}

    /** The blocks of all lists, one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // columns; never compared
    record Blocks(int[] first, int[] offset, byte[] differences) {}

    /** A walk through the entries of this key, before its first; none if no entry has it. */
    Optional<PostingCursor> find(long key) {
        int list = Arrays.binarySearch(keys, key);
        return list < 0
                ? Optional.empty()
                : Optional.of(new PostingCursor(this, blockStart[list], counts[list]));
    }

    /** How many different keys there are. */
    int size() {
        return keys.length;
    }

    /** Memory taken, in bytes. */
    long bytes() {
        return differences.length + 8L * blockFirst.length + 16L * keys.length;
    }
}
