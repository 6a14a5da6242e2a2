package org.jingwei.coordination.inspection.onsite;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A WebP file with nothing in it but its picture.
 *
 * <p>WebP is RIFF: chunks of a name, a length and bytes. Those of the picture and its transparency
 * are kept; Exif, XMP, colour profiles and whatever is unknown go, and the flags that announce them
 * with them. Moving pictures are refused. Cost: one pass. Source: the WebP container specification.
 */
final class WebPicture {
    private static final Set<String> PICTURE = Set.of("VP8 ", "VP8L", "ALPH", "VP8X");
    private static final int HEAD = 12;
    private static final int CHUNK_HEAD = 8;
    private static final byte ALPHA_FLAG = 0x10;

    private WebPicture() {}

    static boolean isOne(byte[] file) {
        return file.length > HEAD + CHUNK_HEAD
                && text(file, 0).equals("RIFF")
                && text(file, 8).equals("WEBP");
    }

    private static String text(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }

    static byte[] strip(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        boolean seen = false;
        int at = HEAD;
        while (at + CHUNK_HEAD <= file.length) {
            String name = text(file, at);
            long length = in.getInt(at + 4) & 0xFFFFFFFFL;
            long end = at + CHUNK_HEAD + length;
            if (end > file.length || name.startsWith("ANI") || name.equals("ANMF")) {
                throw Pictures.notOne("The WebP picture is cut off, or moves.");
            }
            if (PICTURE.contains(name)) {
                byte[] chunk = Arrays.copyOfRange(file, at, (int) (end + (length & 1)));
                if (name.equals("VP8X") && length > 0) {
                    chunk[CHUNK_HEAD] = (byte) (chunk[CHUNK_HEAD] & ALPHA_FLAG);
                }
                kept.writeBytes(chunk);
                seen |= !name.equals("VP8X");
            }
            at = (int) (end + (length & 1));
        }
        if (!seen) {
            throw Pictures.notOne("The WebP file holds no picture.");
        }
        return ByteBuffer.allocate(HEAD + kept.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + kept.size())
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(kept.toByteArray())
                .array();
    }
}
