package org.jingwei.engine.tiles;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A segment on disk, as it lies in memory: a header that says where each column is, then the
 * columns.
 *
 * <p>It is written beside its place, forced to the disk and moved there in one step, so a crash
 * leaves the file before or none. Opening maps it and passes over it once to compare its checksum
 * (some 2 GB a second and more): a file that was cut short, changed, made by another version or on
 * a machine of the other byte order is refused with the reason and never served. Who cuts a file
 * short while it is mapped ends its readers with an error; nothing can be done about that here.
 */
final class SegmentFile {

    private static final long MAGIC = 0x4A57_5449_4C45_5347L;
    private static final long VERSION = 3;

    /** Magic, version, length of the file, checksum of the columns; then two for each column. */
    private static final int HEAD_LONGS = 4;

    private static final int HEADER_LONGS = HEAD_LONGS + 2 * Segment.SECTIONS + 1;
    private static final long HEADER_BYTES = (long) HEADER_LONGS * Long.BYTES;

    private SegmentFile() {}

    /** Writes the segment, and its points' texts in their order unless there are none. */
    static void write(Path file, Segment segment, FeatureText text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            write(channel, segment, text);
            channel.force(true);
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(FileChannel channel, Segment segment, FeatureText text)
            throws IOException {
        SectionWriter sections = new SectionWriter(channel, HEADER_BYTES, Segment.SECTIONS);
        for (MemorySegment section : segment.sections()) {
            sections.write(section);
        }
        writeTexts(sections, segment, text);
        long[] header = new long[HEADER_LONGS];
        header[0] = MAGIC;
        header[1] = VERSION;
        header[2] = sections.end();
        header[3] = sections.checksum();
        long[] places = sections.places();
        System.arraycopy(places, 0, header, HEAD_LONGS, places.length);
        Columns columns = new Columns();
        int last = HEADER_LONGS - 1;
        header[last] = SectionWriter.checksum(columns.longs(header, last));
        ByteBuffer bytes = columns.longs(header, header.length).asByteBuffer();
        long place = 0;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
    }

    /** Three columns, empty where there are no texts; the bytes are made while they are written. */
    private static void writeTexts(SectionWriter sections, Segment segment, FeatureText text)
            throws IOException {
        if (text.equals(FeatureText.NONE)) {
            for (int i = 0; i < RowTexts.SECTIONS; i++) {
                sections.write(MemorySegment.NULL);
            }
            return;
        }
        RowTextsMaker texts = new RowTextsMaker(segment, text);
        sections.begin();
        while (texts.hasMore()) {
            sections.append(texts.more());
        }
        sections.finish();
        for (MemorySegment places : texts.places()) {
            sections.write(places);
        }
    }

    /**
     * The segment in a file.
     *
     * @throws UnusableFileException if it is not a whole and unchanged file of this version
     */
    static Segment open(Path file) throws IOException {
        MemorySegment mapped;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            require(file, channel.size() >= HEADER_BYTES, "is too short for a header");
            mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        long[] header = mapped.asSlice(0, HEADER_BYTES).toArray(ValueLayout.JAVA_LONG);
        requireHeader(file, mapped, header);
        List<MemorySegment> sections = new ArrayList<>();
        for (int i = 0; i < Segment.SECTIONS; i++) {
            int at = HEAD_LONGS + 2 * i;
            sections.add(mapped.asSlice(header[at], header[at + 1], 1));
        }
        return new Segment(sections);
    }

    private static void requireHeader(Path file, MemorySegment mapped, long[] header)
            throws IOException {
        require(file, header[0] == MAGIC, "is not an index of points of this machine's byte order");
        require(file, header[1] == VERSION, "has version " + header[1] + " and not " + VERSION);
        int last = HEADER_LONGS - 1;
        long ofHeader = SectionWriter.checksum(mapped.asSlice(0, (long) last * Long.BYTES));
        require(file, header[last] == ofHeader, "has a damaged header");
        require(
                file,
                header[2] == mapped.byteSize(),
                "has " + mapped.byteSize() + " bytes and not " + header[2]);
        long ofColumns = SectionWriter.checksum(mapped.asSlice(HEADER_BYTES));
        require(file, header[3] == ofColumns, "is damaged: its checksum differs");
    }

    private static void require(Path file, boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new UnusableFileException(file + " " + otherwise + "; it has to be built anew");
        }
    }
}
