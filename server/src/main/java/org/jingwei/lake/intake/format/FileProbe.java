package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;

/** Guesses from some of its bytes, and a little from its name, how a file is written. */
public final class FileProbe {
    private static final int OLD_EXCEL = 0xD0CF11E0;

    private FileProbe() {}

    /**
     * Looks at a file.
     *
     * @throws UnreadableFileException if it is of a kind that is known and not read here
     */
    public static FileGuess guess(Path file, String name) throws IOException {
        if (Workbooks.isWorkbook(file)) {
            return new FileGuess(
                    new FileGuess.Sure<>(FileFormat.XLSX, 1), Optional.empty(), Optional.empty());
        }
        Samples samples = Samples.of(file);
        if (samples.startsWith(OLD_EXCEL)) {
            throw new UnreadableFileException(
                    "unsupported-xls",
                    "The file is a workbook of Excel 97 to 2003; save it as .xlsx and send that.");
        }
        FileGuess.Sure<FileCharset> charset = CharsetGuess.of(samples);
        String text = samples.text(charset.value());
        FileGuess.Sure<FileFormat> format = format(text, name.toLowerCase(Locale.ROOT));
        return new FileGuess(
                format,
                Optional.of(charset),
                format.value() == FileFormat.CSV
                        ? Optional.of(DelimiterGuess.of(text))
                        : Optional.empty());
    }

    /** What separates values in a file that is known to be CSV in an encoding. */
    public static FileGuess.Sure<Character> delimiter(Path file, FileCharset charset)
            throws IOException {
        return DelimiterGuess.of(Samples.of(file).text(charset));
    }

    private static FileGuess.Sure<FileFormat> format(String text, String name) {
        String start = text.stripLeading();
        if (!start.startsWith("{")) {
            return new FileGuess.Sure<>(FileFormat.CSV, name.endsWith("json") ? 0.5 : 0.9);
        }
        boolean collection = start.contains("\"FeatureCollection\"") || name.endsWith("geojson");
        return collection
                ? new FileGuess.Sure<>(FileFormat.GEOJSON, 0.95)
                : new FileGuess.Sure<>(FileFormat.NDJSON, 0.9);
    }
}
