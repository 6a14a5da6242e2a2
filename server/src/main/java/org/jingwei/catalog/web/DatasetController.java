package org.jingwei.catalog.web;

import java.net.URI;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.DatasetDefinition;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
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

    DatasetController(Datasets datasets) {
        this.datasets = datasets;
    }

    @PostMapping
    ResponseEntity<Dataset> create(Scope scope, @RequestBody DatasetDefinition definition) {
        Datasets.Created created = datasets.create(scope, definition);
        return created.isNew()
                ? ResponseEntity.created(URI.create("/api/datasets/" + created.dataset().id()))
                        .body(created.dataset())
                : ResponseEntity.ok(created.dataset());
    }

    @GetMapping
    Page<Dataset> list(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        return datasets.list(scope, PageRequest.of(cursor, offset, limit));
    }

    @GetMapping("/{id}")
    Dataset get(Scope scope, @PathVariable String id) {
        return datasets.get(scope, id);
    }
}
