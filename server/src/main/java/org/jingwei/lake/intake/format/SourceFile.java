package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files as rows. */
public final class SourceFile {
    private SourceFile() {}

    /**
     * Opens a file and reads its header.
     *
     * @throws UnreadableFileException if it has none
     */
    public static SourceRows open(Path file, FileReading reading) throws IOException {
        return switch (reading.format()) {
            case CSV -> opened(file, bytes -> CsvRows.open(bytes, reading));
            case NDJSON ->
                    opened(
                            file,
                            bytes ->
                                    new NdjsonRows(
                                            bytes, keys(file, reading), text(bytes, reading)));
            case GEOJSON ->
                    opened(
                            file,
                            bytes ->
                                    new GeoJsonRows(
                                            bytes, features(file, reading), text(bytes, reading)));
            case XLSX -> SheetRows.open(file, reading);
        };
    }

    private static JsonHeader keys(Path file, FileReading reading) throws IOException {
        try (CountedInput bytes = new CountedInput(Files.newInputStream(file))) {
            return NdjsonRows.header(text(bytes, reading));
        }
    }

    private static JsonHeader features(Path file, FileReading reading) throws IOException {
        try (CountedInput bytes = new CountedInput(Files.newInputStream(file))) {
            return GeoJsonRows.header(text(bytes, reading));
        }
    }

    private static Reader text(CountedInput bytes, FileReading reading) throws IOException {
        return reading.charset().reader(bytes);
    }

    /** Opens rows over bytes. */
    @FunctionalInterface
    private interface Opening {
        SourceRows open(CountedInput bytes) throws IOException;
    }

    private static SourceRows opened(Path file, Opening opening) throws IOException {
        CountedInput bytes = new CountedInput(Files.newInputStream(file));
        boolean open = false;
        try {
            SourceRows rows = opening.open(bytes);
            open = true;
            return rows;
        } finally {
            if (!open) {
                bytes.close();
            }
        }
    }
}
