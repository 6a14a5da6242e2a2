package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection to the catalog breaks while a batch is committed. */
class UnclearCommitTest {

    private final LakeFixture fixture = new LakeFixture().withTable();
    private final CatalogProxy proxy = new CatalogProxy(fixture.settings().catalog().url());

    @AfterEach
    void closeLake() {
        proxy.close();
        fixture.close();
    }

    private Lake lakeThroughProxy() {
        return Lake.open(fixture.settingsThrough(proxy.url(), "other"));
    }

    private static BatchReceipt write(Lake lake, WriteMode mode, int sequence) {
        return WriterProcess.write(lake, mode, sequence, WriterProcess.Stage.NEVER);
    }

    private long count() {
        return fixture.lake().count(Slice.of(LakeFixture.TABLE, AreaRanges.ALL));
    }

    @ParameterizedTest
    @EnumSource
    void seesThatTheBatchLandedWhenOnlyTheAnswerIsLost(WriteMode mode) {
        write(fixture.lake(), WriteMode.APPEND, 1);
        BatchReceipt receipt;
        try (Lake lake = lakeThroughProxy()) {
            proxy.breakAt(CatalogProxy.Moment.AFTER_THE_SWAP, () -> {});
            receipt = write(lake, mode, 2);
            assertThat(write(lake, mode, 2)).isEqualTo(receipt);
            write(lake, WriteMode.APPEND, 3);
        }
        long expected = count();
        fixture.reopen();
        assertThat(count()).isEqualTo(expected).isPositive();
        assertThat(write(fixture.lake(), mode, 2)).isEqualTo(receipt);
        assertThat(fixture.lake().findReceipt(LakeFixture.TABLE, "b2")).contains(receipt);
    }

    @Test
    void landsTheBatchAtTheNextAttemptWhenTheSwapNeverCame() {
        write(fixture.lake(), WriteMode.APPEND, 1);
        long before = count();
        try (Lake lake = lakeThroughProxy()) {
            proxy.breakAt(CatalogProxy.Moment.BEFORE_THE_SWAP, () -> {});
            assertThatThrownBy(() -> write(lake, WriteMode.UPSERT, 2))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("b2");
            assertThat(count()).isEqualTo(before);
            write(lake, WriteMode.UPSERT, 2);
        }
        assertThat(count()).isEqualTo(3999);
        int files = fixture.parquetFiles().size();
        fixture.reopen();
        assertThat(fixture.parquetFiles()).hasSizeLessThan(files);
        assertThat(count()).isEqualTo(3999);
    }

    @Test
    void doesNotRemoveWhatMayHaveLandedWhenNobodyCanBeAsked() {
        write(fixture.lake(), WriteMode.APPEND, 1);
        try (Lake lake = lakeThroughProxy()) {
            proxy.breakAt(CatalogProxy.Moment.AFTER_THE_SWAP, proxy::close);
            assertThatThrownBy(() -> write(lake, WriteMode.UPSERT, 2))
                    .isInstanceOf(LakeException.class);
        }
        fixture.reopen();
        Optional<BatchReceipt> receipt = fixture.lake().findReceipt(LakeFixture.TABLE, "b2");
        assertThat(receipt).isPresent();
        assertThat(write(fixture.lake(), WriteMode.UPSERT, 2)).isEqualTo(receipt.orElseThrow());
        assertThat(count()).isEqualTo(3999);
    }

    @Test
    void readsOnWhenTheConnectionToTheCatalogHangs() {
        write(fixture.lake(), WriteMode.APPEND, 1);
        Slice all = Slice.of(LakeFixture.TABLE, AreaRanges.ALL);
        try (Lake lake = lakeThroughProxy()) {
            long before = lake.count(all);
            proxy.hang();
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(60), () -> lake.count(all)))
                    .isEqualTo(before)
                    .isPositive();
        }
    }

    @Test
    void doesNotCommitWithoutItsLocks() {
        try (BatchWriter batch = fixture.lake().write(WriterProcess.order(WriteMode.UPSERT, 1))) {
            batch.append(WriterProcess.AREA, 2, WriterProcess.values(1, 2));
            batch.settleKeys(outcome -> {});
            LakeFixture.loseLocks();
            assertThatThrownBy(batch::commit)
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("locks");
        }
        assertThat(count()).isZero();
        assertThat(fixture.parquetFiles()).isEmpty();
        write(fixture.lake(), WriteMode.UPSERT, 1);
        assertThat(count()).isEqualTo(2999);
    }
}
