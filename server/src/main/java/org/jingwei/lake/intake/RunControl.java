package org.jingwei.lake.intake;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.lake.Batch;
import org.jspecify.annotations.Nullable;

/** One run as other threads see it: how far it is, and a way to stop it. */
final class RunControl {
    private final BooleanSupplier stopping;
    private volatile Progress progress = new Progress(Batch.Phase.READING, 0, new Tally().counts());
    private volatile boolean cancelled;
    private volatile @Nullable BatchWriter writer;

    RunControl(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    /** How far a run is. */
    record Progress(Batch.Phase phase, long bytesRead, Tally.Counts counts) {}

    /** What the run writes with, so that a long statement of it can be stopped too. */
    void writesWith(BatchWriter current) {
        writer = current;
        if (isStopped()) {
            current.cancel();
        }
    }

    void note(Progress current) {
        progress = current;
    }

    Progress progress() {
        return progress;
    }

    private boolean isStopped() {
        return cancelled || stopping.getAsBoolean();
    }

    /** Cancels the run for good; from any thread. */
    void cancel() {
        cancelled = true;
        stopWriting();
    }

    /** Stops what is being written when the server is stopping; from any thread. */
    void lookAround() {
        if (isStopped()) {
            stopWriting();
        }
    }

    private void stopWriting() {
        BatchWriter current = writer;
        if (current != null) {
            current.cancel();
        }
    }

    /**
     * Goes on.
     *
     * @throws CancellationException if the run was cancelled, or the server is stopping
     */
    void check() {
        if (isStopped() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    cancelled
                            ? "the run was cancelled"
                            : "the server is stopping; it is run again");
        }
    }
}
