package org.jingwei.engine.lake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jingwei.engine.lake.LakeSettings.CatalogDatabase;

/**
 * What one writer holds against every other one, in this process and in all that share the catalog:
 * advisory locks of the catalog's database, which a connection of the writer's own holds. Whoever
 * dies loses the connection and with it the locks; whoever loses the connection must not commit.
 * For one thread, except that any may cancel the waiting.
 */
final class WriteLocks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** PostgreSQL needs a moment to see that the process which had a lock is gone. */
    private static final Duration MOMENT = Duration.ofMillis(500);

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String SESSION =
            "-c idle_session_timeout=0 -c client_connection_check_interval=1000"
                    + " -c tcp_keepalives_idle=60 -c tcp_keepalives_interval=10"
                    + " -c tcp_keepalives_count=3";

    private final Connection connection;
    private final String schema;
    private final Cancellation cancellation = new Cancellation();

    private WriteLocks(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    static WriteLocks open(CatalogDatabase database) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "jingwei lake writer");
        properties.setProperty("options", SESSION);
        try {
            return new WriteLocks(
                    DriverManager.getConnection(database.url(), properties), database.schema());
        } catch (SQLException e) {
            throw new LakeException(
                    "cannot reach the lake's catalog in " + database + ": " + e.getMessage(), e);
        }
    }

    /** Takes the right to change the table's content; waits for whoever has it. */
    void takeTable(String table) {
        if (!take("table " + table, PATIENCE)) {
            throw new LakeException(
                    "another writer has held table \"" + table + "\" for 30 minutes");
        }
    }

    /** Takes the right to change the table's content if nobody has it. */
    boolean tryTable(String table) {
        return take("table " + table, MOMENT);
    }

    /** Takes the right to write the table's files anew if nobody has it. */
    boolean tryCompaction(String table) {
        return take("compaction " + table, MOMENT);
    }

    /** Takes the batch's id and its number; a batch is written once at a time. */
    void takeBatch(WriteOrder batch) {
        if (!tryBatch(batch.table(), batch.batchId())) {
            throw new LakeException(batch + " is being written already");
        }
        if (!take("sequence " + batch.table() + " " + batch.batchSequence(), MOMENT)) {
            throw new LakeException(batch + " has the sequence number of one being written");
        }
    }

    /** Takes the batch's id if nobody has it. */
    boolean tryBatch(String table, String batchId) {
        return take("batch " + table + " " + batchId, MOMENT);
    }

    /** Takes a folder of a table's files, so that nobody takes it for a leftover. */
    boolean tryFolder(String table, String folder) {
        return take("folder " + table + " " + folder, MOMENT);
    }

    private boolean take(String what, Duration patience) {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT set_config('lock_timeout', ?, false), pg_advisory_lock(?)")) {
            statement.setString(1, patience.toMillis() + "ms");
            statement.setLong(2, key(what));
            cancellation.begin(statement);
            statement.execute();
            return true;
        } catch (SQLException e) {
            cancellation.check();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw lost(e);
        } finally {
            cancellation.end();
        }
    }

    /** The name's lock: a number, because PostgreSQL locks numbers. */
    private long key(String what) {
        try {
            byte[] name = ("jingwei lake " + schema + " " + what).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Throws unless all that was taken is held still. */
    void checkHeld() {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            statement.execute();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private static LakeException lost(SQLException cause) {
        return new LakeException(
                "the connection that holds the writer's locks is lost, nothing was committed: "
                        + cause.getMessage(),
                cause);
    }

    /** Ends the waiting for a lock; that one and every later one throws. */
    void cancel() {
        cancellation.cancel();
    }

    /** Gives all locks back; a connection that is lost has done so. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LakeException("cannot give the writer's locks back: " + e.getMessage(), e);
        }
    }
}
