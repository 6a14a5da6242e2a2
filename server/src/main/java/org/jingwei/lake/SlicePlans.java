package org.jingwei.lake;

import java.util.List;
import org.jingwei.area.Successions;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Makes the plans of requests. */
@Component
class SlicePlans {
    private final Datasets datasets;
    private final AreaScheme scheme;
    private final Successions successions;

    SlicePlans(Datasets datasets, AreaScheme scheme, Successions successions) {
        this.datasets = datasets;
        this.scheme = scheme;
        this.successions = successions;
    }

    /** What this scope gets of the request. */
    SlicePlan of(Scope scope, SliceRequest request) {
        Dataset dataset = datasets.get(scope, request.dataset());
        List<FilterText> filters = FilterText.parse(dataset, request.filters());
        SlicePlan plan =
                new SlicePlan(
                        dataset,
                        Reach.of(scope, dataset),
                        request.area().map(this::code),
                        request,
                        filters,
                        successions.today());
        for (FilterText filter : filters) {
            plan = plan.by(scope, filter.element());
        }
        if (request.unplaced() && !plan.reach().unplaced()) {
            throw Problem.forbidden(
                    "Only "
                            + dataset.owner()
                            + " sees the rows of "
                            + dataset.id()
                            + " that lie in no area.");
        }
        return plan;
    }

    private AreaCode code(String area) {
        try {
            return scheme.code(area);
        } catch (InvalidAreaCodeException e) {
            throw Problem.badRequest("invalid-area", "area: " + e.reason() + ".");
        }
    }
}
