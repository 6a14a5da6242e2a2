package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A batch's rows in a temporary table of DuckDB until they are written, in memory as far as it goes
 * and spilled beyond. For one thread.
 */
final class StagedRows implements AutoCloseable {

    private static final String FORMAT =
            "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE 122880,"
                    + " FILE_SIZE_BYTES '64MB', RETURN_STATS";

    private final TableDefinition definition;
    private final ColumnType[] types;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private boolean appending = true;

    StagedRows(DuckDb duckDb, TableDefinition definition) throws SQLException {
        this.definition = definition;
        this.types = definition.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        this.connection = duckDb.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE staged (" + columns() + ")");
            this.appender = connection.createAppender("temp", "main", "staged");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private String columns() {
        return definition.columns().stream()
                .map(own -> Identifiers.quote(own.name()) + " " + own.type().sqlType())
                .collect(
                        Collectors.joining(
                                ", ", "area_ BIGINT, row_ BIGINT, unplaced_ VARCHAR, ", ""));
    }

    void append(long area, long row, @Nullable String unplaced, @Nullable Object[] values)
            throws SQLException {
        appender.beginRow();
        appender.append(area);
        appender.append(row);
        appendValue(ColumnType.TEXT, unplaced);
        for (int i = 0; i < types.length; i++) {
            appendValue(types[i], values[i]);
        }
        appender.endRow();
    }

    private void appendValue(ColumnType type, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (type) {
            case TEXT -> appender.append((String) value);
            case INTEGER -> appender.append(((Long) value).longValue());
            case DOUBLE -> appender.append(((Double) value).doubleValue());
            case BOOLEAN -> appender.append(((Boolean) value).booleanValue());
            case DECIMAL -> appender.append(stored((BigDecimal) value));
            case DATE -> appender.append((LocalDate) value);
            case TIMESTAMP -> appender.append((LocalDateTime) value);
        }
    }

    private static BigDecimal stored(BigDecimal value) {
        return value.setScale(ColumnType.DECIMAL_SCALE, RoundingMode.UNNECESSARY);
    }

    /** Ends the appending. */
    void finish() throws SQLException {
        if (appending) {
            appending = false;
            appender.close();
        }
    }

    /**
     * Takes out the rows whose key an earlier row of the batch or a row of the files has, and tells
     * the listener each of them in the order of the lines. A key of which a part is missing equals
     * no other.
     *
     * @return how many rows were taken out
     */
    long takeOutDuplicates(List<String> keys, List<Path> files, DuplicateListener listener)
            throws SQLException {
        String key = keys.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        String complete =
                keys.stream()
                        .map(name -> Identifiers.quote(name) + " IS NOT NULL")
                        .collect(Collectors.joining(" AND "));
        execute(
                "CREATE TEMP TABLE duplicate AS SELECT row_, first_ FROM (SELECT row_, first_value"
                        + "(row_) OVER (PARTITION BY %s ORDER BY row_) AS first_ FROM staged WHERE %s)"
                                .formatted(key, complete)
                        + " WHERE row_ <> first_");
        if (!files.isEmpty()) {
            addRowsKnownIn(files, key);
        }
        long count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT row_, first_ FROM duplicate ORDER BY row_")) {
            while (rows.next()) {
                listener.duplicate(DuplicateRow.of(rows.getLong(1), rows.getLong(2)));
                count++;
            }
        }
        if (count > 0) {
            execute("DELETE FROM staged WHERE row_ IN (SELECT row_ FROM duplicate)");
        }
        execute("DROP TABLE duplicate");
        return count;
    }

    private void addRowsKnownIn(List<Path> files, String key) throws SQLException {
        execute(
                "INSERT INTO duplicate SELECT staged.row_, min(known.row_) FROM staged JOIN"
                        + " read_parquet([%s], hive_partitioning = false) AS known USING (%s)"
                                .formatted(
                                        files.stream()
                                                .map(file -> Identifiers.literal(file.toString()))
                                                .collect(Collectors.joining(", ")),
                                        key)
                        + " WHERE staged.row_ NOT IN (SELECT row_ FROM duplicate)"
                        + " GROUP BY staged.row_");
    }

    /** How many rows there are. */
    long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM staged")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Writes the rows in the order of area and row into new files of the folder. */
    List<ParquetFile> writeSorted(Path folder) throws SQLException {
        StringBuilder ids = new StringBuilder("'area_': 1, 'row_': 2, 'unplaced_': 3");
        for (int i = 0; i < types.length; i++) {
            ids.append(", ").append(Identifiers.literal(definition.columns().get(i).name()));
            ids.append(": ").append(i + 1 + SystemColumns.COUNT);
        }
        List<ParquetFile> files = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet written =
                        statement.executeQuery(
                                "COPY (SELECT * FROM staged ORDER BY area_, row_) TO %s (%s, FIELD_IDS {%s})"
                                        .formatted(
                                                Identifiers.literal(folder.toString()),
                                                FORMAT,
                                                ids))) {
            while (written.next()) {
                files.add(ParquetFile.of(written));
            }
        }
        return files;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LakeException("cannot drop the batch's staged rows: " + e.getMessage(), e);
        }
    }
}
