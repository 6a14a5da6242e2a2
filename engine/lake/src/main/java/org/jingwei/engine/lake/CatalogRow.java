package org.jingwei.engine.lake;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jingwei.engine.lake.LakeSettings.CatalogDatabase;

/**
 * Where a table's current metadata lie, asked of the catalog's one row: cheap enough to be asked
 * before every read. It has one connection, and a new one after that failed or gave no answer for
 * some seconds.
 */
final class CatalogRow implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CatalogRow.class.getName());
    private static final String PATIENCE_SECONDS = "10";

    private final CatalogDatabase database;
    private final String sql;
    private final String rootsSql;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Connection> connection = Optional.empty();

    CatalogRow(CatalogDatabase database) {
        this.database = database;
        String tables = Identifiers.quote(database.schema()) + ".iceberg_tables";
        this.sql =
                "SELECT table_name, metadata_location FROM "
                        + tables
                        + " WHERE catalog_name = ? AND table_namespace = ? AND table_name = ANY (?)";
        this.rootsSql =
                "SELECT DISTINCT regexp_replace(metadata_location, '"
                        + FileStore.TABLES
                        + "[^/]+/metadata/[^/]+$', '') FROM "
                        + tables
                        + " WHERE catalog_name = ? AND metadata_location IS NOT NULL";
    }

    /** The location, if there is such a table. */
    Optional<String> find(String catalog, String namespace, String table) {
        return Optional.ofNullable(findAll(catalog, namespace, List.of(table)).get(table));
    }

    /** The locations of those tables that are there, by name. */
    Map<String, String> findAll(String catalog, String namespace, Collection<String> tables) {
        lock.lock();
        try {
            try {
                return ask(catalog, namespace, tables);
            } catch (SQLException e) {
                disconnect();
                return ask(catalog, namespace, tables);
            }
        } catch (SQLException e) {
            disconnect();
            throw new LakeException(
                    "cannot ask the lake's catalog for %s: %s".formatted(tables, e.getMessage()),
                    e);
        } finally {
            lock.unlock();
        }
    }

    /** Where tables of the catalog were made: what their locations begin with. */
    Set<String> roots(String catalog) {
        Set<String> roots = new TreeSet<>();
        try (Connection own = connect();
                PreparedStatement query = own.prepareStatement(rootsSql)) {
            query.setString(1, catalog);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    roots.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new LakeException(
                    "cannot ask the lake's catalog where its tables lie: " + e.getMessage(), e);
        }
        return roots;
    }

    private Map<String, String> ask(String catalog, String namespace, Collection<String> tables)
            throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(connect());
        }
        Map<String, String> locations = new HashMap<>();
        try (PreparedStatement query = connection.get().prepareStatement(sql)) {
            query.setString(1, catalog);
            query.setString(2, namespace);
            query.setArray(
                    3, connection.get().createArrayOf("text", tables.toArray(String[]::new)));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    locations.put(row.getString(1), row.getString(2));
                }
            }
        }
        return locations;
    }

    /**
     * Every read of the lake asks here first: one that gets no answer must not hold up the rest.
     */
    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.url(), properties);
    }

    /** One that hangs is left to itself; it would not answer to a farewell either. */
    private void disconnect() {
        try {
            if (connection.isPresent()) {
                connection.get().abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a connection to the lake's catalog is gone already", e);
        } finally {
            connection = Optional.empty();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}
