package org.jingwei.lake.source.push;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.lake.Batches;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pushes as they are stored. */
final class PushStore {
    private PushStore() {}

    /** A push to store; it has a body while it waits, and a seal once it is in a batch. */
    record Received(
            String dataset,
            String idempotencyKey,
            String digest,
            long bytes,
            long rows,
            Content content) {}

    /** Either the rows themselves, or the seal of the batch that they are in. */
    record Content(Optional<String> body, Optional<String> seal) {
        static Content waiting(String rows) {
            return new Content(Optional.of(rows), Optional.empty());
        }

        static Content sealed(String seal) {
            return new Content(Optional.empty(), Optional.of(seal));
        }
    }

    /** Stores a push; not if one of the same key is there, which it waits for. */
    static boolean insert(JdbcClient jdbc, Scope system, Received push) {
        return jdbc.sql(
                                """
                                INSERT INTO push (system, owner, dataset, idempotency_key, digest, bytes, row_count, body, seal)
                                VALUES (:system, :owner, :dataset, :key, :digest, :bytes, :rows, :body, :seal)
                                ON CONFLICT (system, idempotency_key) DO NOTHING\
                                """)
                        .param("system", system.system().orElseThrow())
                        .param("owner", system.organisation())
                        .param("dataset", push.dataset())
                        .param("key", push.idempotencyKey())
                        .param("digest", push.digest())
                        .param("bytes", push.bytes())
                        .param("rows", push.rows())
                        .param(
                                "body",
                                push.content()
                                        .body()
                                        .map(rows -> rows.getBytes(StandardCharsets.UTF_8))
                                        .orElse(null))
                        .param("seal", push.content().seal().orElse(null))
                        .update()
                == 1;
    }

    /** Whether this system used this key before. */
    static boolean isKnown(JdbcClient jdbc, Scope system, String key) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM push WHERE system = :system AND idempotency_key = :key)")
                .param("system", system.system().orElseThrow())
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /**
     * The push of that key.
     *
     * @throws Problem 422 if it brought something else
     */
    static Push same(JdbcClient jdbc, Scope system, String dataset, String key, String digest) {
        boolean same =
                jdbc.sql(
                                """
                                SELECT dataset = :dataset AND digest = :digest FROM push
                                WHERE system = :system AND idempotency_key = :key\
                                """)
                        .param("dataset", dataset)
                        .param("digest", digest)
                        .param("system", system.system().orElseThrow())
                        .param("key", key)
                        .query(Boolean.class)
                        .single();
        if (!same) {
            throw Problem.invalid(
                    "idempotency-key-reused",
                    "This Idempotency-Key came before with other rows; take a new one.");
        }
        return get(jdbc, system, key);
    }

    /** The push of that key, which is there. */
    static Push get(JdbcClient jdbc, Scope system, String key) {
        return jdbc.sql(
                        """
                        SELECT p.*, b.id AS batch FROM push p
                        LEFT JOIN batch b ON b.username = :username AND b.idempotency_key = p.seal
                        WHERE p.system = :system AND p.idempotency_key = :key\
                        """)
                .param("username", system.username())
                .param("system", system.system().orElseThrow())
                .param("key", key)
                .query((row, number) -> push(jdbc, row))
                .single();
    }

    private static Push push(JdbcClient jdbc, ResultSet row) throws SQLException {
        Optional<Batch> batch =
                Optional.ofNullable(row.getString("batch")).flatMap(id -> Batches.find(jdbc, id));
        return new Push(
                row.getString("dataset"),
                row.getString("idempotency_key"),
                batch.isPresent() ? Push.State.BATCHED : Push.State.GATHERING,
                row.getLong("bytes"),
                row.getLong("row_count"),
                row.getTimestamp("received_at").toInstant(),
                batch);
    }
}
