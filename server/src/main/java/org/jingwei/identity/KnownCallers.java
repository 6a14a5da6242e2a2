package org.jingwei.identity;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jingwei.area.AreaVersion;

/**
 * Whose session it is, kept for a second: a map asks for hundreds of tiles in that time, and asking
 * the database each time costs more than the tiles. What this server changes counts at once; that
 * another server ended a session, or withdrew a right, counts after a second at most. A token
 * nobody holds is looked up each time.
 */
final class KnownCallers {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Beyond, all are forgotten and looked up again. */
    private static final int MOST_KEPT = 10_000;

    private final AreaVersion areas;
    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    KnownCallers(AreaVersion areas) {
        this.areas = areas;
    }

    /**
     * Who somebody was found to be.
     *
     * @param state what was in force before it was looked up
     */
    private record Known(Caller caller, State state, long atNanos) {}

    private record State(long changes, long areas) {}

    /** Who holds the token of this hash: as known, or as looked up. */
    Optional<Caller> find(byte[] hash, Supplier<Optional<Caller>> lookUp) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        State state = new State(changes.get(), areas.current());
        long now = System.nanoTime();
        Known last = known.get(key);
        if (last != null && last.state().equals(state) && now - last.atNanos() < KEPT_NANOS) {
            return Optional.of(last.caller());
        }
        Optional<Caller> found = lookUp.get();
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        found.ifPresentOrElse(
                caller -> known.put(key, new Known(caller, state, now)), () -> known.remove(key));
        return found;
    }

    /** Sessions or accounts were changed by this server; to be told when the change is in force. */
    void outdate() {
        changes.incrementAndGet();
    }
}
