package org.jingwei.engine.lake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jingwei.engine.lake.LakeSettings.CatalogDatabase;

/**
 * Where a table's current metadata lie, asked of the catalog's one row: cheap enough to be asked
 * before every read. It has one connection, and a new one after that failed.
 */
final class CatalogRow implements AutoCloseable {

    private final CatalogDatabase database;
    private final String sql;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Connection> connection = Optional.empty();

    CatalogRow(CatalogDatabase database) {
        this.database = database;
        this.sql =
                "SELECT metadata_location FROM %s.iceberg_tables WHERE catalog_name = ?"
                                .formatted(Identifiers.quote(database.schema()))
                        + " AND table_namespace = ? AND table_name = ?";
    }

    /** The location, if there is such a table. */
    Optional<String> find(String catalog, String namespace, String table) {
        lock.lock();
        try {
            try {
                return ask(catalog, namespace, table);
            } catch (SQLException e) {
                disconnect();
                return ask(catalog, namespace, table);
            }
        } catch (SQLException e) {
            throw new LakeException(
                    "cannot ask the lake's catalog for table \"%s\": %s"
                            .formatted(table, e.getMessage()),
                    e);
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> ask(String catalog, String namespace, String table)
            throws SQLException {
        if (connection.isEmpty()) {
            connection =
                    Optional.of(
                            DriverManager.getConnection(
                                    database.url(), database.user(), database.password()));
        }
        try (PreparedStatement query = connection.get().prepareStatement(sql)) {
            query.setString(1, catalog);
            query.setString(2, namespace);
            query.setString(3, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void disconnect() throws SQLException {
        if (connection.isPresent()) {
            connection.get().close();
            connection = Optional.empty();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            disconnect();
        } catch (SQLException e) {
            throw new LakeException("cannot leave the lake's catalog: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }
}
