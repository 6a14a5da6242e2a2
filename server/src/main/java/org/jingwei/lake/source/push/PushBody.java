package org.jingwei.lake.source.push;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jingwei.http.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a push, decompressed: whole in memory when they are few, a stream when not. */
final class PushBody {
    /** Up to here a push is gathered with others. */
    static final int SMALL_BYTES = 256 * 1024;

    private static final int GZIP_FIRST = 0x1f;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final byte[] start;
    private final Counted rest;

    private PushBody(byte[] start, Counted rest) {
        this.start = start;
        this.rest = rest;
    }

    /**
     * Reads the start of a body.
     *
     * @param limited refuses more than may come, also of what comes compressed
     */
    static PushBody of(InputStream body, UnaryOperator<InputStream> limited) throws IOException {
        InputStream buffered = new BufferedInputStream(body);
        buffered.mark(1);
        boolean gzip = buffered.read() == GZIP_FIRST;
        buffered.reset();
        try {
            InputStream plain = limited.apply(gzip ? new GZIPInputStream(buffered) : buffered);
            byte[] start = plain.readNBytes(SMALL_BYTES + 1);
            return new PushBody(
                    start,
                    new Counted(new SequenceInputStream(new ByteArrayInputStream(start), plain)));
        } catch (ZipException | EOFException e) {
            throw Problem.badRequest(
                    "invalid-gzip", "The body's gzip compression is broken or cut off.");
        }
    }

    boolean isSmall() {
        return start.length <= SMALL_BYTES;
    }

    /** The body as a stream; once it is read, its digest and its rows are known. */
    Counted stream() {
        return rest;
    }

    /**
     * The rows of a small body, each of them an object on a line that ends.
     *
     * @throws Problem if a line is none: it must not spoil the batch of others
     */
    Rows rows() {
        List<String> lines = text().lines().toList();
        StringBuilder rows = new StringBuilder();
        long count = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                requireObject(line, i + 1);
                rows.append(line).append('\n');
                count++;
            }
        }
        if (count == 0) {
            throw Problem.invalid("empty-push", "The body has no rows; send one object a line.");
        }
        return new Rows(rows.toString(), count, digest(start));
    }

    /** Rows as text, how many they are, and the digest of the body they came in. */
    record Rows(String text, long count, String digest) {}

    private String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid("invalid-rows", "The body is not UTF-8.");
        }
    }

    private static void requireObject(String line, long number) {
        try {
            if (JSON.readTree(line).isObject()) {
                return;
            }
        } catch (JacksonException e) {
            // Told below: which line, whatever is wrong with it.
        }
        throw Problem.invalid(
                        "invalid-rows",
                        "Line " + number + " is no JSON object; nothing of this push was taken.")
                .errors(List.of(new Problem.Place(number, "", "a JSON object is expected")));
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A stream that counts and digests what is read through it. */
    static final class Counted extends InputStream {
        private final InputStream source;
        private final MessageDigest digest = sha256();
        private long bytes;
        private long lines;
        private int last = '\n';

        private Counted(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = source.read(buffer, offset, length);
            if (some > 0) {
                digest.update(buffer, offset, some);
                bytes += some;
                for (int i = offset; i < offset + some; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[offset + some - 1];
            }
            return some;
        }

        long bytes() {
            return bytes;
        }

        long rows() {
            return lines + (last == '\n' ? 0 : 1);
        }

        String digest() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
