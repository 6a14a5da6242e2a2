package org.jingwei.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jingwei.area.AreaVersion;
import org.jingwei.area.AreasImported;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.CachedTile;
import org.jingwei.engine.tiles.TileCache;
import org.jingwei.http.Problem;
import org.jingwei.lake.BatchCommitted;
import org.jingwei.lake.DatasetVersions;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The layers of the map: the areas themselves, and one for each dataset whose rows have places. All
 * data is held once; a tile is cut for the areas that the scope reaches of that data, and those
 * areas are part of the key it is cached under.
 */
@Component
public class Layers implements DisposableBean {
    /** The layer of the boundaries. */
    public static final String AREAS = "areas";

    private static final int AREAS_MAX_ZOOM = 16;
    private static final int POINTS_MAX_ZOOM = 18;

    private final Datasets datasets;
    private final DatasetVersions versions;
    private final AreaVersion areaVersion;
    private final LayerBuilder builder;
    private final TileCache cache;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("map-layers").factory());
    private final Drawn boundaries;
    private final Map<String, PointLayer> pointLayers = new ConcurrentHashMap<>();

    /** What a layer draws, and the version of its data of which it knows. */
    private record Drawn(Rebuilt<LayerContent> content, AtomicLong known) {}

    private record PointLayer(Dataset dataset, Drawn drawn) {
        Rebuilt<LayerContent> content() {
            return drawn.content();
        }
    }

    /** What a scope reaches of a layer. */
    private record Reached(Rebuilt<LayerContent> content, AreaRanges areas) {}

    Layers(
            Datasets datasets,
            DatasetVersions versions,
            AreaVersion areaVersion,
            LayerBuilder builder,
            Settings settings) {
        this.datasets = datasets;
        this.versions = versions;
        this.areaVersion = areaVersion;
        this.builder = builder;
        this.cache = new TileCache(settings.number(Setting.TILE_CACHE_BYTES));
        this.boundaries = new Drawn(rebuilt(AREAS, builder::boundaries), new AtomicLong());
    }

    private Rebuilt<LayerContent> rebuilt(String layer, Supplier<LayerContent> source) {
        return new Rebuilt<>(layer, source, background, Rebuilt.Patience.DEFAULT);
    }

    /** The layers that the scope has, the areas first. */
    public List<Layer> list(Scope scope) {
        List<Layer> layers = new ArrayList<>();
        layers.add(areas(scope));
        for (Dataset dataset : datasets.list(scope)) {
            if (dataset.points().isPresent() && !reach(scope, dataset).isEmpty()) {
                layers.add(points(scope, pointLayer(dataset.id()).orElseThrow()));
            }
        }
        return layers;
    }

    /**
     * One layer.
     *
     * @throws Problem not-found if it is not there or the scope has nothing of its kind
     */
    public Layer get(Scope scope, String id) {
        return id.equals(AREAS) ? areas(scope) : points(scope, visible(scope, id));
    }

    /** A tile of a layer as the scope sees it. */
    public CachedTile tile(Scope scope, String id, TileId tile) {
        Reached reached = reached(scope, id);
        Rebuilt.Version<LayerContent> version = reached.content().get();
        TileCache.Key key = new TileCache.Key(id, version.number(), reached.areas(), tile);
        return cache.get(key, () -> version.value().tile(id, tile, reached.areas()));
    }

    private Reached reached(Scope scope, String id) {
        if (id.equals(AREAS)) {
            return new Reached(currentBoundaries(), scope.territory());
        }
        PointLayer layer = visible(scope, id);
        return new Reached(layer.content(), reach(scope, layer.dataset()));
    }

    private static AreaRanges reach(Scope scope, Dataset dataset) {
        return scope.areasFor(dataset.owner(), dataset.sensitivity());
    }

    private PointLayer visible(Scope scope, String id) {
        return pointLayer(id)
                .filter(layer -> !reach(scope, layer.dataset()).isEmpty())
                .orElseThrow(() -> Problem.notFound("The layer"));
    }

    private Optional<PointLayer> pointLayer(String id) {
        PointLayer known = pointLayers.get(id);
        if (known != null) {
            refresh(id, known.drawn(), versions.current(id));
            return Optional.of(known);
        }
        return datasets.find(Scope.platform("map-layers"), id)
                .filter(dataset -> dataset.points().isPresent())
                .map(this::pointLayer);
    }

    private PointLayer pointLayer(Dataset dataset) {
        return pointLayers.computeIfAbsent(
                dataset.id(),
                id ->
                        new PointLayer(
                                dataset,
                                new Drawn(
                                        rebuilt(id, () -> builder.points(dataset)),
                                        new AtomicLong(versions.current(id)))));
    }

    private Layer areas(Scope scope) {
        LayerContent content = currentBoundaries().get().value();
        return new Layer(
                AREAS,
                "区划边界",
                "Area boundaries",
                Layer.Geometry.POLYGON,
                Optional.empty(),
                0,
                AREAS_MAX_ZOOM,
                List.of(),
                content.count(scope.territory()),
                content.synthetic(scope.territory()));
    }

    private static Layer points(Scope scope, PointLayer layer) {
        LayerContent content = layer.content().get().value();
        Dataset dataset = layer.dataset();
        AreaRanges areas = reach(scope, dataset);
        return new Layer(
                dataset.id(),
                dataset.name(),
                dataset.nameEn(),
                Layer.Geometry.POINT,
                Optional.of(dataset.id()),
                0,
                POINTS_MAX_ZOOM,
                content.categories(),
                content.count(areas),
                content.synthetic(areas));
    }

    @EventListener(ApplicationReadyEvent.class)
    void prepareAll() {
        boundaries.known().set(areaVersion.current());
        boundaries.content().prepare();
        for (Dataset dataset : datasets.list(Scope.platform("map-layers"))) {
            if (dataset.points().isPresent()) {
                pointLayer(dataset).content().prepare();
            }
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AreasImported event) {
        areaVersion.outdate();
        background.execute(this::currentBoundaries);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BatchCommitted event) {
        versions.outdate();
        PointLayer known = pointLayers.get(event.dataset());
        if (known != null) {
            background.execute(() ->
                    refresh(event.dataset(), known.drawn(), versions.current(event.dataset())));
        }
    }

    private Rebuilt<LayerContent> currentBoundaries() {
        refresh(AREAS, boundaries, areaVersion.current());
        return boundaries.content();
    }

    /** Has a layer drawn anew once for each version of its data, whichever server made it. */
    private void refresh(String layer, Drawn drawn, long version) {
        if (drawn.known().getAndAccumulate(version, Math::max) < version) {
            drawn.content().changed();
            cache.forget(layer);
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
