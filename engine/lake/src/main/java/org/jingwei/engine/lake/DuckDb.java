package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB in the process. It may use the memory and threads it was given, spills into its own
 * folder, reads and writes the warehouse and nothing else, and loads no extension.
 */
final class DuckDb implements AutoCloseable {

    private final DuckDBConnection root;
    private final Duration timeout;

    private DuckDb(DuckDBConnection root, Duration timeout) {
        this.root = root;
        this.timeout = timeout;
    }

    static DuckDb open(LakeSettings settings) {
        Path spill = settings.tempFolder().resolve("lake-spill");
        FileTree.delete(spill);
        Properties properties = new Properties();
        properties.setProperty("memory_limit", (settings.memoryBytes() >> 20) + "MiB");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("temp_directory", spill.toString());
        properties.setProperty("jdbc_stream_results", "true");
        try {
            Files.createDirectories(spill);
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
            DuckDb duckDb =
                    new DuckDb(connection.unwrap(DuckDBConnection.class), settings.queryTimeout());
            duckDb.restrict(settings.warehouse());
            return duckDb;
        } catch (SQLException e) {
            throw new LakeException("cannot start DuckDB: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + spill, e);
        }
    }

    private void restrict(Path warehouse) throws SQLException {
        List<String> settings =
                List.of(
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        "allowed_directories = [" + Identifiers.literal(warehouse + "/") + "]",
                        "enable_external_access = false",
                        "lock_configuration = true");
        try (Statement statement = root.createStatement()) {
            for (String setting : settings) {
                statement.execute("SET " + setting);
            }
        }
    }

    /** A connection of its own to the one database; temporary tables are seen by it alone. */
    DuckDBConnection connect() throws SQLException {
        return root.duplicate();
    }

    /**
     * Hands the rows of a query to the consumer while they come, without holding them all. The
     * timeout is for the query, not for the consumer.
     */
    void read(SqlText sql, RowReader consumer) {
        Instant deadline = Instant.now().plus(timeout);
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            sql.bindTo(statement);
            statement.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    consumer.read(result);
                }
            }
        } catch (SQLException e) {
            // what a cancelled query reports depends on how far it had come
            if (Instant.now().isBefore(deadline)) {
                throw new LakeException("the read failed: " + e.getMessage(), e);
            }
            throw new LakeTimeoutException(
                    "the read was cancelled after " + timeout.toSeconds() + " s: ask for less", e);
        }
    }

    /** Reads the row on which a result stands. */
    @FunctionalInterface
    interface RowReader {

        /** Reads one row. */
        void read(ResultSet result) throws SQLException;
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new LakeException("cannot stop DuckDB: " + e.getMessage(), e);
        }
    }
}
