package org.jingwei.map;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jingwei.area.AreaVersion;
import org.jingwei.catalog.Dataset;
import org.jingwei.lake.DatasetVersions;
import org.jingwei.map.catalogue.CatalogueLayer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What layers draw, built in the background and anew once for each version of their data, whichever
 * server made it. Layers that draw the same rows alike share what is built.
 */
@Component
class Drawings implements DisposableBean {
    private final DatasetVersions versions;
    private final AreaVersion areaVersion;
    private final LayerBuilder builder;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("map-layers").factory());
    private final Drawn<LayerContent.Boundaries> boundaries;
    private final Map<Drawing, Drawn<LayerContent>> points = new ConcurrentHashMap<>();
    private final Map<String, Uploaded> uploads = new ConcurrentHashMap<>();

    /** What a layer draws, and the version of its data of which it knows. */
    private record Drawn<T>(Rebuilt<T> content, AtomicLong known) {}

    private record Uploaded(long version, Rebuilt<LayerContent> content) {}

    Drawings(DatasetVersions versions, AreaVersion areaVersion, LayerBuilder builder) {
        this.versions = versions;
        this.areaVersion = areaVersion;
        this.builder = builder;
        this.boundaries = new Drawn<>(rebuilt(Layers.AREAS, builder::boundaries), new AtomicLong());
    }

    private <T> Rebuilt<T> rebuilt(String layer, Supplier<T> source) {
        return new Rebuilt<>(layer, source, background, Rebuilt.Patience.DEFAULT);
    }

    Rebuilt<LayerContent.Boundaries> boundaries() {
        refresh(boundaries, areaVersion.current());
        return boundaries.content();
    }

    Rebuilt<LayerContent> points(Dataset dataset, Drawing drawing) {
        Drawn<LayerContent> drawn =
                points.computeIfAbsent(
                        drawing,
                        _ ->
                                new Drawn<>(
                                        rebuilt(
                                                dataset.id(),
                                                () -> builder.points(dataset, drawing)),
                                        new AtomicLong(versions.current(dataset.id()))));
        refresh(drawn, versions.current(dataset.id()));
        return drawn.content();
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

    private static <T> void refresh(Drawn<T> drawn, long version) {
        if (drawn.known().getAndAccumulate(version, Math::max) < version) {
            drawn.content().changed();
        }
    }

    /** Builds anew what is drawn of a dataset, if its rows changed. */
    void refresh(String dataset) {
        long version = versions.current(dataset);
        points.forEach((drawing, drawn) -> {
            if (drawing.dataset().equals(dataset)) {
                refresh(drawn, version);
            }
        });
    }

    /** Runs this behind what is being built. */
    void later(Runnable work) {
        background.execute(work);
    }

    /** Lets go of what no layer draws any more. */
    void keepOnly(Set<Drawing> drawings, Set<String> uploadedLayers) {
        points.keySet().retainAll(drawings);
        uploads.keySet().retainAll(uploadedLayers);
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
