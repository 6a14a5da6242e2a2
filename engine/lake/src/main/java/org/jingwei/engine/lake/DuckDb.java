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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB in the process. It may use the memory and threads it was given, spills into its own
 * folder, reads and writes the folders it was given and its outbox and nothing else, and loads no
 * extension.
 */
final class DuckDb implements AutoCloseable {

    /** For reads of which nobody waits for the end. */
    static final Duration NO_TIMEOUT = Duration.ZERO;

    private final DuckDBConnection root;
    private final Duration timeout;
    private final Path spill;
    private final Path outbox;
    private final RowFeed feed = new RowFeed();

    private DuckDb(DuckDBConnection root, Duration timeout, Path spill, Path outbox) {
        this.root = root;
        this.timeout = timeout;
        this.spill = spill;
        this.outbox = outbox;
    }

    /** A DuckDB that may also use those folders. */
    static DuckDb open(LakeSettings settings, List<Path> folders) {
        Path spill = settings.tempFolder().resolve("lake-spill");
        Path outbox = settings.tempFolder().resolve("lake-outbox");
        FileTree.delete(spill);
        FileTree.delete(outbox);
        Properties properties = new Properties();
        properties.setProperty("memory_limit", (settings.memoryBytes() >> 20) + "MiB");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("temp_directory", spill.toString());
        properties.setProperty("jdbc_stream_results", "true");
        try {
            Files.createDirectories(spill);
            Files.createDirectories(outbox);
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
            DuckDb duckDb =
                    new DuckDb(
                            connection.unwrap(DuckDBConnection.class),
                            settings.queryTimeout(),
                            spill,
                            outbox);
            duckDb.feed.register(connection);
            duckDb.restrict(folders);
            return duckDb;
        } catch (SQLException e) {
            throw new LakeException("cannot start DuckDB: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + spill, e);
        }
    }

    private void restrict(List<Path> folders) throws SQLException {
        String allowed =
                Stream.concat(folders.stream(), Stream.of(outbox))
                        .map(folder -> Identifiers.literal(folder + "/"))
                        .collect(Collectors.joining(", ", "[", "]"));
        List<String> settings =
                List.of(
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        "allowed_directories = " + allowed,
                        "enable_external_access = false",
                        "lock_configuration = true");
        try (Statement statement = root.createStatement()) {
            for (String setting : settings) {
                statement.execute("SET " + setting);
            }
        }
    }

    /** A file of its own for a writer, to be moved away when it is whole. */
    Path newFile() {
        return outbox.resolve(UUID.randomUUID() + ".parquet");
    }

    /** Where what does not fit into memory waits; emptied when the lake is opened. */
    Path spill() {
        return spill;
    }

    /** What brings rows of this process to DuckDB. */
    RowFeed feed() {
        return feed;
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
        read(sql, timeout, consumer);
    }

    /** The same, however long the query takes. */
    void readInFull(SqlText sql, RowReader consumer) {
        read(sql, NO_TIMEOUT, consumer);
    }

    private void read(SqlText sql, Duration longest, RowReader consumer) {
        Instant deadline = Instant.now().plus(longest);
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            sql.bindTo(statement);
            statement.setQueryTimeout(Math.toIntExact(longest.toSeconds()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    consumer.read(result);
                }
            }
        } catch (SQLException e) {
            // what a cancelled query reports depends on how far it had come
            if (longest.isZero() || Instant.now().isBefore(deadline)) {
                throw new LakeException("the read failed: " + e.getMessage(), e);
            }
            throw new LakeTimeoutException(
                    "the read was cancelled after " + longest.toSeconds() + " s: ask for less", e);
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
