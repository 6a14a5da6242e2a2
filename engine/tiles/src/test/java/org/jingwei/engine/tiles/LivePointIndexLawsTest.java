package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.DecodedTile.Feature;

/** However points come, move, go, are published and merged, tiles hold what is true of each now. */
class LivePointIndexLawsTest {

    private static final int DEEPEST = TileId.MAX_ZOOM - 6;
    private static final int HIGHEST_ID = 150;

    @Property(tries = 100)
    void tilesHoldWhatWasAppliedWhateverIsMergedBetween(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = DEEPEST) int zoom) {
        Crowd crowd = new Crowd(seed);
        Random random = new Random(seed);
        LivePointIndex live = new LivePointIndex(crowd.index(random.nextInt(HIGHEST_ID)));
        for (int round = 0; round < 6; round++) {
            List<PointChange> changes = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                changes.add(crowd.change(HIGHEST_ID));
            }
            live.apply(changes, round);
            if (random.nextInt(3) == 0) {
                live.merge();
                assertThat(live.pending()).isZero();
            } else {
                live.publish();
            }
            PointIndex now = live.current().index();
            assertThat(now.size()).isEqualTo(crowd.points().size());
            crowd.requireIn(now, crowd.scope(), PointFilter.NONE, zoom);
            crowd.requireIn(now, crowd.scope(), crowd.filter(), zoom);
        }
    }

    @Property(tries = 30)
    void whatChangesWhileAMergeRunsIsNeitherLostNorDoubled(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = DEEPEST) int zoom)
            throws InterruptedException, ExecutionException {
        Crowd crowd = new Crowd(seed);
        LivePointIndex live = new LivePointIndex(crowd.index(HIGHEST_ID));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> merges = threads.submit(() -> mergeUntil(done, live));
            for (int i = 0; i < 300 || live.pending() == HIGHEST_ID; i++) {
                live.apply(List.of(crowd.change(HIGHEST_ID), crowd.change(HIGHEST_ID)), i);
                live.publish();
                assertThat(live.current().index().size()).isEqualTo(crowd.points().size());
            }
            done.set(true);
            assertThat(merges.get()).isPositive();
        }
        crowd.requireIn(live.current().index(), crowd.scope(), crowd.filter(), zoom);
        live.merge();
        crowd.requireIn(live.current().index(), crowd.scope(), crowd.filter(), zoom);
    }

    private static int mergeUntil(AtomicBoolean done, LivePointIndex live) {
        int merges = 0;
        do {
            live.merge();
            merges++;
        } while (!done.get());
        return merges;
    }

    /** Points only move; so at every moment each is somewhere, and nowhere else. */
    @Property(tries = 10)
    void aReaderSeesEveryPointOnceAtAnyMoment(@ForAll long seed)
            throws InterruptedException, ExecutionException {
        int count = 400;
        Random random = new Random(seed);
        PointIndexBuilder builder = PointIndex.builder().gridLimit(50);
        for (long id = 0; id < count; id++) {
            builder.add(anywhere(random, id));
        }
        LivePointIndex live = new LivePointIndex(builder.build());
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> merges = threads.submit(() -> mergeUntil(done, live));
            Future<?> writer =
                    threads.submit(() -> {
                        for (int i = 0; i < 500; i++) {
                            TilePoint moved = anywhere(random, random.nextInt(count));
                            live.apply(List.of(new PointChange.Put(moved)), i);
                            live.publish();
                        }
                        done.set(true);
                    });
            while (!writer.isDone()) {
                requireAllOnce(live.current().index(), count);
            }
            writer.get();
            assertThat(merges.get()).isPositive();
        }
        requireAllOnce(live.current().index(), count);
    }

    private static TilePoint anywhere(Random random, long id) {
        LonLat place = new LonLat(119 + random.nextDouble(), 25 + random.nextDouble());
        return new TilePoint(id, place, 1 + random.nextInt(5), 0, TilePoint.NO_MINUTE, 0);
    }

    private static void requireAllOnce(PointIndex index, int count) {
        TileId world = new TileId(0, 0, 0);
        List<Feature> features =
                DecodedTile.of(index.tile("points", world, AreaRanges.ALL)).features();
        Set<Long> ids = new HashSet<>();
        features.forEach(feature -> ids.add(feature.id()));
        assertThat(features).hasSize(count);
        assertThat(ids).hasSize(count);
    }
}
