package org.jingwei.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.tiles.LivePointIndex;
import org.jingwei.engine.tiles.PointChange;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PointIndexBuilder;
import org.jingwei.engine.tiles.PointUpkeep;
import org.jingwei.engine.tiles.TilePoint;
import org.jingwei.lake.MapPoint;
import org.jingwei.lake.PointSource;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The points of one drawing. The first time they come from disk, or else from the lake as a whole;
 * from then on each asking reads what the batches changed since, whoever took them in, applies it
 * as a whole and shows it. When there is much beside the large segment it is merged in the
 * background and kept on disk.
 *
 * <p>All is read again when the dataset's definition changed, and when the lake cannot tell what
 * changed: a batch put its rows in the place of all, more rows changed than there are points, or
 * the state that is known has expired.
 */
final class LivePoints implements Supplier<LayerContent> {
    private static final Logger LOG = LoggerFactory.getLogger(LivePoints.class);
    private static final Scope PLATFORM = Scope.platform("map-layers");
    private static final int MERGE_AT = PointUpkeep.Pace.DEFAULT.mergeAt();

    /** Fewer changes than this are always followed. */
    private static final int FEW = 100_000;

    /** A replaced point's texts stay behind; with more than this they are gathered anew. */
    private static final long MOST_TEXTS_A_POINT = 3;

    private static final long KEEP_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Drawing drawing;
    private final PointWorks works;
    private final Executor merger;
    private @Nullable Held held;
    private volatile boolean dropped;

    /** What is held of one definition of the dataset. */
    private static final class Held {
        private final String name;
        private final LivePointIndex live;
        private final PointTexts texts;
        private final Categories categories;
        private volatile List<Category> listed;
        private volatile boolean merging;
        private volatile long keptAt = System.nanoTime() - KEEP_EVERY_NANOS;

        Held(String name, LivePointIndex live, PointTexts texts, Categories categories) {
            this.name = name;
            this.live = live;
            this.texts = texts;
            this.categories = categories;
            this.listed = categories.list();
        }
    }

    LivePoints(Drawing drawing, PointWorks works, Executor merger) {
        this.drawing = drawing;
        this.works = works;
        this.merger = merger;
    }

    /** Under what the points of a drawing are kept: another for another definition. */
    static String name(Dataset dataset, Drawing drawing) {
        try {
            String all = dataset + "\n" + drawing + "\n" + LayerTime.ZONE;
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
            return dataset.id() + "-" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The points as of now. */
    @Override
    public synchronized LayerContent get() {
        Dataset dataset = works.datasets().get(PLATFORM, drawing.dataset());
        String name = name(dataset, drawing);
        Held known = held == null ? opened(dataset, name) : held;
        if (known == null || !known.name.equals(name) || !followed(dataset, known)) {
            known = built(dataset, name);
        }
        held = known;
        return new LayerContent.Points(known.live, known.listed, drawing.time().isPresent());
    }

    private @Nullable Held opened(Dataset dataset, String name) {
        return works.folder()
                .find(name)
                .map(kept -> {
                    Categories categories = Categories.of(dataset, drawing);
                    categories.restore(kept.categories());
                    LivePointIndex live = new LivePointIndex(kept.index());
                    return new Held(name, live, kept.texts(), categories);
                })
                .orElse(null);
    }

    private boolean followed(Dataset dataset, Held known) {
        List<PointChange> changes = new ArrayList<>();
        int size = known.live.current().index().size();
        if (known.texts.size() > MOST_TEXTS_A_POINT * (size + FEW)) {
            LOG.info("the points of {} are all read again: most texts are of none", known.name);
            return false;
        }
        OptionalLong state =
                works.source()
                        .follow(
                                PLATFORM,
                                dataset,
                                drawing.brought(),
                                new PointSource.Known(known.live.mark(), Math.max(size, FEW)),
                                point -> changes.add(new PointChange.Put(added(known, point))),
                                row -> changes.add(new PointChange.Remove(row)));
        if (state.isEmpty()) {
            return false;
        }
        known.listed = known.categories.list();
        known.live.apply(changes, state.getAsLong());
        known.live.publish();
        if (known.live.pending() >= MERGE_AT && !known.merging) {
            known.merging = true;
            merger.execute(() -> merge(known));
        }
        return true;
    }

    private static TilePoint added(Held known, MapPoint point) {
        int text = known.texts.size();
        known.texts.add(point.name(), point.key());
        return tilePoint(point, known.categories.code(point.category()), text);
    }

    private static TilePoint tilePoint(MapPoint point, int category, int text) {
        return new TilePoint(
                point.row(),
                new LonLat(point.longitude(), point.latitude()),
                point.area(),
                category,
                point.time().map(LayerTime::minute).orElse(TilePoint.NO_MINUTE),
                text);
    }

    /** One drawing after the other, whatever waits: each takes much memory and the whole lake. */
    private Held built(Dataset dataset, String name) {
        works.building().acquireUninterruptibly();
        try {
            Categories categories = Categories.of(dataset, drawing);
            PointTexts texts = new PointTexts();
            PointIndexBuilder builder = PointIndex.builder().text(texts);
            long state =
                    works.source()
                            .points(
                                    PLATFORM,
                                    dataset,
                                    drawing.brought(),
                                    point -> {
                                        int code = categories.code(point.category());
                                        builder.add(tilePoint(point, code, builder.size()));
                                        texts.add(point.name(), point.key());
                                    });
            texts.trim();
            PointIndex whole = builder.mark(state).build();
            Held fresh = new Held(name, new LivePointIndex(whole), texts, categories);
            fresh.merging = true;
            merger.execute(() -> keep(fresh, whole));
            return fresh;
        } finally {
            works.building().release();
        }
    }

    private void merge(Held known) {
        try {
            keep(known, known.live.merge());
        } catch (RuntimeException e) {
            LOG.error("the changed points of {} were not merged", known.name, e);
        } finally {
            known.merging = false;
        }
    }

    /** What cannot be kept is served from memory as before; not every merge is worth a file. */
    private void keep(Held known, PointIndex merged) {
        try {
            if (!dropped && System.nanoTime() - known.keptAt >= KEEP_EVERY_NANOS) {
                PointFolder.Kept kept =
                        works.folder().keep(known.name, merged, known.texts, known.listed);
                known.live.settle(merged, kept.index());
                known.texts.settle(kept.texts());
                known.keptAt = System.nanoTime();
            }
        } catch (IOException e) {
            LOG.warn("the points of {} are not kept on disk: {}", known.name, e.toString());
        } finally {
            known.merging = false;
        }
    }

    /** No layer draws them any more: nothing more is written. */
    void drop() {
        dropped = true;
    }
}
