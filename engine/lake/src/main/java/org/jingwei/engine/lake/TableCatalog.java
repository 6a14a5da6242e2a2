package org.jingwei.engine.lake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.jingwei.engine.lake.LakeSettings.CatalogDatabase;

/** The Iceberg catalog in PostgreSQL: which tables there are and where their current state lies. */
final class TableCatalog implements AutoCloseable {

    private static final String CATALOG = "jingwei";
    static final Namespace NAMESPACE = Namespace.of("lake");

    private static final Map<String, String> PROPERTIES =
            Map.of(
                    TableProperties.FORMAT_VERSION, "2",
                    TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
                    TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20",
                    TableProperties.COMMIT_NUM_RETRIES, "20",
                    TableProperties.COMMIT_MIN_RETRY_WAIT_MS, "20",
                    TableProperties.COMMIT_MAX_RETRY_WAIT_MS, "2000");

    private final FileStore files;
    private final JdbcCatalog catalog;
    private final CatalogRow row;

    private TableCatalog(FileStore files, JdbcCatalog catalog, CatalogRow row) {
        this.files = files;
        this.catalog = catalog;
        this.row = row;
    }

    static TableCatalog open(LakeSettings settings) {
        CatalogDatabase database = settings.catalog();
        makeCatalogTables(database);
        CatalogRow row = new CatalogRow(database);
        FileStore files = FileStore.open(settings, row.roots(CATALOG));
        try {
            return open(database, files, row);
        } catch (RuntimeException e) {
            row.close();
            files.close();
            throw e;
        }
    }

    private static TableCatalog open(CatalogDatabase database, FileStore files, CatalogRow row) {
        JdbcCatalog catalog = new JdbcCatalog(given -> files.io(), CatalogConnections::new, false);
        Map<String, String> properties = new HashMap<>();
        properties.put("uri", addressInSchema(database));
        properties.put("warehouse", files.root());
        properties.put("jdbc.user", database.user());
        properties.put("jdbc.password", database.password());
        properties.put("jdbc.schema-version", "V1");
        catalog.initialize(CATALOG, properties);
        if (!catalog.namespaceExists(NAMESPACE)) {
            catalog.createNamespace(NAMESPACE, Map.of());
        }
        return new TableCatalog(files, catalog, row);
    }

    private static String addressInSchema(CatalogDatabase database) {
        String separator = database.url().contains("?") ? "&" : "?";
        return database.url() + separator + "currentSchema=" + database.schema();
    }

    /** Iceberg would look for its tables in every schema of the database, so they are made here. */
    private static void makeCatalogTables(CatalogDatabase database) {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            String schema = Identifiers.quote(database.schema());
            if (hasTable(connection, schema + ".iceberg_tables")) {
                return;
            }
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS %s.iceberg_tables (".formatted(schema)
                            + "catalog_name VARCHAR(255) NOT NULL,"
                            + " table_namespace VARCHAR(255) NOT NULL,"
                            + " table_name VARCHAR(255) NOT NULL,"
                            + " metadata_location VARCHAR(1000),"
                            + " previous_metadata_location VARCHAR(1000),"
                            + " iceberg_type VARCHAR(5),"
                            + " PRIMARY KEY (catalog_name, table_namespace, table_name))");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS %s.iceberg_namespace_properties (".formatted(schema)
                            + "catalog_name VARCHAR(255) NOT NULL,"
                            + " namespace VARCHAR(255) NOT NULL,"
                            + " property_key VARCHAR(255), property_value VARCHAR(1000),"
                            + " PRIMARY KEY (catalog_name, namespace, property_key))");
        } catch (SQLException e) {
            throw new LakeException(
                    "cannot open the lake's catalog in " + database + ": " + e.getMessage(), e);
        }
    }

    private static boolean hasTable(Connection connection, String table) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, table);
            try (ResultSet found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    FileStore files() {
        return files;
    }

    List<String> list() {
        return catalog.listTables(NAMESPACE).stream().map(TableIdentifier::name).sorted().toList();
    }

    boolean has(String name) {
        return catalog.tableExists(identifier(name));
    }

    /** The table as of its last commit. */
    Table load(String name) {
        try {
            return catalog.loadTable(identifier(name));
        } catch (NoSuchTableException e) {
            throw unknown(name);
        }
    }

    static UnknownTableException unknown(String name) {
        return new UnknownTableException("the lake has no table \"" + name + "\"");
    }

    /** Where the metadata of the table's last commit lie, if there is such a table. */
    Optional<String> findLocation(String name) {
        return row.find(CATALOG, NAMESPACE.toString(), Identifiers.check("table", name));
    }

    /** The same of those tables that are there, by name. */
    Map<String, String> findLocations(Collection<String> names) {
        names.forEach(name -> Identifiers.check("table", name));
        return row.findAll(CATALOG, NAMESPACE.toString(), names);
    }

    /** Makes the table unless it is there. Its folder is new even if the name was used before. */
    void create(TableDefinition definition) {
        Schema schema = TableSchema.schema(definition);
        String folder = definition.name() + "-" + UUID.randomUUID().toString().substring(0, 8);
        try {
            catalog.buildTable(identifier(definition.name()), schema)
                    .withLocation(files.root() + FileStore.TABLES + folder)
                    .withSortOrder(TableSchema.order(schema))
                    .withProperties(PROPERTIES)
                    .create();
        } catch (AlreadyExistsException e) {
            // whoever was faster made it; the caller compares the definitions
            return;
        }
    }

    /** Adds the columns that the definition has beyond the table's; all else must be the same. */
    void evolve(TableDefinition definition) {
        Table table = load(definition.name());
        TableDefinition before = TableSchema.definition(definition.name(), table.schema());
        List<Column> added =
                definition.columns().stream()
                        .filter(column -> before.find(column.name()).isEmpty())
                        .toList();
        List<Column> kept = new ArrayList<>(definition.columns());
        kept.removeAll(added);
        if (!kept.equals(before.columns()) || added.stream().anyMatch(Column::required)) {
            throw new TableExistsException(
                    "table \"%s\" can only get optional columns: its own must stay as they are"
                            .formatted(definition.name()));
        }
        UpdateSchema update = table.updateSchema();
        String previous = SystemColumns.UNPLACED;
        for (Column column : definition.columns()) {
            if (added.contains(column)) {
                update.addColumn(column.name(), TableSchema.stored(column.type()));
                update.moveAfter(column.name(), previous);
            }
            previous = column.name();
        }
        update.commit();
    }

    void drop(String name) {
        catalog.dropTable(identifier(name), false);
    }

    /** Where a table's files lie. */
    static String folder(Table table) {
        return table.location();
    }

    private static TableIdentifier identifier(String name) {
        return TableIdentifier.of(NAMESPACE, Identifiers.check("table", name));
    }

    @Override
    public void close() {
        row.close();
        catalog.close();
        files.close();
    }
}
