package org.jingwei.lake.source;

import java.time.Duration;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a system waits to be read, and how fast the platform reads. */
@Component
public class OpenWork {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final ScopedDatabase database;

    OpenWork(ScopedDatabase database) {
        this.database = database;
    }

    /**
     * What waits now.
     *
     * @param batches batches that are not at their end
     * @param bytes what of them is not read yet, and what was pushed and is in no batch yet
     * @param bytesPerSecond how fast the owner's last batches were read; 0 where none was
     */
    public record Waiting(long batches, long bytes, double bytesPerSecond) {
        /** How long it takes at the present rate until only so many bytes wait. */
        public Duration untilOnly(long fewer) {
            double rate = Math.max(bytesPerSecond, 1.0 / LONGEST_WAIT.toSeconds());
            double seconds = bytesPerSecond > 0 ? Math.max(0, bytes - fewer) / rate : 5;
            Duration wait = Duration.ofSeconds((long) Math.ceil(Math.min(seconds, 1e6)));
            if (wait.compareTo(SHORTEST_WAIT) < 0) {
                return SHORTEST_WAIT;
            }
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        }
    }

    /** What of the system that this scope is waits. */
    public Waiting of(Scope system) {
        return database.call(system, jdbc -> of(jdbc, system));
    }

    /**
     * The same in a transaction that has added to it: nobody else's adds to it are counted before
     * this one is at its end, so that no two of them pass a limit together.
     */
    public static Waiting withThis(JdbcClient jdbc, Scope system) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('waiting:' || :system, 0))")
                .param("system", system.username())
                .query((row, number) -> true)
                .single();
        return of(jdbc, system);
    }

    private static Waiting of(JdbcClient jdbc, Scope system) {
        return jdbc.sql(
                        """
                        SELECT o.batches, o.bytes + p.bytes AS bytes, coalesce(d.bytes / nullif(d.seconds, 0), 0) AS rate
                        FROM (SELECT count(*) AS batches, coalesce(sum(bytes - bytes_read), 0) AS bytes FROM batch
                              WHERE username = :username AND state IN ('RECEIVED', 'RUNNING')) o,
                             (SELECT coalesce(sum(bytes), 0) AS bytes FROM push
                              WHERE system = :system AND seal IS NULL) p,
                             (SELECT sum(bytes) AS bytes, sum(extract(epoch FROM finished_at - started_at)) AS seconds
                              FROM (SELECT bytes, started_at, finished_at FROM batch WHERE state = 'COMMITTED'
                                    AND username = :username ORDER BY number DESC LIMIT 10) recent) d\
                        """)
                .param("username", system.username())
                .param("system", system.system().orElse(""))
                .query((row, number) ->
                        new Waiting(
                                row.getLong("batches"),
                                row.getLong("bytes"),
                                row.getDouble("rate")))
                .single();
    }
}
