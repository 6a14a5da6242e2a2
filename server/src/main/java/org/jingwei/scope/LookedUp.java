package org.jingwei.scope;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value of the database that is asked for far more often than it changes. It is looked up once a
 * second at most, so that a change of another server is noticed within that time; after {@link
 * #outdate()} whoever asks has it looked up anew, so that a change of this server is seen by the
 * next who asks. From {@link #changing} to {@link #changed} everybody looks, so that a change
 * counts from its commit on and not only when those who listen for it are through. While one looks
 * a value up that is merely old, the others get the one before; nobody waits for another.
 */
public final class LookedUp<T> {
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A value, the number of changes known when its looking up began, and that time. */
    private record Seen<T>(T value, long changes, long atNanos) {}

    private final Supplier<T> source;
    private final AtomicLong changes = new AtomicLong();
    private final Set<Object> changing = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Seen<T> seen;

    /** Looked up by {@code source}. */
    public LookedUp(Supplier<T> source) {
        this.source = source;
    }

    /** The value, at most a second old and with all changes that this server knows of. */
    public T get() {
        // first, since a change is counted before it is let go of
        boolean still = changing.isEmpty();
        Seen<T> last = seen;
        long known = changes.get();
        long now = System.nanoTime();
        if (!still || last == null || last.changes() != known) {
            return look(known, now);
        }
        if (now - last.atNanos() < LOOK_EVERY_NANOS) {
            return last.value();
        }
        seen = new Seen<>(last.value(), known, now);
        return look(known, now);
    }

    private T look(long known, long now) {
        T value = source.get();
        keep(new Seen<>(value, known, now));
        return value;
    }

    /** Keeps what was looked up, unless it was before a change that another look has seen. */
    private synchronized void keep(Seen<T> fresh) {
        Seen<T> last = seen;
        if (last == null || last.changes() <= fresh.changes()) {
            seen = fresh;
        }
    }

    /** What is known is out of date: this server changed it. */
    public void outdate() {
        changes.incrementAndGet();
    }

    /** This change is about to be committed. */
    public void changing(Object change) {
        changing.add(change);
    }

    /** A change that was about to be committed is, or is not to be any more. */
    public void changed(Object change) {
        outdate();
        changing.remove(change);
    }
}
