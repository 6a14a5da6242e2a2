package org.jingwei.engine.tiles;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses tiles as gzip (RFC 1952), lending compressors to one tile at a time: each has a
 * quarter of a megabyte outside the heap that would be had and cleared anew for every tile.
 *
 * <p>Most tiles are asked for once, and compressing costs many times what making one does; so it is
 * the fastest level, which takes two thirds of the time of the fourth for a tenth more bytes, and
 * {@link LibDeflate} where the system has it, which halves the time once more.
 */
final class TileGzip {

    private static final Optional<LibDeflate> LIBRARY = LibDeflate.find();

    private static final int KEPT = 16;

    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    private static final ArrayBlockingQueue<Deflater> FREE = new ArrayBlockingQueue<>(KEPT);

    private TileGzip() {}

    /** The same, compressed. */
    static byte[] of(ByteBuffer plain) {
        return LIBRARY.map(library -> library.gzip(plain)).orElseGet(() -> byRuntime(plain));
    }

    /** The same, compressed by what every Java runtime has. */
    static byte[] byRuntime(ByteBuffer plain) {
        Deflater lent = FREE.poll();
        Deflater deflater = lent == null ? new Deflater(Deflater.BEST_SPEED, true) : lent;
        try {
            return compressed(plain, deflater);
        } finally {
            deflater.reset();
            if (!FREE.offer(deflater)) {
                deflater.end();
            }
        }
    }

    private static byte[] compressed(ByteBuffer plain, Deflater deflater) {
        byte[] room = new byte[plain.remaining() / 2 + 64];
        room[0] = 0x1F;
        room[1] = (byte) 0x8B;
        room[2] = Deflater.DEFLATED;
        room[HEADER - 1] = (byte) 0xFF; // made on no system that is named
        deflater.setInput(plain.duplicate());
        deflater.finish();
        int end = HEADER;
        while (!deflater.finished()) {
            if (end == room.length) {
                room = Arrays.copyOf(room, end * 2);
            }
            end += deflater.deflate(room, end, room.length - end);
        }
        byte[] gzipped = Arrays.copyOf(room, end + TRAILER);
        CRC32 checksum = new CRC32();
        checksum.update(plain.duplicate());
        put(gzipped, end, (int) checksum.getValue());
        put(gzipped, end + Integer.BYTES, plain.remaining());
        return gzipped;
    }

    private static void put(byte[] target, int at, int number) {
        for (int i = 0; i < Integer.BYTES; i++) {
            target[at + i] = (byte) (number >>> (8 * i));
        }
    }
}
