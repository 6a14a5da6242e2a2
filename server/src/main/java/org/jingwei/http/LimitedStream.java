package org.jingwei.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream that refuses to give more than so many bytes, whatever length was announced. */
public final class LimitedStream extends FilterInputStream {
    private final long limit;
    private final Supplier<Problem> refusal;
    private long given;

    /** The stream up to {@code limit} bytes; one more throws the refusal. */
    public LimitedStream(InputStream stream, long limit, Supplier<Problem> refusal) {
        super(stream);
        this.limit = limit;
        this.refusal = refusal;
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
            throw refusal.get();
        }
    }
}
