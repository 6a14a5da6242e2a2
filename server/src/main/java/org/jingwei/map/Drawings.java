package org.jingwei.map;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jingwei.area.AreaVersion;
import org.jingwei.catalog.Dataset;
import org.jingwei.lake.DatasetVersions;
import org.jingwei.map.catalogue.CatalogueLayer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What layers draw, made in the background and brought up to date once for each version of their
 * data, whichever server made it. Layers that draw the same rows alike share what is made. No layer
 * waits for another's: there is a thread for each that is being brought up to date, and one that
 * merges what changed and keeps it on disk.
 */
@Component
class Drawings implements DisposableBean {
    private static final long END_SECONDS = 5;

    private final DatasetVersions versions;
    private final AreaVersion areaVersion;
    private final LayerBuilder builder;
    private final PointWorks works;
    private final ExecutorService background =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("map-layers").factory());
    private final ExecutorService merger =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("map-merge").factory());
    private final Rebuilt<LayerContent.Boundaries> boundaries;
    private final Map<Drawing, DrawnPoints> points = new ConcurrentHashMap<>();
    private final Map<String, Uploaded> uploads = new ConcurrentHashMap<>();

    private record DrawnPoints(LivePoints live, Rebuilt<LayerContent> content) {}

    private record Uploaded(long version, Rebuilt<LayerContent> content) {}

    Drawings(
            DatasetVersions versions,
            AreaVersion areaVersion,
            LayerBuilder builder,
            PointWorks works) {
        this.works = works;
        this.versions = versions;
        this.areaVersion = areaVersion;
        this.builder = builder;
        this.boundaries = rebuilt(Layers.AREAS, builder::boundaries);
    }

    private <T> Rebuilt<T> rebuilt(String layer, Supplier<T> source) {
        return new Rebuilt<>(layer, source, background, Rebuilt.Patience.DEFAULT);
    }

    Rebuilt<LayerContent.Boundaries> boundaries() {
        return boundaries.refreshed(areaVersion.current());
    }

    Rebuilt<LayerContent> points(Dataset dataset, Drawing drawing) {
        return points.computeIfAbsent(drawing, _ -> drawn(dataset, drawing))
                .content()
                .refreshed(versions.current(dataset.id()));
    }

    private DrawnPoints drawn(Dataset dataset, Drawing drawing) {
        LivePoints live = new LivePoints(drawing, works, merger);
        return new DrawnPoints(live, rebuilt(dataset.id(), live));
    }

    Rebuilt<LayerContent> uploaded(CatalogueLayer layer) {
        return uploads.compute(
                        layer.id(),
                        (id, known) ->
                                known != null && known.version() >= layer.version()
                                        ? known
                                        : new Uploaded(
                                                layer.version(),
                                                rebuilt(id, () -> builder.uploaded(layer.info()))))
                .content();
    }

    /** Builds anew what is drawn of a dataset, if its rows changed. */
    void refresh(String dataset) {
        long version = versions.current(dataset);
        points.forEach((drawing, drawn) -> {
            if (drawing.dataset().equals(dataset)) {
                drawn.content().refreshed(version);
            }
        });
    }

    /** Runs this in the background. */
    void later(Runnable work) {
        background.execute(work);
    }

    /** Lets go of what no layer draws any more, also on disk. */
    void keepOnly(Map<Drawing, Dataset> drawings, Set<String> uploadedLayers) {
        points.forEach((drawing, drawn) -> {
            if (!drawings.containsKey(drawing)) {
                drawn.live().drop();
            }
        });
        points.keySet().retainAll(drawings.keySet());
        uploads.keySet().retainAll(uploadedLayers);
        Set<String> names = new HashSet<>();
        drawings.forEach((drawing, dataset) -> names.add(LivePoints.name(dataset, drawing)));
        merger.execute(() -> works.folder().keepOnly(names));
    }

    @Override
    public void destroy() {
        background.shutdownNow();
        merger.shutdownNow();
        try {
            background.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            merger.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
