package org.jingwei.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jingwei.area.AreaVersion;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.CachedTile;
import org.jingwei.engine.tiles.PointFilter;
import org.jingwei.engine.tiles.TileCache;
import org.jingwei.http.Problem;
import org.jingwei.lake.DatasetVersions;
import org.jingwei.map.catalogue.CatalogueLayer;
import org.jingwei.map.catalogue.LayerBook;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.catalogue.LayerSource;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * The layers of the map: the areas themselves, one for each dataset whose rows have places, and
 * those that people made. All data is held once; a tile is cut for the areas that the scope reaches
 * of that data, and those areas are part of the key it is cached under.
 */
@Component
public class Layers {
    /** The layer of the boundaries. */
    public static final String AREAS = "areas";

    private static final Scope PLATFORM = Scope.platform("map-layers");

    /**
     * Filtered tiles have this part of the memory, so that no filter drives out what all ask for.
     */
    private static final int FILTERED_PART = 4;

    private final Datasets datasets;
    private final DatasetVersions versions;
    private final AreaVersion areaVersion;
    private final LayerBook book;
    private final Drawings drawings;
    private final TileCache cache;
    private final TileCache filteredCache;
    private final Map<String, Dataset> withPoints = new ConcurrentHashMap<>();

    Layers(
            Datasets datasets,
            DatasetVersions versions,
            AreaVersion areaVersion,
            LayerBook book,
            Drawings drawings,
            Settings settings) {
        this.datasets = datasets;
        this.versions = versions;
        this.areaVersion = areaVersion;
        this.book = book;
        this.drawings = drawings;
        long bytes = settings.number(Setting.TILE_CACHE_BYTES);
        this.filteredCache = new TileCache(bytes / FILTERED_PART);
        this.cache = new TileCache(bytes - bytes / FILTERED_PART);
    }

    /** A layer that a scope has: what is said of it, where its features come from, how far. */
    private record Had(
            LayerInfo info,
            Optional<Dataset> dataset,
            Optional<CatalogueLayer> made,
            AreaRanges areas) {}

    /** The layers that the scope has: the areas first, then each dataset's, then those made. */
    public List<Layer> list(Scope scope) {
        return had(scope).map(layer -> described(scope, layer)).toList();
    }

    private Stream<Had> had(Scope scope) {
        List<Had> had = new ArrayList<>();
        had.add(areas(scope));
        for (Dataset dataset : datasets.list(scope)) {
            if (dataset.points().isPresent()) {
                usual(scope, dataset).ifPresent(had::add);
            }
        }
        for (CatalogueLayer layer : book.all()) {
            made(scope, layer).ifPresent(had::add);
        }
        return had.stream();
    }

    private Had areas(Scope scope) {
        boolean synthetic = drawings.boundaries().get().value().synthetic(scope.territory());
        return new Had(
                UsualLayers.areas(synthetic),
                Optional.empty(),
                Optional.empty(),
                scope.territory());
    }

    private static Optional<Had> usual(Scope scope, Dataset dataset) {
        AreaRanges areas = scope.areasFor(dataset.owner(), dataset.sensitivity());
        return areas.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Had(
                                UsualLayers.of(dataset),
                                Optional.of(dataset),
                                Optional.empty(),
                                areas));
    }

    /** What row-level security says of layers ({@code V020__layers.sql}), and of their rows. */
    private Optional<Had> made(Scope scope, CatalogueLayer layer) {
        boolean own = LayerBook.mayEdit(scope, layer.owner());
        if (!own && !layer.info().shared()) {
            return Optional.empty();
        }
        Clearance sensitivity = layer.info().sensitivity().orElseThrow();
        Optional<Dataset> dataset = layer.info().dataset().flatMap(this::withPoints);
        String owner = dataset.map(Dataset::owner).orElse(layer.owner());
        AreaRanges areas = scope.areasFor(owner, sensitivity);
        return areas.isEmpty() && !own
                ? Optional.empty()
                : Optional.of(new Had(layer.info(), dataset, Optional.of(layer), areas));
    }

    /** Definitions of datasets never change. */
    private Optional<Dataset> withPoints(String id) {
        Dataset known = withPoints.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Dataset> found =
                datasets.find(PLATFORM, id).filter(dataset -> dataset.points().isPresent());
        found.ifPresent(dataset -> withPoints.put(id, dataset));
        return found;
    }

    private Had hadBy(Scope scope, String id) {
        if (id.equals(AREAS)) {
            return areas(scope);
        }
        Optional<Had> found =
                book.all().stream()
                        .filter(layer -> layer.id().equals(id))
                        .findFirst()
                        .flatMap(layer -> made(scope, layer));
        return found.or(() -> withPoints(id).flatMap(dataset -> usual(scope, dataset)))
                .orElseThrow(() -> Problem.notFound("The layer"));
    }

    /**
     * One layer.
     *
     * @throws Problem not-found if it is not there or the scope has nothing of its kind
     */
    public Layer get(Scope scope, String id) {
        return described(scope, hadBy(scope, id));
    }

    private Layer described(Scope scope, Had layer) {
        LayerContent content = content(layer).value();
        boolean editable =
                layer.made().filter(made -> LayerBook.mayEdit(scope, made.owner())).isPresent();
        return new Layer(
                layer.info(),
                editable,
                content.categories(),
                content.count(layer.areas()),
                version(layer),
                content.time(layer.areas()));
    }

    private Rebuilt.Version<? extends LayerContent> content(Had layer) {
        if (layer.info().source() == LayerSource.AREAS) {
            return drawings.boundaries().get();
        }
        return layer.dataset()
                .map(dataset -> drawings.points(dataset, Drawing.of(dataset, layer.info().style())))
                .orElseGet(() -> drawings.uploaded(layer.made().orElseThrow()))
                .get();
    }

    private long version(Had layer) {
        if (layer.info().source() == LayerSource.AREAS) {
            return areaVersion.current();
        }
        long rows = layer.dataset().map(dataset -> versions.current(dataset.id())).orElse(0L);
        return rows + layer.made().map(CatalogueLayer::version).orElse(0L);
    }

    /** The state of a layer that can be told apart from later ones. */
    public record State(long version, Optional<CatalogueLayer> made) {}

    /** The states of all layers there are, whoever has them; draws nothing. */
    public Map<String, State> states() {
        Map<String, Long> rows = versions.all();
        Map<String, State> states = new HashMap<>();
        areaVersion.outdate();
        states.put(AREAS, new State(areaVersion.current(), Optional.empty()));
        rows.forEach((dataset, version) ->
                withPoints(dataset)
                        .ifPresent(_ -> states.put(dataset, new State(version, Optional.empty()))));
        for (CatalogueLayer layer : book.all()) {
            long version =
                    layer.version()
                            + layer.info()
                                    .dataset()
                                    .map(dataset -> rows.getOrDefault(dataset, 0L))
                                    .orElse(0L);
            states.put(layer.id(), new State(version, Optional.of(layer)));
        }
        return states;
    }

    /** Whether a scope has, or had, the layer in this state. */
    public boolean has(Scope scope, String id, State state) {
        return id.equals(AREAS)
                || state.made()
                        .map(layer -> made(scope, layer).isPresent())
                        .orElseGet(() ->
                                withPoints(id)
                                        .flatMap(dataset -> usual(scope, dataset))
                                        .isPresent());
    }

    /** What the scope reaches of one layer, to read its features. */
    public LayerView view(Scope scope, String id) {
        return viewed(hadBy(scope, id));
    }

    /** What the scope reaches of all its layers, to read their features. */
    public List<LayerView> views(Scope scope) {
        return had(scope).map(this::viewed).toList();
    }

    private LayerView viewed(Had layer) {
        return new LayerView(
                layer.info(),
                layer.areas(),
                layer.dataset(),
                layer.dataset().isPresent() ? Optional.empty() : content(layer).value().shapes());
    }

    /** A tile of a layer as the scope sees it. */
    public CachedTile tile(Scope scope, String id, TileId tile) {
        return tile(scope, id, tile, TileFilter.NONE);
    }

    /**
     * A tile of a layer with some of its features, as the scope sees it.
     *
     * @throws Problem if the layer cannot be filtered so
     */
    public CachedTile tile(Scope scope, String id, TileId tile, TileFilter filter) {
        Had layer = hadBy(scope, id);
        Rebuilt.Version<? extends LayerContent> version = content(layer);
        LayerContent content = version.value();
        PointFilter points = filter.on(content.categories(), content.timed());
        String state = id + layer.made().map(made -> "@" + made.version()).orElse("");
        TileCache.Key key = new TileCache.Key(state, version.number(), layer.areas(), points, tile);
        TileCache tiles = points.equals(PointFilter.NONE) ? cache : filteredCache;
        return tiles.get(key, () -> content.tile(id, tile, layer.areas(), points));
    }
}
