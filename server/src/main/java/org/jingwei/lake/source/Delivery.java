package org.jingwei.lake.source;

import org.jingwei.catalog.Businesses;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.catalog.SourceSystem;
import org.jingwei.catalog.SourceSystems;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Decides which system may fill which dataset: one of its own businesses', until it is retired. */
@Component
public class Delivery {
    private final SourceSystems systems;
    private final Businesses businesses;
    private final Datasets datasets;

    Delivery(SourceSystems systems, Businesses businesses, Datasets datasets) {
        this.systems = systems;
        this.businesses = businesses;
        this.datasets = datasets;
    }

    /**
     * The dataset, which the system may fill.
     *
     * @throws Problem 403 if it may not, 404 if there is no such system or dataset for this scope
     */
    public Dataset dataset(Scope scope, String system, String dataset) {
        SourceSystem source = systems.get(scope, system);
        if (!source.mayDeliver()) {
            throw Problem.forbidden("The system " + system + " is retired and delivers no more.");
        }
        if (!businesses.fills(scope, system, dataset)) {
            throw Problem.forbidden(
                    "No business of the system "
                            + system
                            + " fills the dataset "
                            + dataset
                            + "; link the dataset to one first.");
        }
        return datasets.get(scope, dataset);
    }

    /** The system, which must be the scope's own to manage. */
    public SourceSystem ownSystem(Scope scope, String system) {
        return systems.getOwned(scope, system);
    }
}
