package org.jingwei.lake.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Receives files. When it answers, the file is on the disk, and its batch and the task that will
 * read it are committed together: from there on it is finished or reported, whatever happens.
 */
@Component
public class BatchReceiver {
    private final Datasets datasets;
    private final ScopedDatabase database;
    private final Spool spool;
    private final Scheduler scheduler;
    private final AuditTrail audit;

    BatchReceiver(
            Datasets datasets,
            ScopedDatabase database,
            Spool spool,
            Scheduler scheduler,
            AuditTrail audit) {
        this.datasets = datasets;
        this.database = database;
        this.spool = spool;
        this.scheduler = scheduler;
        this.audit = audit;
    }

    /**
     * What is said about a file beside its content.
     *
     * @param idempotencyKey the sender's name for this sending; the same again answers the same
     */
    public record Sending(
            String dataset, String fileName, FileCharset charset, Optional<String> idempotencyKey) {
        private static final int MAX_TEXT = 200;

        public Sending {
            if (fileName.length() > MAX_TEXT
                    || fileName.chars().anyMatch(Character::isISOControl)) {
                throw Problem.badRequest(
                        "invalid-file-name",
                        "fileName must be at most " + MAX_TEXT + " characters of plain text.");
            }
            if (idempotencyKey
                    .filter(key -> key.isBlank() || key.length() > MAX_TEXT)
                    .isPresent()) {
                throw Problem.badRequest(
                        "invalid-idempotency-key",
                        "Idempotency-Key must be 1 to " + MAX_TEXT + " characters.");
            }
        }
    }

    /**
     * Takes a file for a dataset. Content that was sent before, and did not fail, adds nothing: the
     * batch that is returned is a duplicate of the first.
     */
    public Batch receive(Scope scope, Sending sending, InputStream body) throws IOException {
        Dataset dataset = datasets.get(scope, sending.dataset());
        if (!scope.owns(dataset.owner()) || scope.subject().isPresent()) {
            throw Problem.forbidden(
                    "Only "
                            + dataset.owner()
                            + " or an administrator sends files for "
                            + dataset.id()
                            + ".");
        }
        String id = UUID.randomUUID().toString();
        Spool.Spooled spooled = spool.receive(id, body);
        boolean taken = false;
        try {
            Arrival arrival = new Arrival(id, scope, dataset, sending, spooled);
            Batch batch = database.call(scope, jdbc -> register(jdbc, arrival));
            taken = batch.id().equals(id) && batch.state() == BatchState.RECEIVED;
            return batch;
        } finally {
            if (taken) {
                scheduler.triggerCheckForDueExecutions();
            } else {
                spool.remove(id);
            }
        }
    }

    /** A file that arrived, with all that is known of it. */
    private record Arrival(
            String id, Scope scope, Dataset dataset, Sending sending, Spool.Spooled spooled) {}

    private Batch register(JdbcClient jdbc, Arrival arrival) {
        Optional<Batch> sentBefore = sentBefore(jdbc, arrival);
        if (sentBefore.isPresent()) {
            return sentBefore.get();
        }
        if (insert(jdbc, arrival, BatchState.RECEIVED, Optional.empty()) == 1) {
            scheduler.schedule(new TaskInstance<>(IntakeTask.NAME, arrival.id()), Instant.now());
        } else {
            insert(jdbc, arrival, BatchState.DUPLICATE, Optional.of(first(jdbc, arrival)));
        }
        Batch batch = Batches.find(jdbc, arrival.id()).orElseThrow();
        audit.done(arrival.scope(), "batch.send", arrival.dataset().id() + "/" + arrival.id(), 1);
        return batch;
    }

    private static Optional<Batch> sentBefore(JdbcClient jdbc, Arrival arrival) {
        Optional<Batch> before =
                arrival.sending()
                        .idempotencyKey()
                        .flatMap(key ->
                                jdbc.sql(
                                                """
                                                SELECT id FROM batch
                                                WHERE username = :username AND idempotency_key = :key\
                                                """)
                                        .param("username", arrival.scope().username())
                                        .param("key", key)
                                        .query(String.class)
                                        .optional())
                        .flatMap(id -> Batches.find(jdbc, id));
        if (before.filter(batch -> !isSame(batch, arrival)).isPresent()) {
            throw Problem.invalid(
                    "idempotency-key-reused",
                    "This Idempotency-Key came before with another file; take a new one.");
        }
        return before;
    }

    private static boolean isSame(Batch batch, Arrival arrival) {
        return batch.dataset().equals(arrival.dataset().id())
                && batch.digest().equals(arrival.spooled().digest());
    }

    /** Waits for a sender of the same content who is about to commit, and then inserts nothing. */
    private static int insert(
            JdbcClient jdbc, Arrival arrival, BatchState state, Optional<String> duplicateOf) {
        return jdbc.sql(
                        """
                        INSERT INTO batch (id, dataset, owner, username, idempotency_key, file_name, charset,
                                           digest, bytes, state, duplicate_of, finished_at)
                        VALUES (:id, :dataset, :owner, :username, :key, :fileName, :charset,
                                :digest, :bytes, :state, :duplicateOf, CASE WHEN :state = 'DUPLICATE' THEN now() END)
                        ON CONFLICT (dataset, digest) WHERE state NOT IN ('FAILED', 'DUPLICATE') DO NOTHING\
                        """)
                .param("id", arrival.id())
                .param("dataset", arrival.dataset().id())
                .param("owner", arrival.dataset().owner())
                .param("username", arrival.scope().username())
                .param("key", arrival.sending().idempotencyKey().orElse(null))
                .param("fileName", arrival.sending().fileName())
                .param("charset", arrival.sending().charset().name())
                .param("digest", arrival.spooled().digest())
                .param("bytes", arrival.spooled().bytes())
                .param("state", state.name())
                .param("duplicateOf", duplicateOf.orElse(null))
                .update();
    }

    private static String first(JdbcClient jdbc, Arrival arrival) {
        return jdbc.sql(
                        """
                        SELECT id FROM batch WHERE dataset = :dataset AND digest = :digest
                        AND state NOT IN ('FAILED', 'DUPLICATE')\
                        """)
                .param("dataset", arrival.dataset().id())
                .param("digest", arrival.spooled().digest())
                .query(String.class)
                .single();
    }
}
