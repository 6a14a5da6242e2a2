package org.jingwei.engine.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes the middle of the feature of a point: its tags, that it is a point, and that its geometry
 * comes next, whose length is to be written behind.
 *
 * <p>The values of a point follow one another. In all but the first forty points of a tile they are
 * at places of two bytes, so that nearly every point with all its texts has the same sixteen bytes
 * but for the numbers in them: these are written as two longs.
 */
final class PointTags {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int TAGS = ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
    private static final int TYPE = ProtoBuffer.tag(3, ProtoBuffer.VARINT);
    private static final int GEOMETRY = ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
    private static final long LENGTH = 11;

    /** Tags and their length, the keys 0, 1 and 2; then the key 3, the type and the geometry. */
    private static final long FRONT = TAGS | (LENGTH << 8) | (1L << 32) | (2L << 56);

    private static final long BACK =
            (3L << 16)
                    | ((long) TYPE << 40)
                    | ((long) VectorLayer.POINT << 48)
                    | ((long) GEOMETRY << 56);

    private PointTags() {}

    /** Whether the category's place takes one byte and those of the texts take two. */
    static boolean fit(int category, int first) {
        return category < 0x80 && first >= 0x80 && first + 2 < 0x4000;
    }

    /** The tags of a point that has all texts, at places that fit; says where they end. */
    static int put(byte[] room, int at, int category, int first) {
        LONGS.set(room, at, FRONT | ((long) category << 24) | (twoBytes(first) << 40));
        LONGS.set(room, at + Long.BYTES, BACK | twoBytes(first + 1) | (twoBytes(first + 2) << 24));
        return at + 2 * Long.BYTES;
    }

    private static long twoBytes(long place) {
        return (place + (place & -0x80)) | 0x80;
    }

    /** The tags of any point; says where they end. */
    static int put(byte[] room, int from, int category, int first, int shape) {
        room[from] = (byte) TAGS;
        int start = from + 2;
        room[start] = 0;
        int at = ProtoBuffer.putInt(room, start + 1, category);
        room[at++] = 1;
        at = ProtoBuffer.putInt(room, at, first);
        int next = first + 1;
        if ((shape & RowTexts.HAS_NAME) != 0) {
            room[at++] = 2;
            at = ProtoBuffer.putInt(room, at, next++);
        }
        if ((shape & RowTexts.HAS_KEY) != 0) {
            room[at++] = 3;
            at = ProtoBuffer.putInt(room, at, next);
        }
        room[start - 1] = (byte) (at - start);
        room[at++] = (byte) TYPE;
        room[at++] = VectorLayer.POINT;
        room[at++] = (byte) GEOMETRY;
        return at;
    }
}
