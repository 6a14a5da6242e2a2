package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A run of rows on disk, in its order. It is read once, from its beginning to its end. */
final class RowRunFile implements RowRuns.Source {

    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final InputStream input;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    RowRunFile(Path file) throws IOException {
        this.file = file;
        this.input = Files.newInputStream(file);
    }

    /** Writes a run. */
    static void write(RowRun run, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int used = 0;
        try (OutputStream output = Files.newOutputStream(file)) {
            for (int row : run.order()) {
                int length = run.end(row) - run.start(row);
                if (buffer.length - used < length) {
                    output.write(buffer, 0, used);
                    used = 0;
                }
                if (length > buffer.length) {
                    output.write(run.bytes(), run.start(row), length);
                } else {
                    System.arraycopy(run.bytes(), run.start(row), buffer, used, length);
                    used += length;
                }
            }
            output.write(buffer, 0, used);
        }
    }

    @Override
    public boolean next() throws IOException {
        if (position < limit) {
            position += RowBytes.length(buffer, position);
        }
        return has(RowBytes.LENGTH_BYTES) && has(RowBytes.length(buffer, position));
    }

    private boolean has(int count) throws IOException {
        if (limit - position >= count) {
            return true;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        if (count > buffer.length) {
            buffer = Arrays.copyOf(buffer, count);
        }
        limit += input.readNBytes(buffer, limit, buffer.length - limit);
        if (limit > 0 && limit < count) {
            throw new IOException(file + " ends in the middle of a row");
        }
        return limit > 0;
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int start() {
        return position;
    }

    @Override
    public void close() throws IOException {
        input.close();
        Files.deleteIfExists(file);
    }
}
