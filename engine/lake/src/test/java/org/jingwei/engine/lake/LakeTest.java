package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jingwei.engine.lake.LakeFixture.TABLE;
import static org.jingwei.engine.lake.LakeFixture.enterprise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTest {

    private static final long AREA = 350302001001000000L;
    private static final List<Column> ONE_COLUMN =
            List.of(new Column("name", ColumnType.TEXT, false));

    private final LakeFixture fixture = new LakeFixture();

    @AfterEach
    void closeLake() {
        fixture.close();
    }

    private void commit(String id, long sequence, long area, int rows) {
        try (BatchWriter batch = fixture.lake().write(TABLE, id, sequence)) {
            for (int line = 2; line < rows + 2; line++) {
                batch.append(area, line, enterprise(id + line, null, null, null, null));
            }
            batch.commit();
        }
    }

    @Test
    void keepsTablesAndRowsOverARestart() {
        fixture.withTable();
        TableDefinition definition = fixture.lake().get(TABLE);
        commit("b1", 1, AREA, 3);
        fixture.reopen();
        assertThat(fixture.lake().list()).containsExactly(TABLE);
        assertThat(fixture.lake().get(TABLE)).isEqualTo(definition);
        assertThat(fixture.lake().count(Slice.of(TABLE, AreaRanges.ALL))).isEqualTo(3);
    }

    /** Its files name one another in full, as where they were made. */
    @Test
    void goesOnWhereItsFolderWasMovedTo() throws IOException {
        fixture.withTable();
        commit("b1", 1, AREA, 3);
        Path former = fixture.warehouse();

        fixture.move("second");
        assertThat(fixture.lake().count(Slice.of(TABLE, AreaRanges.ALL))).isEqualTo(3);
        commit("b2", 2, AREA, 4);
        fixture.lake().create(new TableDefinition("later", ONE_COLUMN));
        assertThat(former).doesNotExist();
        fixture.move("warehouse/tables/third");
        commit("b3", 3, AREA, 5);
        fixture.lake().create(new TableDefinition("last", ONE_COLUMN));
        fixture.reopen();

        assertThat(fixture.lake().count(Slice.of(TABLE, AreaRanges.ALL))).isEqualTo(12);
        for (String empty : List.of("later", "last")) {
            assertThat(fixture.lake().count(Slice.of(empty, AreaRanges.ALL))).isZero();
            assertThat(fixture.lake().get(empty).columns()).isEqualTo(ONE_COLUMN);
        }
        assertThat(fixture.warehouse().resolve("tables")).isDirectoryContaining("glob:**/last-*");
        fixture.lake().drop(TABLE);
        assertThat(fixture.parquetFiles()).isEmpty();
    }

    @Test
    void makesATableOnceAndRefusesAnotherOfItsName() {
        fixture.withTable();
        fixture.withTable();
        TableDefinition other = new TableDefinition(TABLE, ONE_COLUMN);
        assertThatThrownBy(() -> fixture.lake().create(other))
                .isInstanceOf(TableExistsException.class)
                .hasMessageContaining(TABLE);
    }

    @Test
    void addsNothingButOptionalColumns() {
        Column name = ONE_COLUMN.getFirst();
        fixture.lake().create(new TableDefinition(TABLE, ONE_COLUMN));
        for (List<Column> other :
                List.of(
                        List.of(new Column("name", ColumnType.INTEGER, false)),
                        List.of(new Column("name", ColumnType.TEXT, true)),
                        List.of(new Column("other", ColumnType.TEXT, false)),
                        List.of(name, new Column("other", ColumnType.TEXT, true)))) {
            assertThatThrownBy(() -> fixture.lake().evolve(new TableDefinition(TABLE, other)))
                    .isInstanceOf(TableExistsException.class);
        }
        TableDefinition more =
                new TableDefinition(
                        TABLE,
                        List.of(
                                new Column("first", ColumnType.DATE, false),
                                name,
                                new Column("last", ColumnType.DECIMAL, false)));
        fixture.lake().evolve(more);
        fixture.lake().evolve(more);
        assertThat(fixture.lake().get(TABLE)).isEqualTo(more);
    }

    @Test
    void forgetsADroppedTableWithItsFiles() {
        fixture.withTable();
        commit("b1", 1, AREA, 3);
        fixture.lake().drop(TABLE);
        assertThat(fixture.lake().find(TABLE)).isEmpty();
        assertThat(fixture.parquetFiles()).isEmpty();
        fixture.withTable();
        assertThat(fixture.lake().count(Slice.of(TABLE, AreaRanges.ALL))).isZero();
        assertThat(fixture.lake().isCommitted(TABLE, "b1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Enterprise",
                "企业",
                "1st",
                "a b",
                "a\"b",
                "a;drop table b",
                "../a",
                "a.b",
                "a'--",
                "a\n",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesNamesThatAreNotNames(String name) {
        assertThatThrownBy(() -> new TableDefinition(name, ONE_COLUMN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
        assertThatThrownBy(() -> new Column(name, ColumnType.TEXT, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slice.of(name, AreaRanges.ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.lake().find(name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesBatchIdsThatWouldLeadOutOfTheTable() {
        fixture.withTable();
        for (String id : List.of("../b", "", "a/b", "批次", "a'b")) {
            assertThatThrownBy(() -> fixture.lake().write(TABLE, id, 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> fixture.lake().rejects(TABLE, id))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsTheColumnsOfTheLakeToItself() {
        assertThatThrownBy(() -> new Column("area_", ColumnType.INTEGER, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("underscore");
    }

    @Test
    void removesWhatADiedProcessLeft() throws Exception {
        fixture.withTable();
        commit("b1", 1, AREA, 3);
        List<Path> committed = fixture.parquetFiles();
        BatchWriter died = fixture.lake().write(TABLE, "b2", 2);
        died.append(AREA, 2, enterprise("X", null, null, null, null));
        died.writeFiles();
        Path metadata = metadataFolder();
        Path manifest = Files.writeString(metadata.resolve("left-m0.avro"), "half a manifest");
        int known = FileTree.list(metadata).size() - 1;
        Files.writeString(fixture.settings().tempFolder().resolve("lake-spill/old.tmp"), "x");
        assertThat(fixture.parquetFiles()).hasSize(2);

        fixture.reopen();
        assertThat(fixture.parquetFiles()).as("while its writer lives").hasSize(2);
        LakeFixture.loseLocks();
        fixture.reopen();

        assertThat(fixture.parquetFiles()).isEqualTo(committed);
        assertThat(manifest).doesNotExist();
        assertThat(FileTree.list(metadata)).hasSize(known);
        assertThat(FileTree.list(fixture.settings().tempFolder().resolve("lake-spill"))).isEmpty();
        assertThat(fixture.lake().isCommitted(TABLE, "b2")).isFalse();
        commit("b2", 2, AREA, 2);
        assertThat(fixture.lake().count(Slice.of(TABLE, AreaRanges.ALL))).isEqualTo(5);
    }

    private Path metadataFolder() {
        Path tables = fixture.warehouse().resolve("tables");
        return FileTree.list(tables).getFirst().resolve("metadata");
    }

    @Test
    void opensOnlyTheFilesThatMayHoldRowsOfTheAreas() {
        fixture.withTable();
        List<String> counties = List.of("350302", "350303", "350304", "350305", "350322");
        for (int i = 0; i < counties.size(); i++) {
            commit("b" + i, i, AreaScheme.CHINA.code(counties.get(i)).value(), 4);
        }
        assertThat(plannedFor(AreaRanges.ALL)).hasSize(5);
        AreaRange county = AreaScheme.CHINA.code("350304").range();
        assertThat(plannedFor(AreaRanges.of(county))).hasSize(1);
        assertThat(plannedFor(AreaRanges.of(new AreaRange(1, 2)))).isEmpty();
    }

    private List<LakeFile> plannedFor(AreaRanges ranges) {
        try (TableCatalog catalog = TableCatalog.open(fixture.settings())) {
            Slice slice = Slice.of(TABLE, ranges);
            TableState state = new TableStates(catalog).get(TABLE);
            return state.plan(slice, AreaCondition.of(slice, Optional.empty())).data();
        }
    }

    @Test
    void cancelsAReadThatTakesTooLong() {
        LakeSettings settings = fixture.settings();
        LakeSettings hasty =
                new LakeSettings(
                        settings.warehouse(),
                        settings.tempFolder().resolve("other"),
                        settings.catalog(),
                        settings.memoryBytes(),
                        1,
                        Duration.ofSeconds(1));
        try (DuckDb duckDb = DuckDb.open(hasty, List.of(fixture.warehouse()))) {
            SqlText endless =
                    new SqlText().append("SELECT count(*) FROM range(100000000) a, range(100000)");
            assertThatThrownBy(() -> duckDb.read(endless, row -> {}))
                    .isInstanceOf(LakeTimeoutException.class);
        }
    }

    @Test
    void readsAndWritesNoFileOutsideTheWarehouse() {
        try (DuckDb duckDb = DuckDb.open(fixture.settings(), List.of(fixture.warehouse()))) {
            for (String sql :
                    List.of(
                            "SELECT * FROM read_text('/etc/hostname')",
                            "COPY (SELECT 1) TO '/tmp/lake-escape.parquet'",
                            "SET enable_external_access = true",
                            "INSTALL httpfs")) {
                assertThatThrownBy(() -> duckDb.read(new SqlText().append(sql), row -> {}))
                        .as(sql)
                        .isInstanceOf(LakeException.class);
            }
        }
    }
}
