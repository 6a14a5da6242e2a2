package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jingwei.engine.geo.AreaRanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How batches end that somebody or something stops. */
class BatchEndsTest {

    private final LakeFixture fixture = new LakeFixture().withTable();

    @AfterEach
    void closeLake() {
        fixture.close();
    }

    private static void append(BatchWriter batch, int rows) {
        for (int line = 2; line < rows + 2; line++) {
            batch.row().setText(0, "U" + line);
            batch.append(WriterProcess.AREA, line);
        }
    }

    private void assertNothingCame() {
        assertThat(fixture.lake().count(Slice.of(LakeFixture.TABLE, AreaRanges.ALL))).isZero();
        assertThat(fixture.parquetFiles()).isEmpty();
        assertThat(fixture.lake().isCommitted(LakeFixture.TABLE, "b1")).isFalse();
    }

    @Test
    void aCancelledBatchTakesNoMoreRowsAndLeavesNothing() {
        try (BatchWriter batch = fixture.lake().write(LakeFixture.TABLE, "b1", 1)) {
            append(batch, 10);
            batch.cancel();
            batch.row().setText(0, "X");
            assertThatThrownBy(() -> batch.append(WriterProcess.AREA, 100))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(batch::commit).isInstanceOf(CancellationException.class);
        }
        assertNothingCame();
    }

    @Test
    void cancellingEndsASettlementThatIsRunning() {
        CountDownLatch settling = new CountDownLatch(1);
        try (BatchWriter batch = fixture.lake().write(WriterProcess.order(WriteMode.APPEND, 1))) {
            for (int line = 2; line < 200_000; line++) {
                batch.row().setText(0, "U" + line % 1000);
                batch.append(WriterProcess.AREA, line);
            }
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> {
                        awaitQuietly(settling);
                        batch.cancel();
                    });
            assertThatThrownBy(() ->
                            batch.settleKeys(outcome -> {
                                settling.countDown();
                                other.join();
                            }))
                    .isInstanceOf(CancellationException.class);
        }
        assertNothingCame();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void cancellingEndsTheWaitForATable() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try (BatchWriter first = fixture.lake().write(WriterProcess.order(WriteMode.APPEND, 1));
                BatchWriter second =
                        fixture.lake().write(WriterProcess.order(WriteMode.APPEND, 2))) {
            first.settleKeys(outcome -> {});
            CompletableFuture<Long> waiting =
                    CompletableFuture.supplyAsync(() -> {
                        started.countDown();
                        return second.settleKeys(outcome -> {});
                    });
            started.await();
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            second.cancel();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(CancellationException.class);
        }
        assertNothingCame();
    }

    @Test
    void cancellingAfterTheCommitChangesNothing() {
        try (BatchWriter batch = fixture.lake().write(LakeFixture.TABLE, "b1", 1)) {
            append(batch, 10);
            BatchReceipt receipt = batch.commit();
            batch.cancel();
            assertThat(batch.commit()).isEqualTo(receipt);
        }
        assertThat(fixture.lake().count(Slice.of(LakeFixture.TABLE, AreaRanges.ALL))).isEqualTo(10);
    }

    @Test
    void aFullDiskFailsTheBatchWithItsReasonAndLeavesNothing() throws Exception {
        Process process =
                WriterProcess.start(
                        fixture.settings(),
                        WriteMode.APPEND,
                        WriterProcess.Stage.DISK_FULL,
                        List.of(1));
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor()).isZero();
        assertThat(output)
                .filteredOn(line -> line.startsWith("failed: batch b1 (1) of table"))
                .hasSize(2)
                .allMatch(line -> line.contains("File too large"));
        assertNothingCame();
        assertThat(fixture.files("metadata")).hasSize(1);
        assertThat(
                        WriterProcess.write(
                                        fixture.lake(),
                                        WriteMode.APPEND,
                                        1,
                                        WriterProcess.Stage.NEVER)
                                .rows())
                .isEqualTo(WriterProcess.ROWS - 1);
    }

    @Test
    void aBatchThatReplacesNothingWithNothingIsCommitted() throws IOException {
        for (int sequence = 1; sequence <= 2; sequence++) {
            WriteOrder order =
                    new WriteOrder(
                            LakeFixture.TABLE,
                            "b" + sequence,
                            sequence,
                            WriteMode.REPLACE,
                            List.of(),
                            Optional.empty());
            try (BatchWriter batch = fixture.lake().write(order)) {
                assertThat(batch.commit().rows()).isZero();
            }
            assertThat(fixture.lake().isCommitted(LakeFixture.TABLE, order.batchId())).isTrue();
        }
    }
}
