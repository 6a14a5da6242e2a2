package org.jingwei.engine.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of Protocol Buffers wire format that is emptied and used again. */
final class ProtoBuffer {

    static final int VARINT = 0;
    static final int LENGTH_DELIMITED = 2;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    static int tag(int field, int wireType) {
        return (field << 3) | wireType;
    }

    /** One byte for every seven bits: by 9/64 instead of 1/7, which is the same up to 64 bits. */
    static int varintSize(long value) {
        return (640 - 9 * Long.numberOfLeadingZeros(value | 1)) >>> 6;
    }

    /** The code that keeps numbers near zero short whatever their sign. */
    static int zigzag(int value) {
        return (value << 1) ^ (value >> 31);
    }

    void varint(long value) {
        ensure(10);
        size = put(bytes, size, value);
    }

    void field(int field, long value) {
        varint(tag(field, VARINT));
        varint(value);
    }

    void field(int field, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        varint(tag(field, LENGTH_DELIMITED));
        varint(encoded.length);
        append(encoded, 0, encoded.length);
    }

    void header(int field, int length) {
        varint(tag(field, LENGTH_DELIMITED));
        varint(length);
    }

    /** Room for so many more bytes, to be written by {@link #put} at {@link #size} and after. */
    byte[] room(int more) {
        ensure(more);
        return bytes;
    }

    /** Writes a varint into room that is there and says where it ends. */
    static int put(byte[] room, int at, long value) {
        int end = at;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            room[end++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        room[end++] = (byte) rest;
        return end;
    }

    /** Writes a varint that mostly takes one byte or two. */
    static int putInt(byte[] room, int at, int value) {
        if (value >>> 7 == 0) {
            room[at] = (byte) value;
            return at + 1;
        }
        if (value >>> 14 == 0) {
            room[at] = (byte) (value | 0x80);
            room[at + 1] = (byte) (value >>> 7);
            return at + 2;
        }
        return put(room, at, value & 0xFFFFFFFFL);
    }

    /**
     * Writes a varint of at most 56 bits in one go, without a decision for each byte: its bits are
     * spread to seven in each of eight bytes, by halves. There must be room for all eight.
     */
    static int putLong(byte[] room, int at, long value) {
        int size = varintSize(value);
        long bits = (value & 0xFFFFFFF0000000L) << 4 | (value & 0xFFFFFFFL);
        bits = (bits & 0x0FFFC0000FFFC000L) << 2 | (bits & 0x00003FFF00003FFFL);
        bits = (bits & 0x3F803F803F803F80L) << 1 | (bits & 0x007F007F007F007FL);
        long more = 0x8080808080808080L & ((1L << (8 * (size - 1))) - 1);
        LONGS.set(room, at, bits | more);
        return at + size;
    }

    /** Takes what was written into its room. */
    void takeTo(int end) {
        size = end;
    }

    /** A number, not negative, as decimal digits into room that is there; says where they end. */
    static int putDecimal(byte[] room, int at, long number) {
        int digits = 1;
        for (long rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            room[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    void append(ProtoBuffer other) {
        append(other.bytes, 0, other.size);
    }

    void append(byte[] source, int from, int length) {
        ensure(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** Copies it from one place to before another into an array and says where it ends there. */
    int copyTo(int from, int to, byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, to - from);
        return at + to - from;
    }

    /** What is in it from this place on, to be read until more is. */
    ByteBuffer view(int from) {
        return ByteBuffer.wrap(bytes, from, size - from).asReadOnlyBuffer();
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
