package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jingwei.engine.lake.KeyOutcome.Kind.DUPLICATE;
import static org.jingwei.engine.lake.LakeFixture.TABLE;
import static org.jingwei.engine.lake.LakeFixture.enterprise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.engine.geo.AreaRanges;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private static final long AREA = 350302001001000000L;

    private final LakeFixture fixture = new LakeFixture().withTable();
    private final Lake lake = fixture.lake();

    @AfterEach
    void closeLake() {
        fixture.close();
    }

    private static @Nullable Object[] named(String uscc) {
        return enterprise(uscc, null, null, null, null);
    }

    private long count() {
        return fixture.lake().count(Slice.of(TABLE, AreaRanges.ALL));
    }

    private List<KeyOutcome> commitKeyed(String id, long sequence, String... keys) {
        List<KeyOutcome> duplicates = new ArrayList<>();
        try (BatchWriter batch = lake.write(WriteOrder.append(TABLE, id, sequence, "uscc"))) {
            for (int i = 0; i < keys.length; i++) {
                batch.append(AREA, i + 2, named(keys[i]));
            }
            long refused = batch.settleKeys(duplicates::add);
            assertThat(refused).isEqualTo(duplicates.size());
            assertThat(batch.commit().rows()).isEqualTo(keys.length - refused);
        }
        return duplicates;
    }

    @Test
    void showsNothingBeforeTheCommitAndAllAfterIt() {
        try (BatchWriter batch = lake.write(TABLE, "b1", 1)) {
            batch.append(AREA, 2, named("A"));
            batch.append(AREA, 3, named("B"));
            assertThat(count()).isZero();
            assertThat(lake.isCommitted(TABLE, "b1")).isFalse();
            batch.commit();
        }
        assertThat(count()).isEqualTo(2);
        assertThat(lake.findReceipt(TABLE, "b1").orElseThrow().rows()).isEqualTo(2);
    }

    @Test
    void takesABatchOnceHoweverOftenItIsWritten() {
        BatchReceipt first = commitOne("b1", 1);
        assertThat(commitOne("b1", 1)).isEqualTo(first);
        fixture.reopen();
        try (BatchWriter again = fixture.lake().write(TABLE, "b1", 1)) {
            again.append(AREA, 2, named("b1"));
            assertThat(again.commit()).isEqualTo(first);
        }
        assertThat(count()).isEqualTo(1);
        assertThat(fixture.parquetFiles()).hasSize(1);
    }

    private BatchReceipt commitOne(String id, long sequence) {
        try (BatchWriter batch = lake.write(TABLE, id, sequence)) {
            batch.append(AREA, 2, named(id));
            batch.commit();
            return batch.commit();
        }
    }

    @Test
    void landsABatchWithoutRows() {
        try (BatchWriter batch = lake.write(TABLE, "empty", 1)) {
            assertThat(batch.commit().rows()).isZero();
        }
        assertThat(lake.isCommitted(TABLE, "empty")).isTrue();
        assertThat(count()).isZero();
    }

    @Test
    void leavesNothingWhenItIsClosedWithoutACommit() {
        try (BatchWriter batch = lake.write(TABLE, "b1", 1)) {
            batch.append(AREA, 2, named("A"));
            batch.writeFiles();
            assertThat(fixture.parquetFiles()).hasSize(1);
        }
        assertThat(fixture.parquetFiles()).isEmpty();
        assertThat(commitOne("b1", 1).rows()).isEqualTo(1);
    }

    @Test
    void refusesRowsThatDoNotFitTheTable() {
        try (BatchWriter batch = lake.write(TABLE, "b1", 1)) {
            assertThatThrownBy(() -> batch.append(AREA, 2, new @Nullable Object[] {"A"}))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessageContaining("1 values");
            assertThatThrownBy(() -> batch.append(AREA, 2, new @Nullable Object[5]))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessageContaining("uscc");
            BigDecimal tooFine = new BigDecimal("0.00001");
            assertThatThrownBy(
                            () -> batch.append(AREA, 2, enterprise("A", null, 1L, tooFine, null)))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessageContaining("capital");
            assertThatThrownBy(() -> batch.append(AREA, 2, enterprise("A", null, 1, null, null)))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessageContaining("staff");
            assertThatThrownBy(() -> batch.append(0, 2, named("A")))
                    .isInstanceOf(InvalidRowException.class);
            batch.append(AREA, 2, named("A"));
            assertThatThrownBy(() -> batch.append(AREA, 2, named("B")))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessageContaining("ascend");
            batch.commit();
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatCameBeforeInTheBatchOrInTheTable() {
        assertThat(commitKeyed("b1", 1, "A", "B", "A", "A"))
                .containsExactly(
                        new KeyOutcome(DUPLICATE, 4, true, 1, 2),
                        new KeyOutcome(DUPLICATE, 5, true, 1, 2));
        assertThat(commitKeyed("b2", 2, "C", "B", "B"))
                .containsExactly(
                        new KeyOutcome(DUPLICATE, 3, false, 1, 3),
                        new KeyOutcome(DUPLICATE, 4, true, 2, 3));
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void takesNoKeyedBatchWhoseDuplicatesWereNotRefused() {
        try (BatchWriter batch = lake.write(WriteOrder.append(TABLE, "b1", 1, "uscc"))) {
            batch.append(AREA, 2, named("A"));
            assertThatThrownBy(batch::commit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("settle");
        }
        assertThatThrownBy(() -> lake.write(WriteOrder.append(TABLE, "b2", 2, "none")))
                .isInstanceOf(UnknownColumnException.class);
    }

    @Test
    void treatsRowsWithoutAWholeKeyAsDifferent() {
        List<KeyOutcome> duplicates = new ArrayList<>();
        try (BatchWriter batch = lake.write(WriteOrder.append(TABLE, "b1", 1, "uscc", "name"))) {
            batch.append(AREA, 2, named("A"));
            batch.append(AREA, 3, named("A"));
            batch.append(AREA, 4, enterprise("A", "甲", null, null, null));
            batch.append(AREA, 5, enterprise("A", "甲", null, null, null));
            batch.settleKeys(duplicates::add);
            batch.commit();
        }
        assertThat(duplicates).containsExactly(new KeyOutcome(DUPLICATE, 5, true, 1, 4));
    }

    @Test
    void refusesASecondWriterOfABatchOrOfItsNumbers() {
        try (BatchWriter first = lake.write(TABLE, "b1", 1)) {
            assertThatThrownBy(() -> lake.write(TABLE, "b1", 2)).hasMessageContaining("b1");
            assertThatThrownBy(() -> lake.write(TABLE, "b2", 1)).hasMessageContaining("sequence");
            first.append(AREA, 2, named("A"));
            first.commit();
        }
        assertThatThrownBy(() -> lake.write(TABLE, "b2", 1)).hasMessageContaining("sequence");
        assertThat(commitOne("b2", 2).rows()).isEqualTo(1);
    }

    @Test
    void landsEveryOneOfManyBatchesAtOnceAndLetsReadersSeeWholeOnesOnly() throws Exception {
        int batches = 6;
        int rows = 500;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> written = new ArrayList<>();
            for (int i = 1; i <= batches; i++) {
                int sequence = i;
                written.add(threads.submit(() -> write(start, sequence, rows)));
            }
            start.countDown();
            while (!written.stream().allMatch(Future::isDone)) {
                assertThat(count() % rows).isZero();
            }
            for (Future<?> batch : written) {
                batch.get();
            }
        }
        assertThat(count()).isEqualTo((long) batches * rows);
    }

    private Void write(CountDownLatch start, int sequence, int rows) throws InterruptedException {
        start.await();
        try (BatchWriter batch = lake.write(TABLE, "b" + sequence, sequence)) {
            for (int line = 2; line < rows + 2; line++) {
                batch.append(AREA + line * 1000L, line, named(sequence + "-" + line));
            }
            batch.commit();
        }
        return null;
    }

    @Test
    void letsOnlyOneOfTwoBatchesAtOnceBringAKey() throws Exception {
        List<Future<List<KeyOutcome>>> both = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            both.add(threads.submit(() -> commitKeyed("b1", 1, "A", "B")));
            both.add(threads.submit(() -> commitKeyed("b2", 2, "B", "A")));
        }
        assertThat(both.get(0).get().size() + both.get(1).get().size()).isEqualTo(2);
        assertThat(count()).isEqualTo(2);
    }
}
