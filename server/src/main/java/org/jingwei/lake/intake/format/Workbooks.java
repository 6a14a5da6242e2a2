package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Archives, of which workbooks are some. What they hold is counted by unpacking it, since an
 * archive may say anything of its size: a file that grows without measure is refused before it is
 * read.
 */
public final class Workbooks {
    private static final String BOOK = "xl/workbook.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final long MAX_TEXTS = 256L << 20;
    private static final int MAX_ENTRIES = 10_000;
    private static final long UNSUSPICIOUS = 64L << 20;
    private static final int MAX_RATIO = 200;

    private Workbooks() {}

    /** Whether a file is an archive at all. */
    public static boolean isArchive(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] start = bytes.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3;
        }
    }

    /** Whether a file is a workbook of Excel. */
    public static boolean isWorkbook(Path file) throws IOException {
        if (!isArchive(file)) {
            return false;
        }
        try (ZipFile archive = new ZipFile(file.toFile())) {
            return archive.getEntry(BOOK) != null;
        } catch (ZipException e) {
            throw broken();
        }
    }

    private static UnreadableFileException broken() {
        return new UnreadableFileException(
                "invalid-zip", "The archive or workbook is broken or cut off; send it again.");
    }

    /**
     * Refuses a workbook that would unpack to more than it may.
     *
     * @throws UnreadableFileException with code {@code too-large}
     */
    public static void checkSize(Path file, long maxBytes) throws IOException {
        long packed = Files.size(file);
        long allowed = Math.min(maxBytes, Math.max(UNSUSPICIOUS, packed * MAX_RATIO));
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MAX_ENTRIES) {
                throw tooLarge("has more than " + MAX_ENTRIES + " parts");
            }
            long sum = 0;
            for (ZipEntry entry : Collections.list(archive.entries())) {
                long most = entry.getName().equals(TEXTS) ? MAX_TEXTS : allowed;
                sum += size(archive, entry, Math.min(most, allowed - sum));
            }
        } catch (ZipException e) {
            throw broken();
        }
    }

    private static long size(ZipFile archive, ZipEntry entry, long most) throws IOException {
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream content = archive.getInputStream(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    throw tooLarge("unpacks to more than " + most + " bytes");
                }
            }
        }
        return size;
    }

    private static UnreadableFileException tooLarge(String reason) {
        return new UnreadableFileException(
                "too-large", "The workbook " + reason + "; send it in parts, or as CSV.");
    }

    /**
     * The one file in an archive that is no workbook.
     *
     * @throws UnreadableFileException if there are none or several
     */
    public static Optional<String> onlyFile(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.getEntry(BOOK) != null) {
                return Optional.empty();
            }
            List<? extends ZipEntry> files =
                    Collections.list(archive.entries()).stream()
                            .filter(entry -> !entry.isDirectory())
                            .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
                            .toList();
            if (files.size() != 1) {
                throw new UnreadableFileException(
                        "invalid-zip",
                        "The archive has "
                                + files.size()
                                + " files; send one file, or each by itself.");
            }
            return Optional.of(files.getFirst().getName());
        } catch (ZipException e) {
            throw broken();
        }
    }
}
