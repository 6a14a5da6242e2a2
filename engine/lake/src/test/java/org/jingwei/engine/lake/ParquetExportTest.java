package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExportTest {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("name", ColumnType.TEXT, false),
                    new Column("staff", ColumnType.INTEGER, false),
                    new Column("capital", ColumnType.DECIMAL, false),
                    new Column("score", ColumnType.DOUBLE, false),
                    new Column("founded", ColumnType.DATE, false),
                    new Column("seen", ColumnType.TIMESTAMP, false),
                    new Column("active", ColumnType.BOOLEAN, false));

    @TempDir private Path folder;
    private final LakeFixture fixture = new LakeFixture();

    @AfterEach
    void closeLake() {
        fixture.close();
    }

    @Test
    void writesEveryTypeInTheOrderItWasAppended() throws Exception {
        Path file = folder.resolve("用户's.parquet");
        List<Object> full =
                List.of(
                        "𠮷祥\u0000'（莆田）",
                        Long.MIN_VALUE,
                        new BigDecimal("-99999999999999.9999"),
                        -1.5e300,
                        LocalDate.of(1, 1, 1),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
                        true);
        try (ParquetExport export = fixture.lake().writeParquet(COLUMNS, file)) {
            export.append(full);
            export.append(Arrays.asList(null, null, null, null, null, null, null));
            assertThat(file).doesNotExist();
            export.finish();
        }
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows =
                        duckDb.createStatement()
                                .executeQuery(
                                        "SELECT * FROM " + Identifiers.literal(file.toString()))) {
            assertThat(rows.next()).isTrue();
            for (int i = 0; i < COLUMNS.size(); i++) {
                assertThat(RowShape.value(rows, i + 1, COLUMNS.get(i).type()))
                        .isEqualTo(full.get(i));
            }
            assertThat(rows.next()).isTrue();
            assertThat(RowShape.value(rows, 1, ColumnType.TEXT)).isNull();
            assertThat(RowShape.value(rows, 6, ColumnType.TIMESTAMP)).isNull();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void keepsTheOrderOfMoreRowsThanOneBlockHas() throws Exception {
        Path file = folder.resolve("many.parquet");
        int rows = 150_000;
        try (ParquetExport export =
                fixture.lake()
                        .writeParquet(List.of(new Column("n", ColumnType.INTEGER, false)), file)) {
            for (int i = 0; i < rows; i++) {
                export.row().setLong(0, i);
                export.append();
            }
            export.finish();
            assertThat(export.count()).isEqualTo(rows);
        }
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet found =
                        duckDb.createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM (SELECT n, file_row_number AS place"
                                                + " FROM read_parquet('"
                                                + file
                                                + "', file_row_number = true)) WHERE n = place")) {
            found.next();
            assertThat(found.getLong(1)).isEqualTo(rows);
        }
    }

    @Test
    void leavesNothingOfAnExportThatWasNotFinished() {
        Path file = folder.resolve("half.parquet");
        try (ParquetExport export = fixture.lake().writeParquet(COLUMNS, file)) {
            export.row().setText(0, "甲");
            export.append();
        }
        assertThat(file).doesNotExist();
        assertThat(FileTree.list(fixture.settings().tempFolder().resolve("lake-outbox"))).isEmpty();
    }
}
