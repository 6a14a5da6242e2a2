package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB in the process. It may use the memory and threads it was given, spills into its own
 * folder, reads and writes the warehouse and nothing else, and loads no extension.
 */
final class DuckDb implements AutoCloseable {

    private final DuckDBConnection root;

    private DuckDb(DuckDBConnection root) {
        this.root = root;
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
            DuckDb duckDb = new DuckDb(connection.unwrap(DuckDBConnection.class));
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

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new LakeException("cannot stop DuckDB: " + e.getMessage(), e);
        }
    }
}
