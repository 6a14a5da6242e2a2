package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Whether a batch was given up, and the statement that has to be interrupted then. The statements
 * run in one thread; {@link #cancel} comes from any.
 */
final class Cancellation {

    private volatile boolean cancelled;
    private volatile Optional<Statement> running = Optional.empty();

    /** Notes what runs from here on; throws when the batch was given up before. */
    void begin(Statement statement) {
        running = Optional.of(statement);
        check();
    }

    void end() {
        running = Optional.empty();
    }

    void check() {
        if (cancelled) {
            throw new CancellationException("the batch was cancelled");
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Ends the running statement; that one and every later one throws. */
    void cancel() {
        cancelled = true;
        running.ifPresent(Cancellation::interrupt);
    }

    private static void interrupt(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new LakeException("cannot cancel the batch: " + e.getMessage(), e);
        }
    }
}
