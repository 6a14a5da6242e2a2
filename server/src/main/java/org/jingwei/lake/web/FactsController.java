package org.jingwei.lake.web;

import org.jingwei.catalog.Datasets;
import org.jingwei.lake.DatasetFacts;
import org.jingwei.lake.DatasetQuality;
import org.jingwei.lake.Facts;
import org.jingwei.lake.Quality;
import org.jingwei.lake.aggregate.AggregateUpkeep;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What datasets hold and cost, how good their files were, and whether their kept numbers are right.
 */
@RestController
@RequestMapping("/api/datasets/{id}")
class FactsController {
    private final Facts facts;
    private final Quality quality;
    private final Datasets datasets;
    private final AggregateUpkeep aggregates;

    FactsController(Facts facts, Quality quality, Datasets datasets, AggregateUpkeep aggregates) {
        this.facts = facts;
        this.quality = quality;
        this.datasets = datasets;
        this.aggregates = aggregates;
    }

    @GetMapping("/facts")
    DatasetFacts facts(Scope scope, @PathVariable String id) {
        return facts.get(scope, id);
    }

    @GetMapping("/quality")
    DatasetQuality quality(Scope scope, @PathVariable String id) {
        return quality.get(scope, id);
    }

    /** Counts all rows and compares them with the kept numbers; an administrator's. */
    @GetMapping("/aggregates")
    AggregateUpkeep.Comparison verify(Scope scope, @PathVariable String id) {
        return aggregates.verify(scope, datasets.get(scope, id));
    }

    /** Makes the kept numbers anew; answers how they compared before. */
    @PostMapping("/aggregates")
    AggregateUpkeep.Comparison rebuild(Scope scope, @PathVariable String id) {
        return aggregates.rebuild(scope, datasets.get(scope, id));
    }
}
