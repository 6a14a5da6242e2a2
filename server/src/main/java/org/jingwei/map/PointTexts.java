package org.jingwei.map;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jingwei.engine.tiles.FeatureText;
import org.jingwei.engine.tiles.Utf8Target;

/**
 * Names and keys of millions of points in one array of bytes: some 50 bytes a point where two
 * strings would take 150. When the array is full, further points have no text. Those that were
 * written to a file are read from there, and those that came since from memory. Read by many
 * threads while one adds: a text is seen by whoever was told its number afterwards.
 */
final class PointTexts implements FeatureText {
    private static final int MOST_BYTES = TextFile.MOST_BYTES;

    private int used;
    private int count;
    private volatile Texts texts;

    /** Those in the file, and behind them those in memory. */
    private record Texts(TextFile.Kept kept, TextFile.Tail tail) {
        void write(int at, Utf8Target target) {
            if (at < kept.size()) {
                kept.write(at, target);
            } else {
                tail.write(at - kept.size(), target);
            }
        }
    }

    PointTexts() {
        this(TextFile.Kept.NONE);
    }

    /** Begins with those of a file. */
    PointTexts(TextFile.Kept kept) {
        this.texts = new Texts(kept, new TextFile.Tail(new byte[1 << 16], new int[1 << 12]));
    }

    /** How many points have texts here; the next has this number. */
    synchronized int size() {
        return (texts.kept().size() + count) / 2;
    }

    /** Adds the texts of the next point. */
    synchronized void add(String name, String key) {
        append(name);
        append(key);
    }

    private void append(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        TextFile.Tail tail = texts.tail();
        byte[] bytes = tail.bytes();
        int[] ends = tail.ends();
        if (encoded.length <= MOST_BYTES - used) {
            bytes = roomFor(bytes, used + encoded.length);
            System.arraycopy(encoded, 0, bytes, used, encoded.length);
            used += encoded.length;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = used;
        if (bytes.length != tail.bytes().length || ends.length != tail.ends().length) {
            texts = new Texts(texts.kept(), new TextFile.Tail(bytes, ends));
        }
    }

    private static byte[] roomFor(byte[] bytes, int needed) {
        if (needed <= bytes.length) {
            return bytes;
        }
        long wanted = Math.max(needed, bytes.length * 3L / 2);
        return Arrays.copyOf(bytes, (int) Math.min(wanted, MOST_BYTES));
    }

    /** Gives back the room that was not needed. */
    synchronized void trim() {
        TextFile.Tail tail = texts.tail();
        texts =
                new Texts(
                        texts.kept(),
                        new TextFile.Tail(
                                Arrays.copyOf(tail.bytes(), used),
                                Arrays.copyOf(tail.ends(), Math.max(1, count))));
    }

    /** Writes all that there are now to a file; others may be added meanwhile. */
    void write(Path file) throws IOException {
        Texts now;
        int ends;
        synchronized (this) {
            now = texts;
            ends = count;
        }
        TextFile.write(file, now.kept(), now.tail(), ends);
    }

    /** Reads those of the file, to which these were written, from there from now on. */
    synchronized void settle(TextFile.Kept file) {
        int moved = file.size() - texts.kept().size();
        if (moved < 0 || moved > count) {
            throw new IllegalArgumentException("the file has other texts than these");
        }
        TextFile.Tail tail = texts.tail();
        int from = moved == 0 ? 0 : tail.ends()[moved - 1];
        byte[] bytes = Arrays.copyOfRange(tail.bytes(), from, Math.max(from + 1, used));
        int[] ends = new int[Math.max(1, count - moved)];
        for (int i = moved; i < count; i++) {
            ends[i - moved] = tail.ends()[i] - from;
        }
        used -= from;
        count -= moved;
        texts = new Texts(file, new TextFile.Tail(bytes, ends));
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
        texts.write(ordinal * 2, target);
    }

    @Override
    public void writeKey(int ordinal, Utf8Target target) {
        texts.write(ordinal * 2 + 1, target);
    }

    private String text(int at) {
        StringBuilder text = new StringBuilder();
        texts.write(
                at,
                (bytes, from, length) ->
                        text.append(new String(bytes, from, length, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
