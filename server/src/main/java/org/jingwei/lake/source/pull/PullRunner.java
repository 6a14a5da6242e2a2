package org.jingwei.lake.source.pull;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.lake.Channel;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.jingwei.lake.Reading;
import org.jingwei.lake.intake.BatchReceiver;
import org.jingwei.lake.source.Delivery;
import org.jingwei.lake.source.OpenWork;
import org.jingwei.lake.source.Secrets;
import org.jingwei.lake.source.pull.SourceQuery.Bound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs a pull: connects, reads on from the mark, and hands the rows over in files. Each file is
 * booked in one transaction with the mark behind its last row; so whenever source or platform go
 * away, the next run goes on from what is booked, and no row is lost or doubled.
 */
@Component
class PullRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PullRunner.class);

    /** More files than these need not lie in the spool at once. */
    private static final int MAX_OPEN_BATCHES = 4;

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Reading CSV =
            new Reading(
                    Optional.of(FileFormat.CSV),
                    Optional.of(FileCharset.UTF_8),
                    Optional.of(','),
                    Optional.empty());

    private final PullBook book;
    private final BatchReceiver receiver;
    private final Delivery delivery;
    private final OpenWork openWork;
    private final Secrets secrets;
    private final PullWatch watches;

    PullRunner(
            PullBook book,
            BatchReceiver receiver,
            Delivery delivery,
            OpenWork openWork,
            Secrets secrets,
            PullWatch watches) {
        this.book = book;
        this.receiver = receiver;
        this.delivery = delivery;
        this.openWork = openWork;
        this.secrets = secrets;
        this.watches = watches;
    }

    /** Runs it once; when it is to run next. */
    Optional<Instant> run(String pullId, BooleanSupplier stopping) {
        return book.begin(pullId)
                .flatMap(job -> {
                    try (PullWatch.Watch watch = watches.watch(job)) {
                        return new Run(job, watch, stopping).run();
                    }
                });
    }

    /** One run. */
    private final class Run {
        private final PullBook.Job job;
        private final Pull pull;
        private final PullWatch.Watch watch;
        private final BooleanSupplier stopping;
        private long version;
        private PullBook.Counts counts = new PullBook.Counts(0, 0, 0, 0);

        Run(PullBook.Job job, PullWatch.Watch watch, BooleanSupplier stopping) {
            this.job = job;
            this.watch = watch;
            this.pull = job.pull();
            this.stopping = stopping;
            this.version = job.version();
        }

        Optional<Instant> run() {
            try {
                delivery.dataset(job.scope(), pull.system(), pull.dataset());
                boolean atEnd = readAll();
                return atEnd ? next() : Optional.of(Instant.now().plus(PAUSE));
            } catch (SourceFailure e) {
                return failed(e);
            } catch (SQLException e) {
                return failed(SourceFailure.of(e));
            } catch (IOException e) {
                return failed(
                        e.getCause() instanceof SQLException inSource
                                ? SourceFailure.of(inSource)
                                : internal(e));
            } catch (Problem e) {
                return failed(
                        new SourceFailure(
                                "not-taken", String.valueOf(e.getBody().getDetail()), false));
            } catch (CancellationException e) {
                return failed(new SourceFailure("cancelled", "The run was cancelled.", false));
            } catch (RuntimeException e) {
                return failed(internal(e));
            }
        }

        private SourceFailure internal(Exception e) {
            LOG.error("pull {} of {} failed", pull.name(), pull.system(), e);
            return new SourceFailure(
                    "internal",
                    "The platform failed to take the rows; what was booked stays. It tries again.",
                    true);
        }

        private Optional<Instant> failed(SourceFailure failure) {
            int failures =
                    book.fail(job, counts, new PullRun.Failure(failure.code(), failure.detail()));
            Optional<Instant> next = next();
            return failure.mayPass() && failures > 0
                    ? PullSchedule.retry(failures, next, Instant.now())
                    : next;
        }

        private Optional<Instant> next() {
            return book.find(pull.id())
                    .flatMap(now -> PullSchedule.next(now.schedule(), now.zone(), Instant.now()));
        }

        private boolean readAll() throws SQLException, IOException {
            String password = secrets.open(job.password().bytes(), pull.use());
            Optional<Position> position = job.mark().position();
            Optional<Position> from =
                    pull.overlap().isZero()
                            ? position
                            : position.map(last -> last.minus(pull.overlap()));
            Bound bound = job.mark().again() || !pull.overlap().isZero() ? Bound.FROM : Bound.AFTER;
            try (SourceConnection source = SourceConnection.open(pull, password)) {
                watch.reads(source);
                Seen seen = new Seen(job.mark().seen(), pull.overlap());
                PullReading reading =
                        new PullReading(
                                new SourceRows(source.read(pull, from, bound), pull),
                                seen,
                                position,
                                pull.zone());
                return deliver(source, reading);
            }
        }

        private boolean deliver(SourceConnection source, PullReading reading)
                throws SQLException, IOException {
            boolean snapshot = pull.watermark().isEmpty();
            if (snapshot && !reading.hasNext()) {
                throw new SourceFailure(
                        "empty-snapshot",
                        "The source has no rows; the dataset keeps what it has.",
                        true);
            }
            while (reading.hasNext()) {
                watch.check();
                if (stopping.getAsBoolean()
                        || openWork.of(job.scope()).batches() >= MAX_OPEN_BATCHES) {
                    book.waits(job, counts);
                    return false;
                }
                deliver(reading, snapshot ? Long.MAX_VALUE : pull.chunkRows());
            }
            counts = counts.withUnmarked(source.countUnmarked(pull));
            book.done(job, version, counts, reading.mark());
            return true;
        }

        private void deliver(PullReading reading, long limit) throws SQLException, IOException {
            ChunkBody body = new ChunkBody(reading, limit);
            BatchReceiver.Sending sending =
                    new BatchReceiver.Sending(
                            pull.dataset(),
                            pull.dataset() + ".csv",
                            CSV,
                            BatchReceiver.Start.AT_ONCE,
                            Channel.PULL,
                            Optional.of(pull.system()),
                            Optional.of("pull:" + pull.id() + ":" + version));
            Batch batch =
                    receiver.receive(
                            job.scope(),
                            sending,
                            body,
                            jdbc -> PullBook.move(jdbc, job, version, reading.mark()));
            version++;
            counts =
                    new PullBook.Counts(
                            counts.rows() + body.rows(), reading.repeated(), reading.future(), 0);
            book.booked(job, batch.id(), counts, reading.mark());
        }
    }
}
