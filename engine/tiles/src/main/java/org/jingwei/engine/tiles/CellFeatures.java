package org.jingwei.engine.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jingwei.engine.geo.Morton;

/**
 * Writes the feature of a cell that has a count and nothing else.
 *
 * <p>Such a feature is fifteen bytes or so, of which only the place of its count differs from tile
 * to tile. What is said of its place is made once for all 4,096 cells; so a feature is written as
 * two numbers of eight bytes, of which the second is partly overwritten by what comes next.
 */
final class CellFeatures {

    static final int CELLS = 1 << (2 * Segment.GRID_LEVELS);

    /** How much room a feature may take while it is written. */
    static final int ROOM = 24;

    private static final int STEP = VectorLayer.EXTENT >> Segment.GRID_LEVELS;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Up to seven bytes of geometry, the first lowest, and in the highest byte how many. */
    private static final long[] GEOMETRIES = geometries();

    /** A feature, its length, its tags, their length, the key 0; then its type, a point. */
    private static final long HEAD = head(2, 0);

    private static final long LONG_HEAD = head(3, 1);
    private static final int LENGTH_SHIFT = 8;
    private static final int VALUE_SHIFT = 40;
    private static final int HEAD_BYTES = 8;

    private CellFeatures() {}

    /** The column in a tile of a cell's middle. */
    static int x(int cell) {
        return (int) Morton.cellX(cell) * STEP + STEP / 2;
    }

    /** The row in a tile of a cell's middle. */
    static int y(int cell) {
        return (int) Morton.cellY(cell) * STEP + STEP / 2;
    }

    private static long head(int tagBytes, int more) {
        long head = ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        head |= (HEAD_BYTES - 2L + more) << LENGTH_SHIFT;
        head |= (long) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED) << 16;
        head |= (long) tagBytes << 24;
        int type = VALUE_SHIFT + 8 * (more + 1);
        head |= (long) ProtoBuffer.tag(3, ProtoBuffer.VARINT) << type;
        return more == 0 ? head | (long) VectorLayer.POINT << (type + 8) : head;
    }

    private static long[] geometries() {
        long[] geometries = new long[CELLS];
        byte[] room = new byte[Long.BYTES];
        for (int cell = 0; cell < CELLS; cell++) {
            room[0] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
            room[2] = (byte) VectorLayer.moveTo(1);
            int end = ProtoBuffer.put(room, 3, ProtoBuffer.zigzag(x(cell)));
            end = ProtoBuffer.put(room, end, ProtoBuffer.zigzag(y(cell)));
            room[1] = (byte) (end - 2);
            room[Long.BYTES - 1] = (byte) end;
            geometries[cell] = (long) LONGS.get(room, 0);
        }
        return geometries;
    }

    /** Writes so many of these cells with their counts; says where they end. */
    static int put(
            byte[] room, int from, char[] cells, int size, int[] counts, VectorValues values) {
        int[] known = values.smallNumbers();
        int at = from;
        for (int i = 0; i < size; i++) {
            int cell = cells[i];
            int count = counts[cell];
            int valueAt = count < known.length ? known[count] - 1 : -1;
            at = put(room, at, cell, valueAt < 0 ? values.number(count) : valueAt);
        }
        return at;
    }

    /** Writes a cell whose count is the value at this place below 16,384; says where it ends. */
    private static int put(byte[] room, int at, int cell, int valueAt) {
        long geometry = GEOMETRIES[cell];
        int length = (int) (geometry >>> 56);
        int end = at + HEAD_BYTES;
        if (valueAt < 0x80) {
            long head = HEAD + ((long) length << LENGTH_SHIFT) + ((long) valueAt << VALUE_SHIFT);
            LONGS.set(room, at, head);
        } else {
            long value = (valueAt & 0x7F) | 0x80 | (valueAt >>> 7) << 8;
            long head = LONG_HEAD + ((long) length << LENGTH_SHIFT) + (value << VALUE_SHIFT);
            LONGS.set(room, at, head);
            room[end++] = VectorLayer.POINT;
        }
        LONGS.set(room, end, geometry);
        return end + length;
    }
}
