package org.jingwei.area;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value computed from the stored tree, kept until the tree changes and computed anew by whoever
 * asks next. Those who ask while it is being computed wait for it.
 */
final class Current<T> {
    private record Computed<T>(long version, T value) {}

    private final Supplier<T> source;
    private final AtomicLong version = new AtomicLong();
    private volatile @Nullable Computed<T> computed;

    Current(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        Computed<T> known = computed;
        return known != null && known.version() == version.get() ? known.value() : computeOnce();
    }

    private synchronized T computeOnce() {
        Computed<T> known = computed;
        long wanted = version.get();
        if (known != null && known.version() == wanted) {
            return known.value();
        }
        Computed<T> fresh = new Computed<>(wanted, source.get());
        computed = fresh;
        return fresh.value();
    }

    /** What is known is out of date. */
    void outdate() {
        version.incrementAndGet();
    }
}
