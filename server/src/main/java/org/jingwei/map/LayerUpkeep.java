package org.jingwei.map;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jingwei.area.AreaVersion;
import org.jingwei.area.AreasImported;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.lake.BatchCommitted;
import org.jingwei.map.catalogue.CatalogueLayer;
import org.jingwei.map.catalogue.LayerBook;
import org.jingwei.map.catalogue.LayerEdited;
import org.jingwei.scope.Scope;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Brings what layers draw up to date when this server starts and when it changed something; what
 * other servers change is noticed by who asks. Apart from {@link Layers}, since whoever calls
 * something that listens goes through a proxy.
 */
@Component
class LayerUpkeep {
    private static final Scope PLATFORM = Scope.platform("map-layers");

    private final Datasets datasets;
    private final AreaVersion areaVersion;
    private final LayerBook book;
    private final Drawings drawings;

    LayerUpkeep(Datasets datasets, AreaVersion areaVersion, LayerBook book, Drawings drawings) {
        this.datasets = datasets;
        this.areaVersion = areaVersion;
        this.book = book;
        this.drawings = drawings;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        drawings.boundaries().prepare();
        drawings.later(this::letGo);
        datasets.list(PLATFORM).stream()
                .filter(dataset -> dataset.points().isPresent())
                .forEach(dataset -> drawings.points(dataset, Drawing.of(dataset)).prepare());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AreasImported event) {
        areaVersion.outdate();
        drawings.later(drawings::boundaries);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BatchCommitted event) {
        drawings.later(() -> drawings.refresh(event.dataset()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LayerEdited event) {
        book.outdate();
        drawings.later(this::letGo);
    }

    /** Lets go of what no layer draws any more. */
    private void letGo() {
        Map<Drawing, Dataset> used = new HashMap<>();
        Set<String> uploads = new HashSet<>();
        datasets.list(PLATFORM).stream()
                .filter(dataset -> dataset.points().isPresent())
                .forEach(dataset -> used.put(Drawing.of(dataset), dataset));
        for (CatalogueLayer layer : book.all()) {
            uploads.add(layer.id());
            layer.info()
                    .dataset()
                    .flatMap(id -> datasets.find(PLATFORM, id))
                    .ifPresent(dataset ->
                            used.put(Drawing.of(dataset, layer.info().style()), dataset));
        }
        drawings.keepOnly(used, uploads);
    }
}
