package org.jingwei.lake.intake;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Once a second, for each run: notes in the books how far it is, and stops it when somebody asked
 * for that. In a thread of its own, since a run may be busy with one statement for minutes; and it
 * never waits for a lock, since the thread is one for all runs.
 */
@Component
class Pulse implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final BatchBook book;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("intake-pulse").factory());

    Pulse(BatchBook book) {
        this.book = book;
    }

    /** A run that is watched until this is ended. */
    @FunctionalInterface
    interface Watch {
        /** Ends it. */
        void end();
    }

    Watch watch(BatchBook.Job job, RunControl run) {
        ScheduledFuture<?> beating =
                thread.scheduleWithFixedDelay(() -> beat(job, run), 1, 1, TimeUnit.SECONDS);
        return () -> beating.cancel(false);
    }

    private void beat(BatchBook.Job job, RunControl run) {
        try {
            if (book.progressUnlessHeld(job, run.progress())) {
                run.cancel();
            }
            run.lookAround();
        } catch (RuntimeException e) {
            LOG.warn("the progress of batch {} cannot be noted", job.id(), e);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
