package org.jingwei.engine.lake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A lake in a new folder and a new schema of the one embedded PostgreSQL of the test run. */
final class LakeFixture implements AutoCloseable {

    static final String TABLE = "enterprise";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Path folder;
    private LakeSettings settings;
    private Lake lake;

    LakeFixture() {
        this(Optional.empty());
    }

    /** A lake in the object store. */
    static LakeFixture in(ObjectServer server) {
        return new LakeFixture(Optional.of(server));
    }

    private LakeFixture(Optional<ObjectServer> server) {
        try {
            folder = Files.createTempDirectory("经纬 lake's ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings = ownSettings(server);
        lake = Lake.open(settings);
    }

    private LakeSettings ownSettings(Optional<ObjectServer> server) {
        String schema = "lake_" + SCHEMAS.incrementAndGet();
        return settings(
                server.<Warehouse>map(its -> its.warehouse(schema, folder.resolve("cache")))
                        .orElseGet(() -> new Warehouse.Folder(folder.resolve("warehouse"))),
                folder.resolve("temp"),
                Postgres.SERVER.getJdbcUrl("postgres", "postgres"),
                schema);
    }

    /** Settings of a lake with a catalog in that schema. */
    static LakeSettings settings(Warehouse warehouse, Path temp, String url, String schema) {
        return new LakeSettings(
                warehouse,
                temp,
                new LakeSettings.CatalogDatabase(url, "postgres", "", schema),
                256L << 20,
                2,
                Duration.ofSeconds(30));
    }

    /** Settings of another lake on the same tables. */
    LakeSettings settingsThrough(String url, String temp) {
        return settings(
                settings.warehouse(), folder.resolve(temp), url, settings.catalog().schema());
    }

    LakeSettings settings() {
        return settings;
    }

    Lake lake() {
        return lake;
    }

    Path warehouse() {
        return settings.warehouse() instanceof Warehouse.Folder own
                ? own.path()
                : folder.resolve("warehouse");
    }

    /** Closes the lake, moves its folder and opens it there. */
    void move(String name) throws IOException {
        lake.close();
        Path target = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.move(warehouse(), target);
        settings =
                settings(
                        new Warehouse.Folder(target),
                        folder.resolve("temp"),
                        settings.catalog().url(),
                        settings.catalog().schema());
        lake = Lake.open(settings);
    }

    /** Closes the lake and opens it again, as a restart does. */
    void reopen() {
        lake.close();
        lake = Lake.open(settings);
    }

    /** Ends the connections by which writers hold their locks, as their death does. */
    static void loseLocks() {
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                            + " WHERE application_name = 'jingwei lake writer'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table with a text, a whole and a decimal number. */
    LakeFixture withTable() {
        lake.create(
                new TableDefinition(
                        TABLE,
                        List.of(
                                new Column("uscc", ColumnType.TEXT, true),
                                new Column("name", ColumnType.TEXT, false),
                                new Column("staff", ColumnType.INTEGER, false),
                                new Column("capital", ColumnType.DECIMAL, false),
                                new Column("founded", ColumnType.DATE, false))));
        return this;
    }

    /** The Parquet files that lie in the warehouse, known to a table or not. */
    List<Path> parquetFiles() {
        try (var files = Files.walk(warehouse())) {
            return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder of the one table. */
    List<Path> files(String name) {
        Path tables = warehouse().resolve("tables");
        return FileTree.list(FileTree.list(tables).getFirst().resolve(name));
    }

    /** A row's values for {@link #withTable}. */
    static @Nullable Object[] enterprise(String uscc, @Nullable Object... rest) {
        @Nullable Object[] values = new @Nullable Object[5];
        values[0] = uscc;
        System.arraycopy(rest, 0, values, 1, rest.length);
        return values;
    }

    @Override
    public void close() {
        lake.close();
        FileTree.delete(folder);
    }

    /** Started once; its own hook stops it with the test run. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(3)).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
