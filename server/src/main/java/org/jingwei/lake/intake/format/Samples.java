package org.jingwei.lake.intake.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jingwei.lake.FileCharset;

/**
 * Pieces of a file: its beginning, and some lines from further back, since the first Chinese
 * character of a long file may stand anywhere.
 */
final class Samples {
    private static final int HEAD = 1 << 18;
    private static final int PIECE = 1 << 16;
    private static final int PIECES = 7;

    private final List<byte[]> pieces;

    private Samples(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    static Samples of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<byte[]> pieces = new ArrayList<>();
            pieces.add(read(channel, 0, HEAD));
            long rest = channel.size() - HEAD;
            for (int i = 1; i <= PIECES && rest > (long) PIECE * PIECES; i++) {
                pieces.add(read(channel, HEAD + (rest - PIECE) / PIECES * i, PIECE));
            }
            return new Samples(pieces);
        }
    }

    private static byte[] read(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // until it is full or the file ends
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    byte[] head() {
        return pieces.getFirst().clone();
    }

    boolean startsWith(int number) {
        byte[] head = pieces.getFirst();
        return head.length >= Integer.BYTES && ByteBuffer.wrap(head).getInt() == number;
    }

    /** The pieces, those from further back from a line's beginning to its end. */
    List<byte[]> wholeLines() {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            byte[] piece = pieces.get(i);
            int from = i == 0 ? 0 : Math.max(0, indexOf(piece, 0) + 1);
            int to = piece.length;
            while (to > from && piece[to - 1] != '\n') {
                to--;
            }
            boolean oneLine = to == from;
            lines.add(Arrays.copyOfRange(piece, from, oneLine ? piece.length : to));
        }
        return lines;
    }

    private static int indexOf(byte[] piece, int from) {
        for (int i = from; i < piece.length; i++) {
            if (piece[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The beginning of the file as text. */
    String text(FileCharset charset) throws IOException {
        byte[] head = pieces.getFirst();
        try (Reader reader = charset.reader(new ByteArrayInputStream(head))) {
            return reader.readAllAsString();
        }
    }
}
