package org.jingwei.engine.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes the feature of a point whose values follow one another: category, number and texts. First
 * its tags, then its place, then it is ended.
 *
 * <p>Most numbers of a point take two bytes, and one that would do with one may have two: a varint
 * that ends in zeros is read as one without. So nearly every point with all its texts has the same
 * bytes but for the numbers in them: these are written as a few longs, each of which may reach into
 * what is written next.
 */
final class PointFeature {

    /** More than one takes, with what is written beyond its end. */
    static final int ROOM = 64;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int FEATURE = ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
    private static final int ID = ProtoBuffer.tag(1, ProtoBuffer.VARINT);
    private static final int TAGS = ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
    private static final int TYPE = ProtoBuffer.tag(3, ProtoBuffer.VARINT);
    private static final int GEOMETRY = ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);

    /** A feature with its length left out, and that its id comes next. */
    private static final long HEAD = FEATURE | ((long) ID << 16);

    /** Tags and their length, the keys 0, 1 and 2. */
    private static final long FRONT = TAGS | (11L << 8) | (1L << 32) | (2L << 56);

    /** The key 3, the type, and that a geometry comes next. */
    private static final long BACK =
            (3L << 16)
                    | ((long) TYPE << 40)
                    | ((long) VectorLayer.POINT << 48)
                    | ((long) GEOMETRY << 56);

    /** The length of a geometry with two numbers of two bytes, and its command. */
    private static final long PLACE = 5 | ((long) VectorLayer.moveTo(1) << 8);

    private PointFeature() {}

    /** Whether an id is written: browsers tell numbers apart up to 2^53. */
    static boolean shows(long id) {
        return id >>> 53 == 0;
    }

    /**
     * Begins a feature, with its id and tags, and says where its place comes.
     *
     * @param category where its category is among the values
     * @param first where its number is among them, behind which its texts follow
     * @param shape which texts it has, by {@link RowTexts#shape}
     */
    static int putTags(byte[] room, int at, long id, int category, int first, int shape) {
        boolean usual =
                RowTexts.hasAll(shape) && shows(id) && category < 0x80 && first + 2 < 0x4000;
        return usual
                ? putUsualTags(room, at, id, category, first)
                : putAnyTags(room, at, id, category, first, shape);
    }

    private static int putUsualTags(byte[] room, int from, long id, int category, int first) {
        LONGS.set(room, from, HEAD);
        int at = ProtoBuffer.putLong(room, from + 3, id);
        LONGS.set(room, at, FRONT | ((long) category << 24) | (twoBytes(first) << 40));
        LONGS.set(room, at + 8, BACK | twoBytes(first + 1) | (twoBytes(first + 2) << 24));
        return at + 16;
    }

    /** A number below 2^14 as a varint of two bytes. */
    private static long twoBytes(long number) {
        return (number + (number & -0x80)) | 0x80;
    }

    private static int putAnyTags(
            byte[] room, int from, long id, int category, int first, int shape) {
        room[from] = (byte) FEATURE;
        int tags = from + 2;
        if (shows(id)) {
            room[tags] = (byte) ID;
            tags = ProtoBuffer.putLong(room, tags + 1, id);
        }
        room[tags] = (byte) TAGS;
        room[tags + 2] = 0;
        int at = ProtoBuffer.putInt(room, tags + 3, category);
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
        room[tags + 1] = (byte) (at - tags - 2);
        room[at] = (byte) TYPE;
        room[at + 1] = VectorLayer.POINT;
        room[at + 2] = (byte) GEOMETRY;
        return at + 3;
    }

    /** Writes a column in the tile and in the upper half the row, and says where they end. */
    static int putPlace(byte[] room, int from, long place) {
        LONGS.set(room, from, PLACE | twoBytesEach(place << 1) << 16);
        return from + 6;
    }

    /** Two numbers below 2^14, one in each half, as varints of two bytes one behind the other. */
    private static long twoBytesEach(long numbers) {
        long each = (numbers + (numbers & 0x00003F80_00003F80L)) | 0x00000080_00000080L;
        return (each | each >>> 16) & 0xFFFFFFFFL;
    }

    /** Ends a feature: says how long it is. */
    static void end(byte[] room, int start, int end) {
        room[start + 1] = (byte) (end - start - 2);
    }
}
