package org.jingwei.lake.source.pull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jingwei.catalog.Arrivals;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the books of runs, and the mark where the next one begins. */
@Component
class PullBook {
    private static final Scope PLATFORM = Scope.platform("pull");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int RUNS_KEPT = 200;

    private final ScopedDatabase database;
    private final Arrivals arrivals;

    PullBook(ScopedDatabase database, Arrivals arrivals) {
        this.database = database;
        this.arrivals = arrivals;
    }

    /** A run that has begun. */
    record Job(Pull pull, long run, long version, Mark mark, Sealed password) {
        Scope scope() {
            return Scope.system(pull.system(), pull.owner());
        }
    }

    /** A password as it is kept. */
    static final class Sealed {
        private final byte[] bytes;

        Sealed(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /** How many rows of which kind a run has had. */
    record Counts(long rows, long repeated, long future, long unmarked) {
        Counts withUnmarked(long found) {
            return new Counts(rows, repeated, future, found);
        }
    }

    /**
     * Begins a run; one that a dead server left open has failed. Empty when there is no such pull.
     */
    Optional<Job> begin(String pullId) {
        return database.call(
                PLATFORM,
                jdbc -> {
                    jdbc.sql(
                                    """
                                    UPDATE pull_run SET state = CASE WHEN cancelled_at IS NULL THEN 'FAILED' ELSE 'CANCELLED' END,
                                        finished_at = now(), error_code = 'interrupted',
                                        error_detail = 'The platform stopped while it was reading; what was booked stays.'
                                    WHERE pull = :pull AND state = 'RUNNING'\
                                    """)
                            .param("pull", pullId)
                            .update();
                    return jdbc.sql("SELECT * FROM pull WHERE id = :id AND enabled")
                            .param("id", pullId)
                            .query((row, number) -> job(row, 0))
                            .optional()
                            .map(job -> withRun(jdbc, job));
                });
    }

    private static Job withRun(JdbcClient jdbc, Job job) {
        long run =
                jdbc.sql(
                                """
                                INSERT INTO pull_run (pull, owner, state, position_from, position_to)
                                VALUES (:pull, :owner, 'RUNNING', :position, :position) RETURNING number\
                                """)
                        .param("pull", job.pull().id())
                        .param("owner", job.pull().owner())
                        .param("position", job.mark().position().map(Position::text).orElse(null))
                        .query(Long.class)
                        .single();
        jdbc.sql(
                        """
                        DELETE FROM pull_run WHERE pull = :pull AND number <= (
                            SELECT number FROM pull_run WHERE pull = :pull ORDER BY number DESC
                            OFFSET :kept LIMIT 1)\
                        """)
                .param("pull", job.pull().id())
                .param("kept", RUNS_KEPT)
                .update();
        return new Job(job.pull(), run, job.version(), job.mark(), job.password());
    }

    private static Job job(ResultSet row, long run) throws SQLException {
        Optional<Position> position =
                Optional.ofNullable(row.getString("position")).isPresent()
                        ? Optional.of(
                                new Position(
                                        Position.Kind.valueOf(row.getString("position_kind")),
                                        row.getString("position")))
                        : Optional.empty();
        return new Job(
                read(row.getString("definition")),
                run,
                row.getLong("version"),
                new Mark(position, row.getBoolean("position_again"), row.getBytes("seen")),
                new Sealed(row.getBytes("password")));
    }

    static Pull read(String definition) {
        return JSON.readValue(definition, Pull.class);
    }

    static String written(Pull pull) {
        return JSON.writeValueAsString(pull);
    }

    /**
     * Moves the mark, inside the transaction that books the rows before it.
     *
     * @throws IllegalStateException if another reader has moved it: then nothing of this is booked
     * @throws CancellationException if somebody cancelled the run: nothing of this either
     */
    static void move(JdbcClient jdbc, Job job, long version, Mark mark) {
        requireNotCancelled(jdbc, job);
        int moved =
                jdbc.sql(
                                """
                                UPDATE pull SET position_kind = :kind, position = :position, position_again = :again,
                                    seen = :seen, failures = 0, version = version + 1
                                WHERE id = :id AND version = :version\
                                """)
                        .param("id", job.pull().id())
                        .param("version", version)
                        .param("kind", mark.position().map(at -> at.kind().name()).orElse(null))
                        .param("position", mark.position().map(Position::text).orElse(null))
                        .param("again", mark.again())
                        .param("seen", mark.seen())
                        .update();
        if (moved == 0) {
            throw new IllegalStateException(
                    "the pull " + job.pull().id() + " was moved by somebody else meanwhile");
        }
    }

    /** Whoever cancels it now waits for the end of this transaction. */
    private static void requireNotCancelled(JdbcClient jdbc, Job job) {
        boolean cancelled =
                jdbc.sql(
                                "SELECT cancelled_at IS NOT NULL FROM pull_run WHERE number = :run FOR SHARE")
                        .param("run", job.run())
                        .query(Boolean.class)
                        .optional()
                        .orElse(true);
        if (cancelled) {
            throw new CancellationException("the run was cancelled");
        }
    }

    /** Whether somebody asked to cancel the run, or took its pull away. */
    boolean isCancelled(Job job) {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        "SELECT cancelled_at IS NOT NULL FROM pull_run WHERE number = :run")
                                .param("run", job.run())
                                .query(Boolean.class)
                                .optional()
                                .orElse(true));
    }

    /** Counts what a batch brought. */
    void booked(Job job, String batch, Counts counts, Mark mark) {
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        """
                                        UPDATE pull_run SET batches = batches || :batch::text, row_count = :rows,
                                            repeated = :repeated, future = :future, position_to = :position
                                        WHERE number = :run\
                                        """)
                                .param("run", job.run())
                                .param("batch", batch)
                                .param("rows", counts.rows())
                                .param("repeated", counts.repeated())
                                .param("future", counts.future())
                                .param("position", mark.position().map(Position::text).orElse(null))
                                .update());
    }

    /** Ends a run that read everything: the dataset has what its source has. */
    void done(Job job, long version, Counts counts, Mark mark) {
        database.run(
                PLATFORM,
                jdbc -> {
                    move(jdbc, job, version, mark);
                    end(jdbc, job, "DONE", counts, Optional.empty());
                    if (counts.rows() == 0) {
                        arrivals.note(job.pull().dataset());
                    }
                });
    }

    /** Ends a run that goes on soon. */
    void waits(Job job, Counts counts) {
        database.run(PLATFORM, jdbc -> end(jdbc, job, "WAITING", counts, Optional.empty()));
    }

    /**
     * Ends a run that failed or was cancelled; what it booked stays. How many have failed in a row;
     * none where it was cancelled.
     */
    int fail(Job job, Counts counts, PullRun.Failure failure) {
        return database.call(
                PLATFORM,
                jdbc -> {
                    if (end(jdbc, job, "FAILED", counts, Optional.of(failure))) {
                        return 0;
                    }
                    return jdbc.sql(
                                    "UPDATE pull SET failures = failures + 1 WHERE id = :id RETURNING failures")
                            .param("id", job.pull().id())
                            .query(Integer.class)
                            .optional()
                            .orElse(0);
                });
    }

    /** Whether it was cancelled. */
    private static boolean end(
            JdbcClient jdbc,
            Job job,
            String state,
            Counts counts,
            Optional<PullRun.Failure> failure) {
        return jdbc.sql(
                        """
                        UPDATE pull_run SET state = CASE WHEN cancelled_at IS NULL THEN :state ELSE 'CANCELLED' END,
                            finished_at = now(), row_count = :rows, repeated = :repeated, future = :future, unmarked = :unmarked,
                            error_code = CASE WHEN cancelled_at IS NULL THEN :code END,
                            error_detail = CASE WHEN cancelled_at IS NULL THEN :detail END
                        WHERE number = :run RETURNING cancelled_at IS NOT NULL\
                        """)
                .param("run", job.run())
                .param("state", state)
                .param("rows", counts.rows())
                .param("repeated", counts.repeated())
                .param("future", counts.future())
                .param("unmarked", counts.unmarked())
                .param("code", failure.map(PullRun.Failure::code).orElse(null))
                .param("detail", failure.map(PullRun.Failure::detail).orElse(null))
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The pull as it is defined now, if it is still there and enabled. */
    Optional<Pull> find(String pullId) {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql("SELECT definition FROM pull WHERE id = :id AND enabled")
                                .param("id", pullId)
                                .query((row, number) -> read(row.getString("definition")))
                                .optional());
    }
}
