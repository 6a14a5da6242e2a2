package org.jingwei.lake.source.pull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the rows that the next run reads again, by a digest of 16 bytes each: those of the last
 * position or of the overlap before it, and those whose watermark lies in the future and moves
 * nothing. How often each was read counts, so that rows that are alike are neither lost nor
 * doubled.
 *
 * <p>It keeps half a million rows. Of an overlap the older ones go, are sent again, and the
 * dataset's key makes that harmless. Where one position alone has more, the next run begins after
 * it. Too many rows in the future stop the run.
 */
final class Seen {
    private static final int DIGEST_BYTES = 16;
    private static final int MAX_ROWS = 500_000;

    private final Map<Digest, Integer> before = new HashMap<>();
    private final Deque<Kept> overlap = new ArrayDeque<>();
    private final Deque<Digest> future = new ArrayDeque<>();
    private final Duration reach;
    private @Nullable Position last;
    private boolean complete = true;

    /** Sixteen bytes of SHA-256. */
    private record Digest(long high, long low) {}

    private record Kept(Position position, Digest digest) {}

    Seen(byte[] kept, Duration reach) {
        this.reach = reach;
        ByteBuffer buffer = ByteBuffer.wrap(kept);
        while (buffer.remaining() >= DIGEST_BYTES) {
            before.merge(new Digest(buffer.getLong(), buffer.getLong()), 1, Integer::sum);
        }
    }

    /** Whether an earlier run read this row; each reading counts once. */
    boolean repeats(SourceRow row) {
        if (before.isEmpty()) {
            return false;
        }
        Digest digest = digest(row);
        Integer times = before.remove(digest);
        if (times != null && times > 1) {
            before.put(digest, times - 1);
        }
        return times != null;
    }

    /** Notes a row that moved the position to its own. */
    void passed(SourceRow row, Position position) {
        if (reach.isZero() && !position.equals(last)) {
            overlap.clear();
            complete = true;
        }
        last = position;
        if (complete) {
            overlap.addLast(new Kept(position, digest(row)));
        }
        forgetWhatIsOutOfReach(position);
        if (overlap.size() > MAX_ROWS && reach.isZero()) {
            overlap.clear();
            complete = false;
        }
    }

    private void forgetWhatIsOutOfReach(Position position) {
        if (reach.isZero()) {
            return;
        }
        Position edge = position.minus(reach);
        while (overlap.size() > MAX_ROWS || overlap.getFirst().position().isBefore(edge)) {
            overlap.removeFirst();
        }
    }

    /** Whether all rows of the last position are remembered, so that it may be read again. */
    boolean knowsLastPosition() {
        return complete;
    }

    /** Notes a row of the future. */
    void ahead(SourceRow row) {
        future.addLast(digest(row));
        if (future.size() > MAX_ROWS) {
            throw new SourceFailure(
                    "too-far-ahead",
                    "More than "
                            + MAX_ROWS
                            + " rows have a watermark in the future; correct the source's clock.",
                    false);
        }
    }

    /**
     * What to keep.
     *
     * @param atEnd whether everything was read: what was seen before and not again is gone then
     */
    byte[] kept(boolean atEnd) {
        int old = atEnd ? 0 : before.values().stream().mapToInt(Integer::intValue).sum();
        ByteBuffer buffer =
                ByteBuffer.allocate((overlap.size() + future.size() + old) * DIGEST_BYTES);
        overlap.forEach(kept -> put(buffer, kept.digest()));
        future.forEach(digest -> put(buffer, digest));
        if (!atEnd) {
            before.forEach((digest, times) -> {
                for (int i = 0; i < times; i++) {
                    put(buffer, digest);
                }
            });
        }
        return buffer.array();
    }

    private static void put(ByteBuffer buffer, Digest digest) {
        buffer.putLong(digest.high()).putLong(digest.low());
    }

    private static Digest digest(SourceRow row) {
        try {
            String text = row.position().map(Position::text).orElse("") + '\0' + row.line();
            ByteBuffer buffer =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Digest(buffer.getLong(), buffer.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
