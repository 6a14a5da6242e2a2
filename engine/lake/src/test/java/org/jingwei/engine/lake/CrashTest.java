package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.jingwei.engine.geo.AreaRanges;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that writes may die at any stage, and others write at the same time: every batch that
 * is sent again is in the table once, as if nothing had happened, and nothing is left on the disk.
 */
class CrashTest {

    private static final Set<WriterProcess.Stage> LANDED =
            EnumSet.of(WriterProcess.Stage.AFTER_THE_SWAP, WriterProcess.Stage.COMMITTED);
    private static final Map<WriteMode, List<List<@Nullable Object>>> UNDISTURBED =
            new ConcurrentHashMap<>();

    private final LakeFixture fixture = new LakeFixture().withTable();

    @AfterEach
    void closeLake() {
        fixture.close();
    }

    /** Until its keys are settled a batch does the same in every mode. */
    static Stream<Arguments> stages() {
        return Stream.of(WriteMode.values())
                .flatMap(mode ->
                        EnumSet.range(
                                        mode == WriteMode.UPSERT
                                                ? WriterProcess.Stage.STAGING
                                                : WriterProcess.Stage.FILES_WRITTEN,
                                        WriterProcess.Stage.COMMITTED)
                                .stream()
                                .map(stage -> Arguments.of(mode, stage)));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aBatchWhoseProcessDiedIsInTheTableOnceAfterItIsSentAgain(
            WriteMode mode, WriterProcess.Stage stage) throws Exception {
        write(WriteMode.APPEND, 1);
        Process process = WriterProcess.start(fixture.settings(), mode, stage, List.of(2));
        assertThat(process.waitFor()).isEqualTo(99);
        fixture.reopen();
        assertThat(fixture.lake().isCommitted(LakeFixture.TABLE, "b2"))
                .isEqualTo(LANDED.contains(stage));
        assertNothingIsLeft();
        write(mode, 2);
        write(mode, 3);
        assertThat(content(fixture)).isEqualTo(undisturbed(mode));
        assertNothingIsLeft();
    }

    private void write(WriteMode mode, int sequence) {
        WriterProcess.write(fixture.lake(), mode, sequence, WriterProcess.Stage.NEVER);
    }

    private static List<List<@Nullable Object>> undisturbed(WriteMode mode) {
        return UNDISTURBED.computeIfAbsent(mode, its -> undisturbed(its, 3));
    }

    private static List<List<@Nullable Object>> undisturbed(WriteMode mode, int batches) {
        try (LakeFixture other = new LakeFixture().withTable()) {
            for (int sequence = 1; sequence <= batches; sequence++) {
                WriterProcess.write(
                        other.lake(),
                        sequence == 1 ? WriteMode.APPEND : mode,
                        sequence,
                        WriterProcess.Stage.NEVER);
            }
            return content(other);
        }
    }

    private static List<List<@Nullable Object>> content(LakeFixture fixture) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        fixture.lake()
                .scan(
                        Slice.of(LakeFixture.TABLE, AreaRanges.ALL),
                        List.of("uscc", "name", "staff"),
                        row -> {
                            List<@Nullable Object> all = new ArrayList<>(row.values());
                            all.add(row.area());
                            all.add(row.row());
                            rows.add(all);
                        });
        rows.sort(Comparator.comparing(row -> (Long) row.getLast()));
        return rows;
    }

    private void assertNothingIsLeft() {
        try (TableCatalog catalog = TableCatalog.open(fixture.settings())) {
            Table table = catalog.load(LakeFixture.TABLE);
            String data = TableFolders.data(TableCatalog.folder(table));
            assertThat(Set.copyOf(catalog.files().list(data)))
                    .isEqualTo(Batches.committedFolders(table));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void batchesOfAProcessKilledAtAnyTimeAreInTheTableOnceAfterTheyAreSentAgain(long seed)
            throws Exception {
        Random random = new Random(seed);
        write(WriteMode.APPEND, 1);
        Process process =
                WriterProcess.start(
                        fixture.settings(),
                        WriteMode.UPSERT,
                        WriterProcess.Stage.NEVER,
                        List.of(2, 3, 4, 5, 6));
        readUntil(process, random.nextInt(5) == 0 ? "ready" : "committed " + (2 + seed % 3));
        assertThat(process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS)).isFalse();
        process.destroyForcibly().waitFor();
        fixture.reopen();
        assertNothingIsLeft();
        for (int sequence = 2; sequence <= 6; sequence++) {
            write(WriteMode.UPSERT, sequence);
        }
        assertThat(content(fixture)).isEqualTo(undisturbed(WriteMode.UPSERT, 6));
        assertNothingIsLeft();
    }

    private static void readUntil(Process process, String line) throws IOException {
        BufferedReader output = process.inputReader();
        String read = output.readLine();
        while (read != null && !read.equals(line)) {
            read = output.readLine();
        }
        assertThat(read).isEqualTo(line);
    }

    @Test
    void twoProcessesThatUpsertTheSameKeysAtOnceLoseAndDoubleNothing() throws Exception {
        write(WriteMode.APPEND, 1);
        Process process =
                WriterProcess.start(
                        fixture.settings(),
                        WriteMode.UPSERT,
                        WriterProcess.Stage.NEVER,
                        List.of(2, 4, 6));
        readUntil(process, "ready");
        for (int sequence : List.of(3, 5, 7)) {
            write(WriteMode.UPSERT, sequence);
        }
        assertThat(process.waitFor()).isZero();
        assertThat(content(fixture)).isEqualTo(undisturbed(WriteMode.UPSERT, 7));
        assertNothingIsLeft();
    }

    @Test
    void aLakeThatOpensLeavesAloneWhatAnotherOneIsWriting() {
        write(WriteMode.APPEND, 1);
        try (BatchWriter writer = fixture.lake().write(WriterProcess.order(WriteMode.UPSERT, 2))) {
            writer.append(WriterProcess.AREA, 2, WriterProcess.values(2, 2));
            writer.settleKeys(outcome -> {});
            writer.writeFiles();
            List<Path> files = fixture.parquetFiles();
            LakeSettings other =
                    fixture.settingsThrough(fixture.settings().catalog().url(), "other");
            try (Lake lake = Lake.open(other)) {
                assertThat(lake.list()).containsExactly(LakeFixture.TABLE);
                assertThat(fixture.parquetFiles()).isEqualTo(files).isNotEmpty();
            }
        }
        assertNothingIsLeft();
    }
}
