package org.jingwei.lake.source.pull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** So many rows of a reading as a file of CSV, written while it is read. */
final class ChunkBody extends InputStream {
    private final PullReading reading;
    private final long limit;
    private byte[] line;
    private int at;
    private long rows;

    ChunkBody(PullReading reading, long limit) throws SQLException {
        this.reading = reading;
        this.limit = limit;
        this.line = reading.header().getBytes(StandardCharsets.UTF_8);
    }

    /** Rows given so far. */
    long rows() {
        return rows;
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, line.length - at);
        System.arraycopy(line, at, buffer, offset, some);
        at += some;
        return some;
    }

    private boolean fill() throws IOException {
        if (at < line.length) {
            return true;
        }
        if (!reading.hasNext() || (rows >= limit && reading.mayEnd())) {
            return false;
        }
        try {
            line = reading.take().line().getBytes(StandardCharsets.UTF_8);
        } catch (SQLException e) {
            throw new IOException("the source broke off", e);
        }
        at = 0;
        rows++;
        return true;
    }
}
