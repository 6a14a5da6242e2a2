package org.jingwei.map;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jingwei.engine.tiles.Utf8Target;

/**
 * Texts one after the other on disk: a header, where each ends, then their bytes. It is written
 * beside its place, forced to the disk and moved there in one step; opening maps it and compares
 * its checksum, so a file that is torn, changed or of another form is refused.
 */
final class TextFile {
    /** Places are numbers of 31 bits. */
    static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    private static final long MAGIC = 0x4A57_5445_5854_5331L;
    private static final int HEADER_LONGS = 5;
    private static final int HEADER_BYTES = HEADER_LONGS * Long.BYTES;
    private static final int CHUNK = 1 << 20;

    private TextFile() {}

    /** Texts in memory; how many are filled is known by who fills them. */
    static final class Tail {
        private final byte[] bytes;
        private final int[] ends;

        Tail(byte[] bytes, int[] ends) {
            this.bytes = bytes;
            this.ends = ends;
        }

        byte[] bytes() {
            return bytes;
        }

        int[] ends() {
            return ends;
        }

        void write(int at, Utf8Target target) {
            int start = at == 0 ? 0 : ends[at - 1];
            target.put(bytes, start, ends[at] - start);
        }
    }

    /** Texts in a file that is mapped. */
    record Kept(MemorySegment ends, MemorySegment bytes) {
        static final Kept NONE = new Kept(MemorySegment.NULL, MemorySegment.NULL);

        int size() {
            return (int) (ends.byteSize() / Integer.BYTES);
        }

        void write(int at, Utf8Target target) {
            int start = at == 0 ? 0 : end(at - 1);
            int length = end(at) - start;
            byte[] copy = new byte[length];
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, start, copy, 0, length);
            target.put(copy, 0, length);
        }

        private int end(int at) {
            return ends.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, at);
        }
    }

    /** Writes the kept texts and the first of the others behind them. */
    static void write(Path file, Kept kept, Tail tail, int count) throws IOException {
        int tailBytes = count == 0 ? 0 : tail.ends()[count - 1];
        long bytes = kept.bytes().byteSize() + tailBytes;
        if (bytes > MOST_BYTES) {
            throw new IOException("the texts of the points are too long for one file");
        }
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.position(HEADER_BYTES);
            CRC32C checksum = new CRC32C();
            put(channel, kept.ends(), checksum);
            put(channel, shifted(tail, count, (int) kept.bytes().byteSize()), checksum);
            put(channel, kept.bytes(), checksum);
            put(channel, MemorySegment.ofArray(tail.bytes()).asSlice(0, tailBytes), checksum);
            header(channel, kept.size() + count, bytes, checksum.getValue());
            channel.force(true);
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static MemorySegment shifted(Tail tail, int count, int by) {
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            ends[i] = tail.ends()[i] + by;
        }
        return MemorySegment.ofArray(bytesOf(ends));
    }

    private static byte[] bytesOf(int[] numbers) {
        byte[] bytes = new byte[numbers.length * Integer.BYTES];
        MemorySegment.copy(
                MemorySegment.ofArray(numbers), 0, MemorySegment.ofArray(bytes), 0, bytes.length);
        return bytes;
    }

    private static void put(FileChannel channel, MemorySegment section, CRC32C checksum)
            throws IOException {
        for (long from = 0; from < section.byteSize(); from += CHUNK) {
            ByteBuffer chunk =
                    section.asSlice(from, Math.min(CHUNK, section.byteSize() - from))
                            .asByteBuffer();
            checksum.update(chunk.duplicate());
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        }
    }

    private static void header(FileChannel channel, int count, long bytes, long checksum)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.nativeOrder());
        header.putLong(MAGIC).putLong(count).putLong(bytes).putLong(checksum);
        header.putLong(ofHeader(count, bytes, checksum)).flip();
        long place = 0;
        while (header.hasRemaining()) {
            place += channel.write(header, place);
        }
    }

    private static long ofHeader(long count, long bytes, long checksum) {
        return ((MAGIC ^ count) * 31 + bytes) * 31 + checksum;
    }

    /**
     * The texts of a file.
     *
     * @throws IOException if it cannot be read or is not whole and unchanged
     */
    static Kept open(Path file) throws IOException {
        MemorySegment mapped;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            require(file, channel.size() >= HEADER_BYTES);
            mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        long[] header = mapped.asSlice(0, HEADER_BYTES).toArray(ValueLayout.JAVA_LONG);
        long count = header[1];
        long bytes = header[2];
        require(file, header[0] == MAGIC && header[4] == ofHeader(count, bytes, header[3]));
        long endsBytes = count * Integer.BYTES;
        require(file, mapped.byteSize() == HEADER_BYTES + endsBytes + bytes);
        CRC32C checksum = new CRC32C();
        for (long from = HEADER_BYTES; from < mapped.byteSize(); from += CHUNK) {
            long length = Math.min(CHUNK, mapped.byteSize() - from);
            checksum.update(mapped.asSlice(from, length).asByteBuffer());
        }
        require(file, checksum.getValue() == header[3]);
        return new Kept(
                mapped.asSlice(HEADER_BYTES, endsBytes),
                mapped.asSlice(HEADER_BYTES + endsBytes, bytes));
    }

    private static void require(Path file, boolean holds) throws IOException {
        if (!holds) {
            throw new IOException(file + " is not a whole and unchanged file of texts");
        }
    }
}
