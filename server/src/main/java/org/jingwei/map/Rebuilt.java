package org.jingwei.map;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A value built in the background from data that changes. Changes that come while it is being built
 * lead to one more build, however many they are. Who asks waits for what is being built until a
 * moment after the change, so that it sees what has just been committed; if that takes longer, it
 * gets the value built before. A build that fails leaves the value as it was; it is tried again by
 * who asks after a while.
 */
final class Rebuilt<T> {
    /** How long is waited: for news, for the first value of all, and after a failure. */
    record Patience(Duration news, Duration first, Duration failure) {
        static final Patience DEFAULT =
                new Patience(Duration.ofSeconds(4), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    /** A value with the number of the change it was built after. */
    record Version<T>(long number, T value) {}

    private static final Logger log = LoggerFactory.getLogger(Rebuilt.class);

    private final String name;
    private final Supplier<T> source;
    private final Executor builder;
    private final Patience patience;
    private long changes = 1;
    private long known = Long.MIN_VALUE;
    private boolean building;
    private long newsAt = System.nanoTime();
    private long failedAt;
    private @Nullable Version<T> built;

    Rebuilt(String name, Supplier<T> source, Executor builder, Patience patience) {
        this.name = name;
        this.source = source;
        this.builder = builder;
        this.patience = patience;
    }

    /** The data changed: builds the value anew in the background. */
    synchronized void changed() {
        newsAt = System.nanoTime();
        changes++;
        build();
    }

    /**
     * The data are at this version: builds the value anew if what there is, or is being built,
     * knows of earlier ones only.
     */
    synchronized Rebuilt<T> refreshed(long version) {
        if (version > known) {
            known = version;
            if (built != null || building) {
                changed();
            }
        }
        return this;
    }

    /** Builds the value in the background if it never was. */
    synchronized void prepare() {
        if (built == null) {
            build();
        }
    }

    private synchronized void build() {
        if (!building) {
            building = true;
            builder.execute(this::buildUntilCurrent);
        }
    }

    private void buildUntilCurrent() {
        try {
            long wanted = changes();
            while (!finished(new Version<>(wanted, source.get()))) {
                wanted = changes();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("Map layer {} was not rebuilt; it stays as it was", name, e);
            stopped();
        }
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized boolean finished(Version<T> version) {
        built = version;
        building = version.number() < changes;
        notifyAll();
        return !building;
    }

    private synchronized void stopped() {
        building = false;
        failedAt = System.nanoTime();
        notifyAll();
    }

    private void retry() {
        boolean outdated = built != null && built.number() < changes;
        if (outdated && System.nanoTime() - failedAt > patience.failure().toNanos()) {
            build();
        }
    }

    /** The value: current if it can be had soon, else the one before. */
    synchronized Version<T> get() {
        prepare();
        retry();
        Version<T> known = awaited(changes, newsAt + patience.news().toNanos());
        if (known == null) {
            known = awaited(1, System.nanoTime() + patience.first().toNanos());
        }
        if (known == null) {
            throw notReady();
        }
        return known;
    }

    private @Nullable Version<T> awaited(long wanted, long deadline) {
        long left = millisUntil(deadline);
        while (building && left > 0 && (built == null || built.number() < wanted)) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return built;
            }
            left = millisUntil(deadline);
        }
        return built;
    }

    private static long millisUntil(long deadline) {
        return (deadline - System.nanoTime()) / 1_000_000;
    }

    private ErrorResponseException notReady() {
        ProblemDetail body =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Layer " + name + " is not ready yet; try again in a while.");
        body.setProperty("code", "layer-not-ready");
        return new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, body, null);
    }
}
