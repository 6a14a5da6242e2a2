package org.jingwei.lake.source.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.LimitedStream;
import org.jingwei.http.Problem;
import org.jingwei.lake.Channel;
import org.jingwei.lake.FileFormat;
import org.jingwei.lake.Reading;
import org.jingwei.lake.intake.BatchReceiver;
import org.jingwei.lake.source.Delivery;
import org.jingwei.lake.source.OpenWork;
import org.jingwei.lake.source.push.PushStore.Content;
import org.jingwei.lake.source.push.PushStore.Received;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Receives pushes. The idempotency key is stored in the transaction that makes the rows safe: with
 * the rows themselves when they are few, with the booking of their batch when they are many. So the
 * same push again, however often and at whatever time, adds nothing.
 */
@Component
public class PushReceiver {
    private static final int MAX_KEY = 200;

    private final Delivery delivery;
    private final OpenWork openWork;
    private final BatchReceiver batches;
    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final Limits limits;

    PushReceiver(
            Delivery delivery,
            OpenWork openWork,
            BatchReceiver batches,
            ScopedDatabase database,
            AuditTrail audit,
            Settings settings) {
        this.delivery = delivery;
        this.openWork = openWork;
        this.batches = batches;
        this.database = database;
        this.audit = audit;
        this.limits =
                new Limits(
                        settings.number(Setting.PUSH_OPEN_BATCHES),
                        settings.number(Setting.PUSH_WAITING_BYTES),
                        settings.number(Setting.MAX_UPLOAD_BYTES));
    }

    private record Limits(long batches, long waitingBytes, long bodyBytes) {}

    /** What a seal makes of pushes; the batch is found by it. */
    static BatchReceiver.Sending sending(Scope system, String dataset, String seal) {
        return new BatchReceiver.Sending(
                dataset,
                dataset + ".ndjson",
                Reading.utf8(FileFormat.NDJSON),
                BatchReceiver.Start.AT_ONCE,
                Channel.PUSH,
                system.system(),
                Optional.of(seal));
    }

    static String newSeal() {
        return "push:" + UUID.randomUUID();
    }

    /**
     * Takes rows of a system.
     *
     * @param key the system's name for this push; the same again answers the same
     * @throws Problem 429 while too much of the system waits, 422 if a row cannot be one
     */
    public Push receive(Scope system, String dataset, Optional<String> key, InputStream body)
            throws IOException {
        String checkedKey = checked(key);
        delivery.dataset(system, system.system().orElseThrow(), dataset);
        boolean known = database.call(system, jdbc -> PushStore.isKnown(jdbc, system, checkedKey));
        if (!known) {
            requireRoom(system);
        }
        PushBody rows = PushBody.of(body, this::limited);
        if (rows.isSmall()) {
            return gather(system, dataset, checkedKey, rows.rows());
        }
        if (known) {
            rows.stream().transferTo(OutputStream.nullOutputStream());
            return same(system, dataset, checkedKey, rows.stream().digest());
        }
        return batch(system, dataset, checkedKey, rows.stream());
    }

    private InputStream limited(InputStream body) {
        return new LimitedStream(
                body,
                limits.bodyBytes(),
                () ->
                        Problem.tooLarge(
                                "The body has more than "
                                        + limits.bodyBytes()
                                        + " bytes uncompressed; send fewer rows in one push."));
    }

    private static String checked(Optional<String> key) {
        return key.map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= MAX_KEY)
                .orElseThrow(() ->
                        Problem.badRequest(
                                "idempotency-key-needed",
                                "A push needs an Idempotency-Key of 1 to "
                                        + MAX_KEY
                                        + " characters, a new one for each; with the same one it may"
                                        + " be sent again."));
    }

    /** Looks before it reads; what comes at the same time is counted when it is stored. */
    private void requireRoom(Scope system) {
        OpenWork.Waiting waiting = openWork.of(system);
        if (waiting.batches() >= limits.batches() || waiting.bytes() >= limits.waitingBytes()) {
            throw tooMuch(waiting);
        }
    }

    /** In the transaction that stored it; a push that waits alone may have any size. */
    private void requireRoomFor(JdbcClient jdbc, Scope system, long bytes) {
        OpenWork.Waiting waiting = OpenWork.withThis(jdbc, system);
        boolean alone = waiting.bytes() <= bytes;
        if (waiting.batches() > limits.batches()
                || (!alone && waiting.bytes() > limits.waitingBytes())) {
            throw tooMuch(waiting);
        }
    }

    private Problem tooMuch(OpenWork.Waiting waiting) {
        Duration wait = waiting.untilOnly(limits.waitingBytes() / 2);
        return Problem.tooMany(
                "%d batches and %d bytes of this system wait to be read. Nothing was taken; send it again in %d s."
                        .formatted(waiting.batches(), waiting.bytes(), wait.toSeconds()),
                wait.toSeconds());
    }

    private Push gather(Scope system, String dataset, String key, PushBody.Rows rows) {
        Received push =
                new Received(
                        dataset,
                        key,
                        rows.digest(),
                        rows.text().getBytes(StandardCharsets.UTF_8).length,
                        rows.count(),
                        Content.waiting(rows.text()));
        return database.call(
                system,
                jdbc -> {
                    if (PushStore.insert(jdbc, system, push)) {
                        requireRoomFor(jdbc, system, push.bytes());
                        audit.done(system, "push.receive", dataset + "/" + key, rows.count());
                    }
                    return PushStore.same(jdbc, system, dataset, key, rows.digest());
                });
    }

    private Push batch(Scope system, String dataset, String key, PushBody.Counted rows)
            throws IOException {
        String seal = newSeal();
        try {
            batches.receive(
                    system,
                    sending(system, dataset, seal),
                    rows,
                    jdbc -> {
                        Received push =
                                new Received(
                                        dataset,
                                        key,
                                        rows.digest(),
                                        rows.bytes(),
                                        rows.rows(),
                                        Content.sealed(seal));
                        if (!PushStore.insert(jdbc, system, push)) {
                            throw new KeyTaken(push.digest());
                        }
                        requireRoomFor(jdbc, system, push.bytes());
                    });
            return database.call(system, jdbc -> PushStore.get(jdbc, system, key));
        } catch (KeyTaken e) {
            return same(system, dataset, key, e.digest);
        }
    }

    private Push same(Scope system, String dataset, String key, String digest) {
        return database.call(system, jdbc -> PushStore.same(jdbc, system, dataset, key, digest));
    }

    /** The same push arrived twice at the same time; the other one was first. */
    private static final class KeyTaken extends RuntimeException {
        private final String digest;

        KeyTaken(String digest) {
            super("the key is taken");
            this.digest = digest;
        }
    }
}
