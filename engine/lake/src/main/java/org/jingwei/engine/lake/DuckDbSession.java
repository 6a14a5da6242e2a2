package org.jingwei.engine.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/**
 * A connection of one writer to DuckDB, with temporary tables of its own. For one thread, except
 * that any may cancel it.
 */
final class DuckDbSession implements AutoCloseable {

    private final DuckDBConnection connection;
    private final Cancellation cancellation = new Cancellation();
    private final Consumer<DuckDbSession> closed;

    DuckDbSession(DuckDb duckDb) throws SQLException {
        this(duckDb, session -> {});
    }

    /**
     * @param closed is told when the session is closed
     */
    DuckDbSession(DuckDb duckDb, Consumer<DuckDbSession> closed) throws SQLException {
        this.connection = duckDb.connect();
        this.closed = closed;
    }

    DuckDBConnection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        query(sql, row -> {});
    }

    /** Hands every row of the result, if there is one, to the reader. */
    void query(String sql, DuckDb.RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            cancellation.begin(statement);
            if (statement.execute(sql)) {
                read(statement, reader);
            }
            checkNotCancelled();
        } catch (SQLException e) {
            checkNotCancelled();
            throw e;
        } finally {
            cancellation.end();
        }
    }

    private static void read(Statement statement, DuckDb.RowReader reader) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** The number that is the query's one result. */
    long number(String sql) throws SQLException {
        long[] number = new long[1];
        query(sql, row -> number[0] = row.getLong(1));
        return number[0];
    }

    void checkNotCancelled() {
        cancellation.check();
    }

    boolean isCancelled() {
        return cancellation.isCancelled();
    }

    /** Ends the running statement; that one and every later one throws. */
    void cancel() {
        cancellation.cancel();
    }

    @Override
    public void close() {
        closed.accept(this);
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LakeException("cannot drop the batch's staged rows: " + e.getMessage(), e);
        }
    }
}
