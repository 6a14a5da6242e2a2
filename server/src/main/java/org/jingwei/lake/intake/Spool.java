package org.jingwei.lake.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jingwei.http.Problem;
import org.jingwei.lake.intake.format.UnreadableFileException;
import org.jingwei.lake.intake.format.Workbooks;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Sent files until their rows are in the lake: written once while they come in, uncompressed and
 * forced to the disk before anybody is told that they arrived.
 */
@Component
class Spool {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER = 1 << 16;
    private static final String SUFFIX = ".csv";
    private static final String UNPACKED = ".unpacked";

    private final Path folder;
    private final Path refused;
    private final long maxBytes;

    Spool(Settings settings) {
        this.folder = settings.folder(Setting.SPOOL, "spool");
        this.refused = folder.resolveSibling("refused");
        this.maxBytes = settings.number(Setting.MAX_UPLOAD_BYTES);
    }

    /** A file that is here. */
    record Spooled(String digest, long bytes) {}

    /** The file of a batch. */
    Path file(String batchId) {
        return folder.resolve(batchId + SUFFIX);
    }

    /** The refused rows of a batch as they came; not there when none was refused. */
    Path refusedRows(String batchId) {
        return refused.resolve(batchId + ".csv.gz");
    }

    /**
     * Takes a file in.
     *
     * @throws Problem if it is empty, too large, or broken in its compression
     */
    Spooled receive(String batchId, InputStream body) throws IOException {
        Files.createDirectories(folder);
        Path file = file(batchId);
        boolean complete = false;
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            Spooled spooled = copy(uncompressed(body), out);
            Spooled settled = settled(file, spooled);
            channel.force(true);
            complete = true;
            return settled;
        } catch (UnreadableFileException e) {
            throw e.code().equals("too-large")
                    ? Problem.tooLarge(e.detail())
                    : Problem.invalid(e.code(), e.detail());
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Takes the one file out of an archive; looks whether a workbook grows without measure. */
    private Spooled settled(Path file, Spooled spooled) throws IOException {
        if (!Workbooks.isArchive(file)) {
            return spooled;
        }
        Optional<String> only = Workbooks.onlyFile(file);
        if (only.isEmpty()) {
            Workbooks.checkSize(file, maxBytes);
            return spooled;
        }
        Path taken = file.resolveSibling(file.getFileName() + UNPACKED);
        try (ZipFile archive = new ZipFile(file.toFile());
                InputStream content = archive.getInputStream(archive.getEntry(only.get()));
                FileChannel channel =
                        FileChannel.open(
                                taken, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            Spooled unpacked = copy(content, out);
            channel.force(true);
            Files.move(taken, file, StandardCopyOption.REPLACE_EXISTING);
            return unpacked;
        } finally {
            Files.deleteIfExists(taken);
        }
    }

    private static InputStream uncompressed(InputStream body) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(body, 2);
        byte[] start = stream.readNBytes(2);
        stream.unread(start);
        boolean gzip =
                start.length == 2
                        && (start[0] & 0xff) == GZIP_FIRST
                        && (start[1] & 0xff) == GZIP_SECOND;
        try {
            return gzip ? new GZIPInputStream(stream, BUFFER) : stream;
        } catch (ZipException | EOFException e) {
            throw brokenGzip();
        }
    }

    private static Problem brokenGzip() {
        return Problem.badRequest(
                "invalid-gzip", "The file's gzip compression is broken or cut off; send it again.");
    }

    private Spooled copy(InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
            bytes += read;
            if (bytes > maxBytes) {
                throw Problem.tooLarge(
                        "The file has more than "
                                + maxBytes
                                + " bytes uncompressed; send it in parts.");
            }
            digest.update(buffer, 0, read);
            write(to, buffer, read);
        }
        if (bytes == 0) {
            throw Problem.invalid("empty-file", "The file is empty; a header row is needed.");
        }
        return new Spooled(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static void write(OutputStream to, byte[] buffer, int length) throws IOException {
        try {
            to.write(buffer, 0, length);
        } catch (IOException e) {
            throw Problem.noSpace(
                    "The file cannot be kept here: "
                            + e.getMessage()
                            + ". Nothing of it was kept; send it again when there is room, and tell"
                            + " the operator of the platform.");
        }
    }

    private static int read(InputStream from, byte[] buffer) throws IOException {
        try {
            return from.read(buffer);
        } catch (ZipException | EOFException e) {
            throw brokenGzip();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Removes the file of a batch, if it is there. */
    void remove(String batchId) {
        try {
            Files.deleteIfExists(file(batchId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the refused rows of a batch, if they are there. */
    void removeRefusedRows(String batchId) {
        try {
            Files.deleteIfExists(refusedRows(batchId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes all files but those of these batches.
     *
     * @param before files that were written to since then stay as well
     */
    void keepOnly(Set<String> batchIds, Instant before) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                boolean known =
                        !name.endsWith(SUFFIX)
                                || batchIds.contains(
                                        name.substring(0, name.length() - SUFFIX.length()));
                boolean old = !Files.getLastModifiedTime(file).toInstant().isAfter(before);
                if (old && (!known || name.endsWith(UNPACKED))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
