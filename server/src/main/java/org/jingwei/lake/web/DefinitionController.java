package org.jingwei.lake.web;

import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.DatasetDefinition;
import org.jingwei.lake.intake.Definitions;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes definitions of datasets; here, since the rows have to follow. */
@RestController
@RequestMapping("/api/datasets/{id}")
class DefinitionController {
    private final Definitions definitions;

    DefinitionController(Definitions definitions) {
        this.definitions = definitions;
    }

    @PutMapping
    Dataset update(
            Scope scope, @PathVariable String id, @RequestBody DatasetDefinition definition) {
        return definitions.update(scope, id, definition);
    }
}
