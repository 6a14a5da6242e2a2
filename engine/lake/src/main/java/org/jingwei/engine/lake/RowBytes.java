package org.jingwei.engine.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row as bytes, while it waits for its turn: its length, its area and id, why it has no area,
 * and the values. A number has a byte that says how many bytes follow, 0 for none; a text four that
 * say how many follow and one more, 0 for none.
 */
final class RowBytes {

    /** The length of the whole stands first. */
    static final int LENGTH_BYTES = Integer.BYTES;

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int AREA = LENGTH_BYTES;
    private static final int ID = AREA + Long.BYTES;
    private static final int VALUES = ID + Long.BYTES;

    private final ColumnType[] types;
    private byte[] bytes = new byte[1 << 10];
    private int length;
    private long area;

    RowBytes(ColumnType[] types) {
        this.types = types;
    }

    /** Takes the row that comes next in a chunk. */
    void take(long area, long id, @Nullable String unplaced, RowChunk chunk) {
        this.area = area;
        length = VALUES;
        putText(unplaced == null ? null : unplaced.getBytes(UTF_8));
        for (int i = 0; i < types.length; i++) {
            if (types[i] == ColumnType.TEXT) {
                putText(chunk.text(i));
            } else {
                putNumber(chunk.has(i), chunk.number(i));
            }
        }
        INTS.set(bytes, 0, length);
        LONGS.set(bytes, AREA, area);
        LONGS.set(bytes, ID, id);
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    private void putText(byte @Nullable [] text) {
        int size = text == null ? 0 : text.length;
        reserve(Integer.BYTES + size);
        INTS.set(bytes, length, text == null ? 0 : size + 1);
        length += Integer.BYTES;
        if (text != null) {
            System.arraycopy(text, 0, bytes, length, size);
            length += size;
        }
    }

    /** Small numbers of either sign have few bytes. */
    private void putNumber(boolean there, long number) {
        reserve(1 + Long.BYTES);
        long folded = (number << 1) ^ (number >> 63);
        int size = there ? Math.max(1, (71 - Long.numberOfLeadingZeros(folded)) / 8) : 0;
        bytes[length] = (byte) size;
        LONGS.set(bytes, length + 1, folded);
        length += 1 + size;
    }

    long area() {
        return area;
    }

    int length() {
        return length;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length);
    }

    /** The length of the row that begins at a place. */
    static int length(byte[] rows, int at) {
        return (int) INTS.get(rows, at);
    }

    /** The area of the row that begins at a place. */
    static long area(byte[] rows, int at) {
        return (long) LONGS.get(rows, at + AREA);
    }

    /** The id of the row that begins at a place. */
    static long id(byte[] rows, int at) {
        return (long) LONGS.get(rows, at + ID);
    }

    /** Why the row that begins at a place has no area. */
    static @Nullable String unplaced(byte[] rows, int at) {
        int size = (int) INTS.get(rows, at + VALUES);
        return size == 0 ? null : new String(rows, at + VALUES + Integer.BYTES, size - 1, UTF_8);
    }

    /** Sets the values of the row that begins at a place as those of a chunk's next row. */
    static void read(byte[] rows, int start, ColumnType[] types, RowChunk chunk) {
        int at = start + VALUES;
        at += Integer.BYTES + Math.max(0, (int) INTS.get(rows, at) - 1);
        for (int i = 0; i < types.length; i++) {
            if (types[i] == ColumnType.TEXT) {
                int size = (int) INTS.get(rows, at) - 1;
                at += Integer.BYTES;
                if (size >= 0) {
                    chunk.setText(i, rows, at, at + size);
                    at += size;
                }
            } else {
                int size = rows[at];
                if (size > 0) {
                    chunk.setNumber(i, number(rows, at + 1, size));
                }
                at += 1 + size;
            }
        }
    }

    private static long number(byte[] rows, int at, int size) {
        long folded = 0;
        for (int i = size - 1; i >= 0; i--) {
            folded = (folded << 8) | (rows[at + i] & 0xff);
        }
        return (folded >>> 1) ^ -(folded & 1);
    }
}
