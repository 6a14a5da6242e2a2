package org.jingwei.area;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value computed from the stored tree, kept until the tree changes and computed anew by whoever
 * asks next. Those who ask while it is being computed wait for it.
 */
final class Current<T> {
    private record Computed<T>(Version version, T value) {}

    /** Changes known of in this process, and those stored by any. */
    private record Version(long here, long stored) {}

    private final Supplier<T> source;
    private final LongSupplier stored;
    private final AtomicLong version = new AtomicLong();
    private volatile @Nullable Computed<T> computed;

    /**
     * Computed by {@code source}.
     *
     * @param stored how often the stored tree has changed
     */
    Current(Supplier<T> source, LongSupplier stored) {
        this.source = source;
        this.stored = stored;
    }

    T get() {
        Computed<T> known = computed;
        return known != null && known.version().equals(wanted()) ? known.value() : computeOnce();
    }

    private synchronized T computeOnce() {
        Computed<T> known = computed;
        Version wanted = wanted();
        if (known != null && known.version().equals(wanted)) {
            return known.value();
        }
        Computed<T> fresh = new Computed<>(wanted, source.get());
        computed = fresh;
        return fresh.value();
    }

    private Version wanted() {
        return new Version(version.get(), stored.getAsLong());
    }

    /** What is known is out of date. */
    void outdate() {
        version.incrementAndGet();
    }
}
