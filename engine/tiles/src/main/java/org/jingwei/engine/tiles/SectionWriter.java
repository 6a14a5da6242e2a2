package org.jingwei.engine.tiles;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Writes columns one after the other into a file, each from a place that fits any number, and
 * remembers where they are and the checksum of them all.
 */
final class SectionWriter {

    private static final long CHUNK = 1 << 26;

    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private final long[] places;
    private int sections;
    private long end;

    /** Begins behind this place with so many columns. */
    SectionWriter(FileChannel channel, long from, int count) {
        this.channel = channel;
        this.end = from;
        this.places = new long[2 * count];
    }

    /** A column as a whole. */
    void write(MemorySegment section) throws IOException {
        begin();
        for (long from = 0; from < section.byteSize(); from += CHUNK) {
            append(chunk(section, from));
        }
        finish();
    }

    /** Begins a column that is not there as a whole. */
    void begin() {
        places[2 * sections] = end;
    }

    /** The next bytes of the column that was begun. */
    void append(ByteBuffer some) throws IOException {
        checksum.update(some.duplicate());
        while (some.hasRemaining()) {
            end += channel.write(some, end);
        }
    }

    /** Ends the column that was begun. */
    void finish() throws IOException {
        places[2 * sections + 1] = end - places[2 * sections];
        sections++;
        append(ByteBuffer.allocate((int) (-end & (Long.BYTES - 1))));
    }

    /** Of each column where it begins and how long it is. */
    long[] places() {
        return places.clone();
    }

    /** Where the file ends. */
    long end() {
        return end;
    }

    /** Of all columns. */
    long checksum() {
        return checksum.getValue();
    }

    private static ByteBuffer chunk(MemorySegment section, long from) {
        return section.asSlice(from, Math.min(CHUNK, section.byteSize() - from)).asByteBuffer();
    }

    static long checksum(MemorySegment section) {
        CRC32C checksum = new CRC32C();
        for (long from = 0; from < section.byteSize(); from += CHUNK) {
            checksum.update(chunk(section, from));
        }
        return checksum.getValue();
    }
}
