package org.jingwei.demo.city.record;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes one comma-separated file (RFC 4180), in any charset, compressed or not. */
final class CsvFile implements RowSink, AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final BufferedWriter out;
    private final int width;
    private int rows;

    CsvFile(Path file, Charset charset, boolean gzip, List<String> header) throws IOException {
        OutputStream bytes = Files.newOutputStream(file);
        OutputStream packed = gzip ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        this.out = new BufferedWriter(new OutputStreamWriter(packed, charset), BUFFER);
        this.width = header.size();
        writeLine(header.toArray(String[]::new));
    }

    @Override
    public void row(String... values) throws IOException {
        writeLine(values);
        rows++;
    }

    int rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void writeLine(String[] values) throws IOException {
        if (values.length != width) {
            throw new IllegalArgumentException(
                    "%d values for %d elements: %s"
                            .formatted(values.length, width, String.join(",", values)));
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            writeValue(values[i]);
        }
        out.write('\n');
    }

    private void writeValue(String value) throws IOException {
        boolean plain =
                value.indexOf(',') < 0
                        && value.indexOf('"') < 0
                        && value.indexOf('\n') < 0
                        && value.indexOf('\r') < 0;
        out.write(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
    }
}
