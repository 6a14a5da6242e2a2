package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jingwei.engine.lake.LakeFixture.TABLE;
import static org.jingwei.engine.lake.LakeFixture.enterprise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.junit.jupiter.api.Test;

/** Files are written anew, the past is forgotten, and nobody who reads or writes notices. */
class CompactionTest {

    private static final Slice ALL = new Slice(TABLE, AreaRanges.ALL, true, List.of());
    private static final CompactionPolicy WHOLE = CompactionPolicy.whole(1 << 20);

    private static long area(int town) {
        return AreaScheme.CHINA.code("350302%03d001".formatted(town)).value();
    }

    private static void upsert(Lake lake, int sequence, int from, int to) {
        WriteOrder order =
                new WriteOrder(
                        TABLE,
                        "b" + sequence,
                        sequence,
                        WriteMode.UPSERT,
                        List.of("uscc"),
                        Optional.empty());
        try (BatchWriter batch = lake.write(order)) {
            for (int key = from; key < to; key++) {
                batch.append(
                        area(1 + key % 7),
                        key - from + 2L,
                        enterprise("U" + key, "第" + sequence, (long) sequence, null, null));
            }
            batch.settleKeys(outcome -> {});
            batch.commit();
        }
    }

    private static List<Row> rows(Lake lake, Slice slice) {
        List<Row> rows = new ArrayList<>();
        lake.scan(slice, List.of("uscc", "name", "staff"), rows::add);
        rows.sort(Comparator.comparingLong(Row::area).thenComparingLong(Row::row));
        return rows;
    }

    @Test
    void aLakeThatStopsGivesUpWhatIsBeingWrittenAnewAndLosesNothing() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            upsert(lake, 1, 0, 40);
            upsert(lake, 2, 20, 60);
            List<Row> before = rows(lake, ALL);
            lake.stopUpkeep();
            assertThatThrownBy(() -> lake.compact(TABLE, WHOLE))
                    .isInstanceOf(CancellationException.class);
            assertThat(rows(lake, ALL)).isEqualTo(before);
        }
    }

    @Test
    void aStatementOfTheUpkeepEndsWhenTheUpkeepStops() throws Exception {
        try (LakeFixture fixture = new LakeFixture();
                DuckDb duckDb = DuckDb.open(fixture.settings(), List.of());
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            UpkeepSessions sessions = new UpkeepSessions(duckDb);
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> work =
                    pool.submit(() -> {
                        try (DuckDbSession session = sessions.open()) {
                            session.number("SELECT 1");
                            begun.countDown();
                            session.number(
                                    "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b");
                        }
                        return null;
                    });
            begun.await();
            sessions.stop();
            assertThatThrownBy(work::get).hasCauseInstanceOf(CancellationException.class);
            assertThatThrownBy(sessions::open).isInstanceOf(CancellationException.class);
        }
    }

    @Property(tries = 6)
    void compactingChangesNothingThatIsRead(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int batches) {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            Random random = new Random(seed);
            for (int sequence = 1; sequence <= batches; sequence++) {
                int from = random.nextInt(40);
                upsert(lake, sequence, from, from + 1 + random.nextInt(40));
            }
            List<Row> before = rows(lake, ALL);
            Instant then = Instant.now();
            GroupQuery towns =
                    new GroupQuery(
                            ALL,
                            new GroupQuery.By.AreaDigits(9),
                            List.of(Measure.sum("staff")),
                            100);
            Groups groups = lake.group(towns);

            lake.compact(TABLE, WHOLE);

            assertThat(rows(lake, ALL)).isEqualTo(before);
            assertThat(lake.group(towns)).isEqualTo(groups);
            assertThat(rows(lake, ALL.asOf(then))).isEqualTo(before);
            assertThat(lake.inspect(TABLE).deleteFiles()).isZero();
            assertThat(lake.inspect(TABLE).rows()).isEqualTo(before.size());
            assertThat(lake.inspect(TABLE).files()).isEqualTo(1);
            assertThat(lake.compact(TABLE, WHOLE)).isEqualTo(CompactionResult.NOTHING);
        }
    }

    @Test
    void splitsFilesBetweenTownsOnly() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            for (int sequence = 1; sequence <= 5; sequence++) {
                upsert(fixture.lake(), sequence, sequence * 100, sequence * 100 + 100);
            }
            List<Row> before = rows(fixture.lake(), ALL);
            fixture.lake().compact(TABLE, CompactionPolicy.whole(4000));
            assertThat(rows(fixture.lake(), ALL)).isEqualTo(before);
            try (TableCatalog catalog = TableCatalog.open(fixture.settings())) {
                List<LakeFile> files = new TableStates(catalog).get(TABLE).files().data().all();
                assertThat(files).hasSizeBetween(3, 7);
                for (int i = 1; i < files.size(); i++) {
                    assertThat(files.get(i).areas().lo() / TownRange.TOWN)
                            .isGreaterThan(files.get(i - 1).areas().hi() / TownRange.TOWN);
                }
            }
        }
    }

    @Test
    void leavesTheLargeRunAloneWhileTheSmallOnesAreMerged() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            upsert(lake, 1, 0, 5000);
            for (int sequence = 2; sequence <= 5; sequence++) {
                upsert(lake, sequence, sequence * 10_000, sequence * 10_000 + 20);
            }
            assertThat(lake.compact(TABLE, CompactionPolicy.STANDARD))
                    .isEqualTo(new CompactionResult(4, 1, 0));
            assertThat(lake.inspect(TABLE).files()).isEqualTo(2);
            assertThat(lake.count(ALL)).isEqualTo(5080);
        }
    }

    @Test
    void mergesManyListsOfDeletedRowsIntoOne() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            upsert(lake, 1, 0, 5000);
            for (int sequence = 2; sequence <= 12; sequence++) {
                upsert(lake, sequence, sequence * 10, sequence * 10 + 5);
            }
            List<Row> before = rows(lake, ALL);
            assertThat(lake.inspect(TABLE).deleteFiles()).isEqualTo(11);
            lake.compact(TABLE, new CompactionPolicy(1 << 20, 100, 2, 0.9));
            assertThat(lake.inspect(TABLE).deleteFiles()).isEqualTo(1);
            assertThat(rows(lake, ALL)).isEqualTo(before);
            upsert(lake, 13, 0, 5000);
            assertThat(lake.count(ALL)).isEqualTo(5000);
            lake.compact(TABLE, WHOLE);
            assertThat(lake.inspect(TABLE).rows()).isEqualTo(5000);
        }
    }

    @Test
    void keepsTheUpsertsThatComeInMeanwhile() throws Exception {
        try (LakeFixture fixture = new LakeFixture().withTable();
                Lake other = Lake.open(elsewhere(fixture.settings()));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lake lake = fixture.lake();
            upsert(lake, 1, 0, 200);
            upsert(lake, 2, 100, 300);
            Future<CompactionResult> compacting;
            try (WriteLocks table = WriteLocks.open(fixture.settings().catalog())) {
                table.takeTable(TABLE);
                compacting = threads.submit(() -> other.compact(TABLE, WHOLE));
                awaitCompactedFile(fixture, compacting);
                assertThatThrownBy(() -> lake.compact(TABLE, WHOLE))
                        .isInstanceOf(CompactionRunningException.class);
            }
            for (int sequence = 3; sequence < 9; sequence++) {
                upsert(lake, sequence, sequence * 10, sequence * 10 + 100);
                assertThat(lake.count(ALL)).isEqualTo(300);
            }
            assertThat(compacting.get()).isNotEqualTo(CompactionResult.NOTHING);
            assertThat(lake.count(ALL)).isEqualTo(300);
            lake.compact(TABLE, WHOLE);
            assertThat(rows(lake, ALL)).hasSize(300);
            assertThat(rows(lake, ALL).stream().map(row -> row.values().getFirst()).distinct())
                    .hasSize(300);
        }
    }

    /** Waits until the merged rows are written, which the table does not know yet. */
    private static void awaitCompactedFile(LakeFixture fixture, Future<?> compacting) {
        Instant deadline = Instant.now().plusSeconds(180);
        while (fixture.parquetFiles().stream()
                .noneMatch(file -> file.toString().contains("compacted-"))) {
            assertThat(compacting).as("it waits for the table").isNotDone();
            assertThat(Instant.now()).as("nothing is merged").isBefore(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void pagesOfOneStateGoOnWhileRowsAreReplacedAndFilesMerged() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            assertThat(lake.state(ALL)).isEmpty();
            upsert(lake, 1, 0, 60);
            Slice held = ALL.in(lake.state(ALL).orElseThrow());
            List<Row> before = rows(lake, ALL);
            List<Row> paged = new ArrayList<>();
            Optional<Cursor> after = Optional.empty();
            int sequence = 2;
            do {
                Page page =
                        lake.page(
                                new PageQuery(
                                        held,
                                        List.of("uscc", "name", "staff"),
                                        List.of(),
                                        after,
                                        0,
                                        10));
                paged.addAll(page.rows());
                after = page.next();
                upsert(lake, sequence++, 20, 80);
                lake.compact(TABLE, WHOLE);
            } while (after.isPresent());
            assertThat(paged).isEqualTo(before);
            assertThat(lake.count(held)).isEqualTo(60);
            assertThat(lake.expire(TABLE, laterMillisecond(), Set.of())).isPositive();
            assertThatThrownBy(() -> lake.count(held)).isInstanceOf(ExpiredSnapshotException.class);
        }
    }

    @Test
    void forgetsThePastButNotItsBatches() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            Instant before = Instant.now().minusSeconds(1);
            assertThat(rows(lake, ALL.asOf(before))).isEmpty();
            upsert(lake, 1, 0, 50);
            upsert(lake, 2, 20, 70);
            Instant then = laterMillisecond();
            List<Row> rows = rows(lake, ALL);
            laterMillisecond();
            upsert(lake, 3, 0, 10);
            lake.compact(TABLE, WHOLE);
            BatchReceipt receipt = lake.findReceipt(TABLE, "b1").orElseThrow();

            assertThat(lake.expire(TABLE, then, Set.of("b1"))).isEqualTo(1);

            assertThat(rows(lake, ALL.asOf(then))).isEqualTo(rows);
            assertThatThrownBy(() -> lake.count(ALL.asOf(before)))
                    .isInstanceOf(ExpiredSnapshotException.class);
            assertThat(lake.findReceipt(TABLE, "b1")).contains(receipt);
            assertThatThrownBy(() -> lake.write(TABLE, "b9", 1)).hasMessageContaining("sequence");

            lake.expire(TABLE, Instant.now(), Set.of());

            assertThat(lake.inspect(TABLE).snapshots()).hasSize(1);
            assertThat(fixture.parquetFiles()).hasSize(1);
            assertThat(lake.count(ALL)).isEqualTo(70);
            assertThat(lake.isCommitted(TABLE, "b1")).isFalse();
            fixture.reopen();
            assertThat(fixture.lake().count(ALL)).isEqualTo(70);
        }
    }

    @Test
    void deletesNothingUnderARunningRead() throws Exception {
        try (LakeFixture fixture = new LakeFixture().withTable();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Lake lake = fixture.lake();
            upsert(lake, 1, 0, 50);
            upsert(lake, 2, 20, 70);
            List<Path> files = fixture.parquetFiles();
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Future<?> read =
                    threads.submit(() ->
                            lake.scan(
                                    ALL,
                                    List.of(),
                                    row -> {
                                        reading.countDown();
                                        await(goOn);
                                    }));
            reading.await();
            lake.compact(TABLE, WHOLE);
            Future<Integer> expiring =
                    threads.submit(() -> lake.expire(TABLE, Instant.now(), Set.of()));
            Instant deadline = Instant.now().plusSeconds(180);
            while (lake.inspect(TABLE).snapshots().size() > 1) {
                assertThat(Instant.now()).as("the past is not forgotten").isBefore(deadline);
                LockSupport.parkNanos(5_000_000);
            }
            assertThat(files).allMatch(Files::exists);
            goOn.countDown();
            read.get();
            assertThat(expiring.get()).isEqualTo(2);
            assertThat(files).noneMatch(Files::exists);
        }
    }

    /** Commits are told apart by the millisecond. */
    private static Instant laterMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() <= now + 1) {
            Thread.onSpinWait();
        }
        return Instant.ofEpochMilli(now + 1);
    }

    /** The settings of another process on the same warehouse. */
    private static LakeSettings elsewhere(LakeSettings settings) {
        return new LakeSettings(
                settings.warehouse(),
                settings.tempFolder().resolve("other"),
                settings.catalog(),
                settings.memoryBytes(),
                1,
                settings.queryTimeout());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
