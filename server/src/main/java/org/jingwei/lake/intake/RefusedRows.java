package org.jingwei.lake.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jingwei.lake.intake.format.RowText;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows of a batch as they came, with the reasons in columns of their own: a file that
 * can be corrected and sent again. It is made at the first refusal, and nothing of it is in memory.
 */
final class RefusedRows implements AutoCloseable {
    /** The columns of the reasons; no element's name begins so. */
    static final List<String> REASONS = List.of("_line", "_element", "_rule", "_reason");

    /** The same, to know them when they come back. */
    static final Set<String> COLUMNS = Set.copyOf(REASONS);

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final List<String> header;
    private final List<String> line = new ArrayList<>();
    private @Nullable CsvWriter writer;

    RefusedRows(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** Adds a row with what is wrong with it. */
    void add(RowText row, List<Fault.Refused> faults) {
        line.clear();
        for (int i = 0; i < row.count(); i++) {
            if (i >= header.size() || !COLUMNS.contains(header.get(i).strip())) {
                line.add(row.cell(i));
            }
        }
        while (line.size() < width()) {
            line.add("");
        }
        line.add(Long.toString(row.line()));
        line.add(joined(faults.stream().map(Fault.Refused::element).map(name -> name.orElse(""))));
        line.add(joined(faults.stream().map(Fault.Refused::rule)));
        line.add(joined(faults.stream().map(Fault.Refused::reason)));
        writer().writeRecord(line);
    }

    private int width() {
        return (int) header.stream().filter(name -> !COLUMNS.contains(name.strip())).count();
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining("; "));
    }

    private CsvWriter writer() {
        CsvWriter open = writer;
        if (open == null) {
            open = open();
            writer = open;
        }
        return open;
    }

    private CsvWriter open() {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            Writer text =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    new QuickGzip(Files.newOutputStream(file)),
                                    StandardCharsets.UTF_8),
                            BUFFER);
            text.write('\uFEFF');
            CsvWriter open = CsvWriter.builder().build(text);
            List<String> names =
                    new ArrayList<>(
                            header.stream()
                                    .filter(name -> !COLUMNS.contains(name.strip()))
                                    .toList());
            names.addAll(REASONS);
            open.writeRecord(names);
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        finish();
    }

    /** Ends the file. */
    void finish() {
        try {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compresses a little, and quickly. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
