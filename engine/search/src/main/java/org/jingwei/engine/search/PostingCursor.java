package org.jingwei.engine.search;

/** A walk through one posting list, entry by entry or by leaps. */
final class PostingCursor {
    /** After the last entry. */
    static final int END = Integer.MAX_VALUE;

    private final PostingLists lists;
    private final int count;
    private final int firstBlock;
    private final int blocksEnd;
    private int block;
    private int left;
    private int offset;
    private int entry = -1;

    PostingCursor(PostingLists lists, int firstBlock, int count) {
        this.lists = lists;
        this.count = count;
        this.firstBlock = firstBlock;
        this.blocksEnd = firstBlock + (count + PostingLists.BLOCK - 1) / PostingLists.BLOCK;
    }

    /** How many entries the list has. */
    int count() {
        return count;
    }

    /** The first entry not before the target, from wherever the cursor is. */
    int seek(int target) {
        load(blockOf(target, firstBlock));
        return walkTo(target);
    }

    /** The first entry not before the target, which is not before the last one asked for. */
    int advance(int target) {
        if (entry < target && block + 1 < blocksEnd && lists.blockFirst[block + 1] <= target) {
            load(blockOf(target, block + 1));
        }
        return walkTo(target);
    }

    private int walkTo(int target) {
        while (entry < target) {
            next();
        }
        return entry;
    }

    /** The last block that begins not after the target, or the lowest. */
    private int blockOf(int target, int lowest) {
        int low = lowest;
        int high = blocksEnd;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (lists.blockFirst[middle] <= target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void load(int wanted) {
        block = wanted;
        entry = lists.blockFirst[wanted];
        offset = lists.blockOffset[wanted];
        left = wanted + 1 < blocksEnd ? PostingLists.BLOCK - 1 : (count - 1) % PostingLists.BLOCK;
    }

    /** The next entry, or {@link #END}. */
    int next() {
        if (left > 0) {
            left--;
            entry += difference();
        } else if (block + 1 < blocksEnd) {
            load(block + 1);
        } else {
            entry = END;
        }
        return entry;
    }

    private int difference() {
        byte[] bytes = lists.differences;
        int value = bytes[offset++];
        if (value >= 0) {
            return value;
        }
        value &= 0x7F;
        int shift = 7;
        byte next = bytes[offset++];
        while (next < 0) {
            value |= (next & 0x7F) << shift;
            shift += 7;
            next = bytes[offset++];
        }
        return value | (next << shift);
    }
}
