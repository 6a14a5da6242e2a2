package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jingwei.engine.geo.AreaRanges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A warehouse in an object store is as whole as one on the disk, whatever happens to it. */
class ObjectStoreTest {

    private static final ObjectServer SERVER = new ObjectServer();
    private static final Slice ALL = Slice.of(LakeFixture.TABLE, AreaRanges.ALL);

    private final LakeFixture fixture = LakeFixture.in(SERVER).withTable();

    @AfterEach
    void closeLake() {
        fixture.close();
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }

    private void write(WriteMode mode, int sequence) {
        WriterProcess.write(fixture.lake(), mode, sequence, WriterProcess.Stage.NEVER);
    }

    private List<List<Object>> content(Lake lake) {
        List<List<Object>> rows = new ArrayList<>();
        lake.scan(
                ALL,
                List.of("uscc", "name", "staff"),
                row -> rows.add(List.of(row.area(), row.row(), row.values())));
        rows.sort((a, b) -> Long.compare((long) a.get(1), (long) b.get(1)));
        return rows;
    }

    private List<List<Object>> onTheDisk(WriteMode mode) {
        try (LakeFixture disk = new LakeFixture().withTable()) {
            for (int sequence = 1; sequence <= 3; sequence++) {
                WriterProcess.write(
                        disk.lake(),
                        sequence == 1 ? WriteMode.APPEND : mode,
                        sequence,
                        WriterProcess.Stage.NEVER);
            }
            return content(disk.lake());
        }
    }

    private void assertNothingIsLeft() {
        assertThat(objects("data")).isEqualTo(committed());
        assertThat(drafts()).isEmpty();
    }

    private Set<String> objects(String folder) {
        try (TableCatalog catalog = TableCatalog.open(outside())) {
            String table = TableCatalog.folder(catalog.load(LakeFixture.TABLE));
            return Set.copyOf(catalog.files().list(table + "/" + folder));
        }
    }

    private Set<String> committed() {
        try (TableCatalog catalog = TableCatalog.open(outside())) {
            return Batches.committedFolders(catalog.load(LakeFixture.TABLE));
        }
    }

    /** The settings of another process, so that its opening empties no folder of the first one. */
    private LakeSettings outside() {
        LakeSettings settings = fixture.settings();
        return LakeFixture.settings(
                SERVER.warehouse(
                        settings.catalog().schema(), settings.tempFolder().resolve("x-cache")),
                settings.tempFolder().resolve("x"),
                settings.catalog().url(),
                settings.catalog().schema());
    }

    private List<Path> drafts() {
        Path tables = fixture.settings().tempFolder().resolve("lake-drafts").resolve("tables");
        return FileTree.list(tables).stream()
                .flatMap(table -> FileTree.list(table.resolve("data")).stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = WriterProcess.Stage.class,
            names = {
                "KEYS_SETTLED",
                "FILES_WRITTEN",
                "BEFORE_THE_SWAP",
                "AFTER_THE_SWAP",
                "COMMITTED"
            })
    void aBatchWhoseProcessDiedIsInTheTableOnceAfterItIsSentAgain(WriterProcess.Stage stage)
            throws Exception {
        write(WriteMode.APPEND, 1);
        Process process =
                WriterProcess.start(fixture.settings(), WriteMode.UPSERT, stage, List.of(2));
        assertThat(process.waitFor()).isEqualTo(99);
        boolean uploaded = stage.compareTo(WriterProcess.Stage.FILES_WRITTEN) >= 0;
        assertThat(objects("data")).hasSize(uploaded ? 2 : 1);
        fixture.reopen();
        assertThat(fixture.lake().isCommitted(LakeFixture.TABLE, "b2"))
                .isEqualTo(stage.compareTo(WriterProcess.Stage.BEFORE_THE_SWAP) > 0);
        assertNothingIsLeft();
        write(WriteMode.UPSERT, 2);
        write(WriteMode.UPSERT, 3);
        assertThat(content(fixture.lake())).isEqualTo(onTheDisk(WriteMode.UPSERT));
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void everyModeDoesWhatItDoesOnTheDiskAlsoAfterCompactionAndExpiry(WriteMode mode) {
        write(WriteMode.APPEND, 1);
        write(mode, 2);
        write(mode, 3);
        List<List<Object>> expected = onTheDisk(mode);
        assertThat(content(fixture.lake())).isEqualTo(expected);
        fixture.lake().compact(LakeFixture.TABLE, new CompactionPolicy(64L << 20, 2, 10, 0.01));
        fixture.lake().expire(LakeFixture.TABLE, Instant.now().plusSeconds(1), Set.of());
        assertThat(content(fixture.lake())).isEqualTo(expected);
        fixture.reopen();
        assertThat(content(fixture.lake())).isEqualTo(expected);
        assertThat(drafts()).isEmpty();
    }

    @Test
    void aBatchThatIsGivenUpAfterItsUploadLeavesNothing() {
        write(WriteMode.APPEND, 1);
        try (BatchWriter batch = fixture.lake().write(WriterProcess.order(WriteMode.UPSERT, 9))) {
            batch.append(WriterProcess.AREA, 2, WriterProcess.values(9, 2));
            batch.settleKeys(outcome -> {});
            batch.prepare();
            assertThat(objects("data")).hasSize(2);
            batch.cancel();
            assertThatThrownBy(batch::commit).isInstanceOf(CancellationException.class);
        }
        assertNothingIsLeft();
    }

    @Test
    void refusedRowsOfALaterAttemptAreSeenAtOnceByEveryProcess() {
        try (Lake other = Lake.open(outside())) {
            for (long attempt = 2; attempt < 5; attempt++) {
                assertThat(other.rejects(LakeFixture.TABLE, "b1").count())
                        .isEqualTo(attempt == 2 ? 0 : 1);
                try (RejectWriter writer = fixture.lake().writeRejects(LakeFixture.TABLE, "b1")) {
                    writer.append(attempt, Optional.empty(), "COLUMNS", "", Optional.empty());
                    writer.finish();
                }
                assertThat(other.rejects(LakeFixture.TABLE, "b1").page(0, 9))
                        .extracting(Reject::line)
                        .containsExactly(attempt);
            }
        }
        assertThat(objects("rejects")).containsExactly("b1.parquet");
    }

    @Test
    void droppingATableTakesItsObjectsAway() {
        write(WriteMode.APPEND, 1);
        try (TableCatalog catalog = TableCatalog.open(outside())) {
            FileStore store = catalog.files();
            assertThat(store.list(store.root() + "/tables")).hasSize(1);
            fixture.lake().drop(LakeFixture.TABLE);
            assertThat(store.list(store.root() + "/tables")).isEmpty();
        }
    }

    @Test
    void saysWhichStoreRefusesTheKeyAndNotTheKeysSecret(@TempDir Path folder) {
        assertRefused(
                folder,
                "s3://lake/x",
                ObjectServer.access(SERVER.access().endpoint().orElseThrow(), "wrong-secret"),
                "refuses the access key");
    }

    @Test
    void saysWhichBucketIsMissing(@TempDir Path folder) {
        assertRefused(folder, "s3://nowhere/x", SERVER.access(), "no bucket \"nowhere\"");
    }

    @Test
    void saysWhichStoreIsAway(@TempDir Path folder) throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertRefused(
                folder,
                "s3://lake/x",
                ObjectServer.access(nobody, "wrong-secret"),
                "does not answer");
    }

    private void assertRefused(
            Path folder, String location, Warehouse.StoreAccess access, String reason) {
        LakeSettings.CatalogDatabase catalog = fixture.settings().catalog();
        LakeSettings settings =
                LakeFixture.settings(
                        new Warehouse.Objects(location, access, folder.resolve("cache"), 1),
                        folder.resolve("temp"),
                        catalog.url(),
                        catalog.schema());
        assertThat(settings.toString()).doesNotContain("secret").doesNotContain("not-to-be");
        assertThatThrownBy(() -> Lake.open(settings))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(access.address())
                .hasMessageContaining(reason)
                .satisfies(failure ->
                        assertThat(stackTrace(failure))
                                .doesNotContain("wrong-secret")
                                .doesNotContain(ObjectServer.SECRET));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void aStoreThatGoesAwayDuringABatchFailsItAndItCanBeSentAgain() {
        CatalogProxy door = new CatalogProxy("jdbc:" + SERVER.access().address() + "/");
        URI address = URI.create(door.url().substring("jdbc:".length()));
        LakeSettings direct = outside();
        LakeSettings through =
                LakeFixture.settings(
                        new Warehouse.Objects(
                                "s3://lake/" + direct.catalog().schema(),
                                ObjectServer.access(address, ObjectServer.SECRET),
                                direct.tempFolder().resolve("cache"),
                                1),
                        direct.tempFolder(),
                        direct.catalog().url(),
                        direct.catalog().schema());
        try (Lake lake = Lake.open(through)) {
            BatchWriter batch = lake.write(WriterProcess.order(WriteMode.APPEND, 2));
            batch.append(WriterProcess.AREA, 2, WriterProcess.values(2, 2));
            batch.settleKeys(outcome -> {});
            door.close();
            assertThatThrownBy(batch::writeFiles)
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining(address.toString())
                    .hasMessageContaining("does not answer");
            batch.close();
        }
        write(WriteMode.APPEND, 2);
        assertThat(fixture.lake().count(ALL)).isPositive();
    }
}
