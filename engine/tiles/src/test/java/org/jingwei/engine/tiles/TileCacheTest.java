package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.junit.jupiter.api.Test;

class TileCacheTest {

    private final AtomicInteger made = new AtomicInteger();

    private static TileCache.Key key(String layer, long version, long area, int x) {
        return key(layer, version, area, x, PointFilter.NONE);
    }

    private static TileCache.Key key(
            String layer, long version, long area, int x, PointFilter filter) {
        AreaRanges scope = AreaRanges.of(new AreaRange(area, area));
        return new TileCache.Key(layer, version, scope, filter, new TileId(10, x, 0));
    }

    private CachedTile make() {
        return CachedTile.of(new byte[] {(byte) made.incrementAndGet(), 1, 2});
    }

    @Test
    void makesATileOnceForALayerVersionScopeFilterAndPlace() {
        TileCache cache = new TileCache(1 << 20);

        CachedTile first = cache.get(key("school", 1, 1, 0), this::make);
        assertThat(cache.get(key("school", 1, 1, 0), this::make)).isSameAs(first);
        cache.get(key("event", 1, 1, 0), this::make);
        cache.get(key("school", 2, 1, 0), this::make);
        cache.get(key("school", 1, 2, 0), this::make);
        cache.get(key("school", 1, 1, 1), this::make);
        PointFilter some = PointFilter.ofCategories(Set.of(1, 2));
        CachedTile filtered = cache.get(key("school", 1, 1, 0, some), this::make);
        PointFilter same = PointFilter.ofCategories(Set.of(2, 1));
        assertThat(cache.get(key("school", 1, 1, 0, same), this::make)).isSameAs(filtered);

        assertThat(made).hasValue(6);
        assertThat(cache.figures().hits()).isEqualTo(2);
        assertThat(cache.figures().misses()).isEqualTo(6);
    }

    @Test
    void dropsTheTilesAskedForLongestAgo() {
        TileCache cache = new TileCache(1_000);
        cache.get(key("school", 1, 1, 0), this::make);
        cache.get(key("school", 1, 1, 1), this::make);
        cache.get(key("school", 1, 1, 0), this::make);
        cache.get(key("school", 1, 1, 2), this::make);

        assertThat(cache.figures().tiles()).isEqualTo(2);
        assertThat(cache.figures().bytes()).isLessThanOrEqualTo(1_000);
        cache.get(key("school", 1, 1, 0), this::make);
        assertThat(made).hasValue(3);
        cache.get(key("school", 1, 1, 1), this::make);
        assertThat(made).hasValue(4);
    }

    @Test
    void forgetsALayer() {
        TileCache cache = new TileCache(1 << 20);
        cache.get(key("school", 1, 1, 0), this::make);
        cache.get(key("event", 1, 1, 0), this::make);

        cache.forget("school");

        assertThat(cache.figures().tiles()).isEqualTo(1);
        cache.forget("event");
        assertThat(cache.figures().bytes()).isZero();
    }

    @Test
    void keepsATileGzippedWithATagOfItsContent() throws IOException {
        byte[] plain = new byte[10_000];
        CachedTile tile = CachedTile.of(plain);

        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(tile.gzipped()))) {
            assertThat(gzip.readAllBytes()).isEqualTo(plain);
        }
        assertThat(tile.length()).isLessThan(200).isEqualTo(tile.gzipped().length);
        assertThat(tile.etag()).matches("\"[0-9a-f]{32}\"").isEqualTo(CachedTile.of(plain).etag());
        assertThat(CachedTile.of(new byte[1]).etag()).isNotEqualTo(tile.etag());
        assertThat(tile.isEmpty()).isFalse();
        assertThat(CachedTile.of(new byte[0]).isEmpty()).isTrue();
    }

    @Test
    void unpacksToWhatWasPackedWhateverItsSize() throws IOException {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 100, 70_000, 300_000}) {
            byte[] plain = new byte[size];
            random.nextBytes(plain);
            byte[] gzipped = CachedTile.of(plain).gzipped();
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
                assertThat(gzip.readAllBytes()).isEqualTo(plain);
            }
        }
    }

    /** Each waits until as many are being made as there are processors. */
    @Test
    void makesNoMoreTilesAtOnceThanThereAreProcessors() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        TileCache cache = new TileCache(1 << 20);
        CyclicBarrier together = new CyclicBarrier(processors);
        AtomicInteger making = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(4 * processors)) {
            List<Future<CachedTile>> tiles = new ArrayList<>();
            for (int x = 0; x < 4 * processors; x++) {
                TileCache.Key key = key("school", 1, 1, x);
                tiles.add(
                        callers.submit(() ->
                                cache.get(
                                        key,
                                        () -> {
                                            most.accumulateAndGet(
                                                    making.incrementAndGet(), Math::max);
                                            await(together);
                                            making.decrementAndGet();
                                            return make();
                                        })));
            }
            for (Future<CachedTile> tile : tiles) {
                tile.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(most).hasValue(processors);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
