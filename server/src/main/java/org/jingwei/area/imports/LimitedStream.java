package org.jingwei.area.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jingwei.http.Problem;

/** A stream that refuses to give more than so many bytes. */
final class LimitedStream extends FilterInputStream {
    private final long limit;
    private long given;

    LimitedStream(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    private void count(int more) {
        given += more;
        if (given > limit) {
            throw Problem.tooLarge(
                    "The file has more than "
                            + limit
                            + " bytes; send the tree in parts, upper levels first.");
        }
    }
}
