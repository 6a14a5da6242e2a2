package org.jingwei.engine.tiles;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Publishes the changes of a {@link LivePointIndex} a few times a second, and merges when there are
 * many; on two threads, so that a long merge keeps no change from being seen.
 */
public final class PointUpkeep implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PointUpkeep.class.getName());

    private final LivePointIndex points;
    private final Pace pace;
    private final Consumer<PointIndex> merged;
    private final ScheduledFuture<?> turns;
    private final AtomicBoolean mergeAsked = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor publisher =
            new ScheduledThreadPoolExecutor(1, daemon());
    private final ScheduledThreadPoolExecutor merger = new ScheduledThreadPoolExecutor(1, daemon());

    /**
     * How often and when.
     *
     * @param publishEvery how long a change may wait to be seen, beside the time to publish
     * @param mergeAt how many changed points make a merge worth its cost
     */
    public record Pace(Duration publishEvery, int mergeAt) {

        /** Seen within half a second; at most a few per cent of the points beside the segment. */
        public static final Pace DEFAULT = new Pace(Duration.ofMillis(250), 32_768);

        public Pace {
            if (publishEvery.toMillis() < 1 || mergeAt < 1) {
                throw new IllegalArgumentException(
                        "publishing every " + publishEvery + ", merging at " + mergeAt);
            }
        }
    }

    /** Begins; what a merge makes is handed over, for example to be written to its file. */
    public PointUpkeep(LivePointIndex points, Pace pace, Consumer<PointIndex> merged) {
        this.points = points;
        this.pace = pace;
        this.merged = merged;
        long every = pace.publishEvery().toMillis();
        this.turns =
                publisher.scheduleWithFixedDelay(
                        this::publish, every, every, TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory daemon() {
        return Thread.ofPlatform().daemon().name("points-upkeep").factory();
    }

    /** A failure is told and the next turn tries again: what was applied is kept by the index. */
    private void publish() {
        try {
            points.publish();
            if (points.pending() >= pace.mergeAt() && mergeAsked.compareAndSet(false, true)) {
                merger.execute(this::merge);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "changed points could not be published", e);
        }
    }

    private void merge() {
        try {
            merged.accept(points.merge());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "changed points could not be merged", e);
        } finally {
            mergeAsked.set(false);
        }
    }

    /** Stops; what was applied since the last publishing is not seen. */
    @Override
    public void close() {
        turns.cancel(false);
        publisher.shutdown();
        merger.shutdown();
    }
}
