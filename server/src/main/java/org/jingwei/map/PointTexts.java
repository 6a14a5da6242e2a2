package org.jingwei.map;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jingwei.engine.tiles.FeatureText;
import org.jingwei.engine.tiles.Utf8Target;

/**
 * Names and keys of millions of points in one array of bytes: some 50 bytes a point where two
 * strings would take 150. When the array is full, further points have no text.
 */
final class PointTexts implements FeatureText {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 12];
    private int used;
    private int count;

    /** Adds the texts of the next point. */
    void add(String name, String key) {
        append(name);
        append(key);
    }

    private void append(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length <= MOST_BYTES - used) {
            bytes = roomFor(used + encoded.length);
            System.arraycopy(encoded, 0, bytes, used, encoded.length);
            used += encoded.length;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = used;
    }

    private byte[] roomFor(int needed) {
        if (needed <= bytes.length) {
            return bytes;
        }
        long wanted = Math.max(needed, bytes.length * 3L / 2);
        return Arrays.copyOf(bytes, (int) Math.min(wanted, MOST_BYTES));
    }

    /** Gives back the room that was not needed. */
    void trim() {
        bytes = Arrays.copyOf(bytes, used);
        ends = Arrays.copyOf(ends, count);
    }

    @Override
    public String name(int ordinal) {
        return text(ordinal * 2);
    }

    @Override
    public String key(int ordinal) {
        return text(ordinal * 2 + 1);
    }

    @Override
    public void writeName(int ordinal, Utf8Target target) {
        write(ordinal * 2, target);
    }

    @Override
    public void writeKey(int ordinal, Utf8Target target) {
        write(ordinal * 2 + 1, target);
    }

    private void write(int at, Utf8Target target) {
        int start = start(at);
        target.put(bytes, start, ends[at] - start);
    }

    private String text(int at) {
        int start = start(at);
        return new String(bytes, start, ends[at] - start, StandardCharsets.UTF_8);
    }

    private int start(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }
}
