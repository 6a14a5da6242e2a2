package org.jingwei.engine.tiles;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of texts that belong between other values, remembered until the tile is put together,
 * so that they are copied once.
 */
final class TextStretches {

    private static final int FIELDS = 3;

    private @Nullable RowTexts source;
    private long[] stretches = new long[FIELDS * 16];
    private int count;
    private int bytes;

    void clear() {
        source = null;
        count = 0;
        bytes = 0;
    }

    /** How many bytes they have together. */
    int bytes() {
        return bytes;
    }

    /** Remembers a stretch that comes behind so many bytes of the other values; false if not. */
    boolean add(RowTexts texts, long from, long to, int behind) {
        if (source != null && source != texts) {
            return false;
        }
        source = texts;
        if (count * FIELDS == stretches.length) {
            stretches = Arrays.copyOf(stretches, stretches.length * 2);
        }
        int at = FIELDS * count++;
        stretches[at] = behind;
        stretches[at + 1] = from;
        stretches[at + 2] = to - from;
        bytes += Math.toIntExact(to - from);
        return true;
    }

    /** Copies the other values with these between them and says where they end. */
    int copyTo(ProtoBuffer others, byte[] target, int start) {
        int at = start;
        int copied = 0;
        for (int i = 0; i < FIELDS * count && source != null; i += FIELDS) {
            int behind = (int) stretches[i];
            int length = (int) stretches[i + 2];
            at = others.copyTo(copied, behind, target, at);
            copied = behind;
            source.copy(stretches[i + 1], target, at, length);
            at += length;
        }
        return others.copyTo(copied, others.size(), target, at);
    }
}
