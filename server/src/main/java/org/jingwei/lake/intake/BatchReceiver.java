package org.jingwei.lake.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.lake.Channel;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.Reading;
import org.jingwei.lake.intake.format.UnreadableFileException;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives files. When it answers, the file is on the disk, and its batch and the task that will
 * read it are committed together: from there on it is finished or reported, whatever happens.
 */
@Component
public class BatchReceiver {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Datasets datasets;
    private final ScopedDatabase database;
    private final Spool spool;
    private final Mappings mappings;
    private final Scheduler scheduler;
    private final SentNotes notes;

    BatchReceiver(
            Datasets datasets,
            ScopedDatabase database,
            Spool spool,
            Mappings mappings,
            Scheduler scheduler,
            SentNotes notes) {
        this.datasets = datasets;
        this.database = database;
        this.spool = spool;
        this.mappings = mappings;
        this.scheduler = scheduler;
        this.notes = notes;
    }

    /** When a file is read; at once only where it is known how, or nearly certain. */
    public enum Start {
        /** At once; a file of which it is not clear how it is written is refused. */
        AT_ONCE,
        /** At once; a file of which it is not clear how it is written is held. */
        AT_ONCE_IF_SURE,
        /** When somebody has looked at it. */
        HELD
    }

    /**
     * What is said about a file beside its content.
     *
     * @param start whether it is read at once, or waits for somebody to look at it and start it
     * @param source the system that it comes from, where it is known
     * @param idempotencyKey the sender's name for this sending; the same again answers the same
     */
    public record Sending(
            String dataset,
            String fileName,
            Reading reading,
            Start start,
            Channel channel,
            Optional<String> source,
            Optional<String> idempotencyKey) {
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
     *
     * @param together what is written in the same transaction that books the batch, before it is
     *     noted in the audit trail
     */
    public Batch receive(
            Scope scope, Sending sending, InputStream body, Consumer<JdbcClient> together)
            throws IOException {
        Dataset dataset = datasets.get(scope, sending.dataset());
        if (!scope.owns(dataset.owner()) || scope.subject().isPresent()) {
            throw Problem.forbidden(
                    "Only "
                            + dataset.owner()
                            + " or an administrator sends files for "
                            + dataset.id()
                            + ".");
        }
        sending.reading().mapping().ifPresent(mapping -> MappingCheck.check(dataset, mapping));
        String id = UUID.randomUUID().toString();
        Spool.Spooled spooled = spool.receive(id, body);
        boolean taken = false;
        try {
            Settled settled = settled(scope, dataset, id, sending);
            Arrival arrival = new Arrival(id, scope, dataset, sending, settled, spooled);
            Batch batch =
                    database.call(
                            scope,
                            jdbc -> {
                                Optional<Batch> before = sentBefore(jdbc, arrival);
                                Batch registered = before.orElseGet(() -> register(jdbc, arrival));
                                together.accept(jdbc);
                                if (before.isEmpty()) {
                                    notes.note(jdbc, scope, registered);
                                }
                                return registered;
                            });
            taken = batch.id().equals(id) && batch.state() != BatchState.DUPLICATE;
            return batch;
        } finally {
            if (!taken) {
                spool.remove(id);
            } else {
                scheduler.triggerCheckForDueExecutions();
            }
        }
    }

    private Settled settled(Scope scope, Dataset dataset, String id, Sending sending)
            throws IOException {
        try {
            Settled settled =
                    Settled.of(spool.file(id), sending.fileName(), sending.reading())
                            .orMapping(() -> mappings.find(scope, dataset.id()));
            if (sending.start() == Start.AT_ONCE) {
                settled.requireSure();
            }
            return settled;
        } catch (UnreadableFileException e) {
            throw Problem.invalid(e.code(), e.detail());
        }
    }

    /** A file that arrived, with all that is known of it. */
    private record Arrival(
            String id,
            Scope scope,
            Dataset dataset,
            Sending sending,
            Settled settled,
            Spool.Spooled spooled) {
        boolean isHeld() {
            return sending.start() == Start.HELD || !settled.isSure();
        }
    }

    private Batch register(JdbcClient jdbc, Arrival arrival) {
        BatchState state = arrival.isHeld() ? BatchState.HELD : BatchState.RECEIVED;
        Optional<String> same =
                SameContent.find(jdbc, arrival.dataset(), arrival.spooled().digest());
        if (same.isEmpty() && insert(jdbc, arrival, state, Optional.empty()) == 1) {
            if (state == BatchState.RECEIVED) {
                IntakeTask.schedule(scheduler, jdbc, arrival.id());
            }
        } else {
            String first =
                    same.or(() ->
                                    SameContent.find(
                                            jdbc, arrival.dataset(), arrival.spooled().digest()))
                            .orElseThrow();
            insert(jdbc, arrival, BatchState.DUPLICATE, Optional.of(first));
        }
        return Batches.find(jdbc, arrival.id()).orElseThrow();
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
        Settled settled = arrival.settled();
        return jdbc.sql(
                        """
                        INSERT INTO batch (id, dataset, owner, username, idempotency_key, file_name, channel, source,
                                           mode, format, charset, delimiter, sheet, mapping,
                                           digest, bytes, state, duplicate_of, finished_at)
                        VALUES (:id, :dataset, :owner, :username, :key, :fileName, :channel, :source,
                                :mode, :format, :charset, :delimiter, :sheet, :mapping::jsonb,
                                :digest, :bytes, :state, :duplicateOf, CASE WHEN :state = 'DUPLICATE' THEN now() END)
                        ON CONFLICT (dataset, digest)
                            WHERE mode = 'APPEND' AND state NOT IN ('FAILED', 'DUPLICATE', 'CANCELLED') DO NOTHING\
                        """)
                .param("id", arrival.id())
                .param("dataset", arrival.dataset().id())
                .param("owner", arrival.dataset().owner())
                .param("username", arrival.scope().username())
                .param("key", arrival.sending().idempotencyKey().orElse(null))
                .param("fileName", arrival.sending().fileName())
                .param("channel", arrival.sending().channel().name())
                .param("source", arrival.sending().source().orElse(null))
                .param("mode", arrival.dataset().mode().name())
                .param("format", settled.format().name())
                .param("charset", settled.charset().map(FileCharset::name).orElse(null))
                .param("delimiter", settled.delimiter().map(String::valueOf).orElse(null))
                .param("sheet", settled.sheet().orElse(null))
                .param("mapping", settled.mapping().map(JSON::writeValueAsString).orElse(null))
                .param("digest", arrival.spooled().digest())
                .param("bytes", arrival.spooled().bytes())
                .param("state", state.name())
                .param("duplicateOf", duplicateOf.orElse(null))
                .update();
    }
}
