package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jingwei.engine.geo.LonLat;
import org.junit.jupiter.api.Test;

class PointUpkeepTest {

    private static TilePoint point(long id) {
        return new TilePoint(id, new LonLat(119, 25.4), 5, 0, TilePoint.NO_MINUTE, 0);
    }

    private static List<PointChange> puts(int count) {
        List<PointChange> puts = new ArrayList<>();
        for (long id = 0; id < count; id++) {
            puts.add(new PointChange.Put(point(id)));
        }
        return puts;
    }

    @Test
    void publishesAndMergesByItself() throws InterruptedException {
        LivePointIndex live = new LivePointIndex(PointIndex.builder().build());
        CountDownLatch merged = new CountDownLatch(1);
        List<PointIndex> kept = new ArrayList<>();
        PointUpkeep.Pace pace = new PointUpkeep.Pace(Duration.ofMillis(5), 100);
        try (var upkeep =
                new PointUpkeep(
                        live,
                        pace,
                        index -> {
                            kept.add(index);
                            merged.countDown();
                        })) {
            assertThat(upkeep).isNotNull();
            live.apply(puts(100), 3);
            assertThat(merged.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(live.pending()).isZero();
        assertThat(live.current().index().size()).isEqualTo(100);
        assertThat(kept.getFirst().mark()).isEqualTo(3);
    }

    @Test
    void aMergeThatCannotBeKeptIsTriedAgain() throws InterruptedException {
        LivePointIndex live = new LivePointIndex(PointIndex.builder().build());
        CountDownLatch tries = new CountDownLatch(2);
        PointUpkeep.Pace pace = new PointUpkeep.Pace(Duration.ofMillis(5), 10);
        try (var upkeep =
                new PointUpkeep(
                        live,
                        pace,
                        index -> {
                            tries.countDown();
                            live.apply(puts(20), 1);
                            throw new IllegalStateException("the disk is full");
                        })) {
            assertThat(upkeep).isNotNull();
            live.apply(puts(20), 1);
            assertThat(tries.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(live.current().index().size()).isEqualTo(20);
    }

    @Test
    void refusesPointsThatShareAnId() {
        PointIndex twice =
                PointIndex.builder().add(1, 119, 25.4, 5, 0).add(1, 119, 25.5, 5, 0).build();

        assertThatThrownBy(() -> new LivePointIndex(twice)).hasMessageContaining("an id each");
    }
}
