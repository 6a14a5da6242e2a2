package org.jingwei.catalog.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.catalog.Businesses;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.DatasetDefinition;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Defines and lists datasets. */
@RestController
@RequestMapping("/api/datasets")
class DatasetController {
    private final Datasets datasets;
    private final Organisations organisations;
    private final Businesses businesses;

    DatasetController(Datasets datasets, Organisations organisations, Businesses businesses) {
        this.datasets = datasets;
        this.organisations = organisations;
        this.businesses = businesses;
    }

    /** A dataset with what its owner is called and where its records come from, as far as known. */
    record NamedDataset(
            @JsonUnwrapped Dataset dataset,
            Optional<String> ownerName,
            Optional<Businesses.Source> source) {}

    @PostMapping
    ResponseEntity<Dataset> create(Scope scope, @RequestBody DatasetDefinition definition) {
        Datasets.Created created = datasets.create(scope, definition);
        return created.isNew()
                ? ResponseEntity.created(URI.create("/api/datasets/" + created.dataset().id()))
                        .body(created.dataset())
                : ResponseEntity.ok(created.dataset());
    }

    @GetMapping
    Page<NamedDataset> list(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        Page<Dataset> page = datasets.list(scope, PageRequest.of(cursor, offset, limit));
        return new Page<>(named(scope, page.items()), page.next(), page.total());
    }

    @GetMapping("/{id}")
    NamedDataset get(Scope scope, @PathVariable String id) {
        return named(scope, List.of(datasets.get(scope, id))).getFirst();
    }

    private List<NamedDataset> named(Scope scope, List<Dataset> some) {
        Set<String> owners = some.stream().map(Dataset::owner).collect(Collectors.toSet());
        Map<String, String> names = organisations.names(scope, owners);
        Map<String, Businesses.Source> sources =
                businesses.sources(scope, some.stream().map(Dataset::id).toList());
        return some.stream()
                .map(dataset ->
                        new NamedDataset(
                                dataset,
                                Optional.ofNullable(names.get(dataset.owner())),
                                Optional.ofNullable(sources.get(dataset.id()))))
                .toList();
    }
}
