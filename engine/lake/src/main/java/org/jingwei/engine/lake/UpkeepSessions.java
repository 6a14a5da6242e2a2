package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The sessions that keep tables in order, which may run for minutes. What they do can be given up
 * at any time, since nothing of it is told to the table before its end: so a server that stops does
 * not wait for them.
 */
final class UpkeepSessions {

    private final DuckDb duckDb;
    private final Set<DuckDbSession> running = new HashSet<>();
    private boolean stopped;

    UpkeepSessions(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    /** A session that is ended when the upkeep stops. */
    synchronized DuckDbSession open() throws SQLException {
        if (stopped) {
            throw new CancellationException("the lake is stopping; it is kept in order later");
        }
        DuckDbSession session = new DuckDbSession(duckDb, this::closed);
        running.add(session);
        return session;
    }

    private synchronized void closed(DuckDbSession session) {
        running.remove(session);
    }

    /** Ends what runs, and lets nothing begin any more. */
    synchronized void stop() {
        stopped = true;
        running.forEach(DuckDbSession::cancel);
    }
}
