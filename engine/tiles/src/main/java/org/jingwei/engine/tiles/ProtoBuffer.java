package org.jingwei.engine.tiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of Protocol Buffers wire format that is emptied and used again. */
final class ProtoBuffer {

    static final int VARINT = 0;
    static final int LENGTH_DELIMITED = 2;

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

    static int varintSize(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    /** The code that keeps numbers near zero short whatever their sign. */
    static int zigzag(int value) {
        return (value << 1) ^ (value >> 31);
    }

    void varint(long value) {
        if ((value & ~0x7FL) == 0) {
            ensure(1);
            bytes[size++] = (byte) value;
            return;
        }
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void field(int field, long value) {
        varint(tag(field, VARINT));
        varint(value);
    }

    void field(int field, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        varint(tag(field, LENGTH_DELIMITED));
        varint(encoded.length);
        append(encoded, encoded.length);
    }

    void header(int field, int length) {
        varint(tag(field, LENGTH_DELIMITED));
        varint(length);
    }

    /** Begins a field whose contents, below 128 bytes, follow; says where, for {@link #close}. */
    int open(int field) {
        ensure(2);
        bytes[size++] = (byte) tag(field, LENGTH_DELIMITED);
        return ++size;
    }

    /** Ends a field begun there. */
    void close(int start) {
        bytes[start - 1] = (byte) (size - start);
    }

    /** A text field that is this number, not negative, in decimals. */
    void decimal(int field, long number) {
        int digits = 1;
        for (long rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        header(field, digits);
        ensure(digits);
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    void append(ProtoBuffer other) {
        append(other.bytes, other.size);
    }

    private void append(byte[] source, int length) {
        ensure(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    /** Copies all of it to this place of an array and says where it ends there. */
    int copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, size);
        return at + size;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
