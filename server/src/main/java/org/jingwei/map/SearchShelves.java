package org.jingwei.map;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jingwei.area.AreaVersion;
import org.jingwei.area.Areas;
import org.jingwei.area.AreasImported;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.catalog.SubjectBinding;
import org.jingwei.lake.BatchCommitted;
import org.jingwei.lake.DatasetVersions;
import org.jingwei.lake.Subjects;
import org.jingwei.scope.LookedUp;
import org.jingwei.scope.Scope;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * All that can be found, held in memory: the areas, and the subjects of each dataset that says
 * which there are. What a batch or an import changes is read anew in the background, the rest
 * stays; changes of other servers are noticed by the versions they count up.
 */
@Component
class SearchShelves implements DisposableBean {
    private static final Scope PLATFORM = Scope.platform("search");
    private static final String AREAS = "search of areas";

    /** Who searches waits less for news than who draws a map: a search is asked at each key. */
    private static final Rebuilt.Patience PATIENCE =
            new Rebuilt.Patience(
                    Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final Datasets datasets;
    private final DatasetVersions versions;
    private final AreaVersion areaVersion;
    private final Subjects subjects;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("search-shelves").factory());
    private final Rebuilt<List<SearchShelf>> areaShelf;
    private final Map<String, Rebuilt<List<SearchShelf>>> subjectShelves =
            new ConcurrentHashMap<>();
    private final LookedUp<List<String>> authorities = new LookedUp<>(this::authorities);

    SearchShelves(
            Datasets datasets,
            DatasetVersions versions,
            AreaVersion areaVersion,
            Areas areas,
            Subjects subjects) {
        this.datasets = datasets;
        this.versions = versions;
        this.areaVersion = areaVersion;
        this.subjects = subjects;
        this.areaShelf = kept(AREAS, () -> SearchShelf.ofAreas(areas, PLATFORM));
    }

    private Rebuilt<List<SearchShelf>> kept(String name, Supplier<List<SearchShelf>> source) {
        return new Rebuilt<>(name, source, background, PATIENCE);
    }

    /** All shelves there are, current where that can be had soon. */
    List<SearchShelf> list() {
        List<Rebuilt<List<SearchShelf>>> kept = new ArrayList<>();
        kept.add(areaShelf.refreshed(areaVersion.current()));
        for (String dataset : authorities.get()) {
            kept.add(subjectShelf(dataset).refreshed(versions.current(dataset)));
        }
        List<SearchShelf> shelves = new ArrayList<>();
        kept.forEach(each -> shelves.addAll(each.get().value()));
        return shelves;
    }

    private Rebuilt<List<SearchShelf>> subjectShelf(String dataset) {
        return subjectShelves.computeIfAbsent(
                dataset,
                id ->
                        kept(
                                "search of " + id,
                                () -> SearchShelf.ofSubjects(subjects, id, PLATFORM)));
    }

    /** The datasets that say which subjects there are. */
    private List<String> authorities() {
        return datasets.list(PLATFORM).stream()
                .filter(dataset ->
                        dataset.subject().filter(SubjectBinding::authoritative).isPresent())
                .map(Dataset::id)
                .toList();
    }

    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        background.execute(this::refreshAll);
    }

    private void refreshAll() {
        areaShelf.refreshed(areaVersion.current()).prepare();
        for (String dataset : authorities.get()) {
            subjectShelf(dataset).refreshed(versions.current(dataset)).prepare();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AreasImported event) {
        areaVersion.outdate();
        background.execute(this::refreshAll);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BatchCommitted event) {
        authorities.outdate();
        background.execute(this::refreshAll);
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
