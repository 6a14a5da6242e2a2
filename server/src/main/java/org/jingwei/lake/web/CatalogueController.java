package org.jingwei.lake.web;

import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.lake.Catalogue;
import org.jingwei.lake.CatalogueRow;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of datasets with how fresh, how good and how large each is. */
@RestController
@RequestMapping("/api/catalogue/datasets")
class CatalogueController {
    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    Page<CatalogueRow> list(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        return catalogue.list(scope, PageRequest.of(cursor, offset, limit));
    }
}
