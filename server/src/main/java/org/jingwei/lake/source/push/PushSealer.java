package org.jingwei.lake.source.push;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jingwei.lake.intake.BatchReceiver;
import org.jingwei.lake.source.SourceTask;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals pushes that wait into batches, every few seconds, so that a system that sends a row a
 * second makes few commits and not many. The pushes are marked in the transaction that books their
 * batch: they are in one batch, once, whichever server dies when.
 */
@Component
class PushSealer {
    private static final Logger LOG = LoggerFactory.getLogger(PushSealer.class);
    private static final Scope PLATFORM = Scope.platform("push");
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long MAX_BATCH_BYTES = 16L * 1024 * 1024;
    private static final int MAX_BATCH_PUSHES = 5_000;
    private static final int DAYS_KEPT = 30;

    private final ScopedDatabase database;
    private final BatchReceiver receiver;

    PushSealer(ScopedDatabase database, BatchReceiver receiver) {
        this.database = database;
        this.receiver = receiver;
    }

    @Bean
    static SourceTask sealing(PushSealer sealer) {
        return new SourceTask(
                Tasks.recurring("push-seal", FixedDelay.of(PAUSE))
                        .execute((instance, context) -> sealer.sealAll()));
    }

    /** Pushes of one system for one dataset. */
    private record Group(Scope system, String dataset) {}

    /** One push that waits. */
    private record Piece(long number, InputStream body) {
        static Piece of(ResultSet row) throws SQLException {
            return new Piece(row.getLong("number"), new ByteArrayInputStream(row.getBytes("body")));
        }
    }

    void sealAll() {
        for (Group group : waiting()) {
            try {
                List<Piece> pieces = pieces(group);
                while (!pieces.isEmpty()) {
                    seal(group, pieces);
                    pieces = pieces(group);
                }
            } catch (RuntimeException | IOException e) {
                LOG.error("pushes of {} wait on", group, e);
            }
        }
        forgetOldKeys();
    }

    private List<Group> waiting() {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        "SELECT DISTINCT system, owner, dataset FROM push WHERE seal IS NULL")
                                .query((row, number) ->
                                        new Group(
                                                Scope.system(
                                                        row.getString("system"),
                                                        row.getString("owner")),
                                                row.getString("dataset")))
                                .list());
    }

    /** In the order they came, so that of two versions of a row the later one is read later. */
    private List<Piece> pieces(Group group) {
        return database.call(
                group.system(),
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT number, body FROM (
                                            SELECT number, body, sum(bytes) OVER (ORDER BY number) - bytes AS before
                                            FROM push WHERE system = :system AND dataset = :dataset AND seal IS NULL
                                            ORDER BY number LIMIT :pushes) waiting
                                        WHERE before < :bytes ORDER BY number\
                                        """)
                                .param("system", group.system().system().orElseThrow())
                                .param("dataset", group.dataset())
                                .param("pushes", MAX_BATCH_PUSHES)
                                .param("bytes", MAX_BATCH_BYTES)
                                .query((row, number) -> Piece.of(row))
                                .list());
    }

    private void seal(Group group, List<Piece> pieces) throws IOException {
        String seal = PushReceiver.newSeal();
        InputStream body =
                new SequenceInputStream(
                        Collections.enumeration(pieces.stream().map(Piece::body).toList()));
        receiver.receive(
                group.system(),
                PushReceiver.sending(group.system(), group.dataset(), seal),
                body,
                jdbc -> mark(jdbc, seal, pieces));
    }

    private static void mark(JdbcClient jdbc, String seal, List<Piece> pieces) {
        int marked =
                jdbc.sql(
                                "UPDATE push SET seal = :seal, body = NULL WHERE number = ANY (:numbers) AND seal IS NULL")
                        .param("seal", seal)
                        .param("numbers", pieces.stream().map(Piece::number).toArray(Long[]::new))
                        .update();
        if (marked != pieces.size()) {
            throw new IllegalStateException("another server sealed these pushes meanwhile");
        }
    }

    /** A key is known for a month; whoever sends it again later sends something new. */
    private void forgetOldKeys() {
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        "DELETE FROM push WHERE seal IS NOT NULL AND received_at < now() - make_interval(days => :days)")
                                .param("days", DAYS_KEPT)
                                .update());
    }
}
