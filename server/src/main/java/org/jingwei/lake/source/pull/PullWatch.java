package org.jingwei.lake.source.pull;

import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Once a second, for each run of a pull: looks whether somebody cancelled it, and then breaks its
 * session with the source off. In a thread of its own, since the run may wait for the source.
 */
@Component
class PullWatch implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PullWatch.class);

    private final PullBook book;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("pull-watch").factory());

    PullWatch(PullBook book) {
        this.book = book;
    }

    Watch watch(PullBook.Job job) {
        return new Watch(job);
    }

    /** A run that is looked after until this is closed. */
    final class Watch implements AutoCloseable {
        private final PullBook.Job job;
        private final ScheduledFuture<?> looking;
        private volatile boolean cancelled;
        private volatile @Nullable SourceConnection source;

        private Watch(PullBook.Job job) {
            this.job = job;
            this.looking = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        }

        /** What the run reads with from here on. */
        void reads(SourceConnection opened) {
            source = opened;
            check();
        }

        /**
         * Goes on.
         *
         * @throws CancellationException if the run was cancelled
         */
        void check() {
            if (cancelled) {
                throw new CancellationException("the run was cancelled");
            }
        }

        private void look() {
            try {
                if (cancelled || book.isCancelled(job)) {
                    cancelled = true;
                    SourceConnection opened = source;
                    if (opened != null) {
                        opened.close();
                    }
                }
            } catch (RuntimeException | SQLException e) {
                LOG.warn("whether pull {} goes on cannot be seen", job.pull().id(), e);
            }
        }

        @Override
        public void close() {
            looking.cancel(false);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
