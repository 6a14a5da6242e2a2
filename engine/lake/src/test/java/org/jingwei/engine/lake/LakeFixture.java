package org.jingwei.engine.lake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A lake in a new folder and a new schema of the one embedded PostgreSQL of the test run. */
final class LakeFixture implements AutoCloseable {

    static final String TABLE = "enterprise";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Path folder;
    private final LakeSettings settings;
    private Lake lake;

    LakeFixture() {
        try {
            folder = Files.createTempDirectory("经纬 lake's ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings = settings(Duration.ofSeconds(30));
        lake = Lake.open(settings);
    }

    private LakeSettings settings(Duration timeout) {
        return new LakeSettings(
                folder.resolve("warehouse"),
                folder.resolve("temp"),
                new LakeSettings.CatalogDatabase(
                        Postgres.SERVER.getJdbcUrl("postgres", "postgres"),
                        "postgres",
                        "",
                        "lake_" + SCHEMAS.incrementAndGet()),
                256L << 20,
                2,
                timeout);
    }

    LakeSettings settings() {
        return settings;
    }

    Lake lake() {
        return lake;
    }

    Path warehouse() {
        return settings.warehouse();
    }

    /** Closes the lake and opens it again, as a restart does. */
    void reopen() {
        lake.close();
        lake = Lake.open(settings);
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
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
