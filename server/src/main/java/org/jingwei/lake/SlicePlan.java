package org.jingwei.lake;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.engine.lake.Filter;
import org.jingwei.engine.lake.Slice;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;

/**
 * A request met with a scope: what is reached of what was asked for.
 *
 * @param reach what the scope reaches of the dataset as far as the conditions leave it
 * @param asked the reach within the request's area
 */
record SlicePlan(Dataset dataset, Reach reach, Reach asked, List<Filter> filters) {

    static SlicePlan of(Scope scope, Dataset dataset, AreaScheme scheme, SliceRequest request) {
        Reach reach = Reach.of(scope, dataset);
        List<FilterText> filters = FilterText.parse(dataset, request.filters());
        for (FilterText filter : filters) {
            reach = forReadingBy(scope, dataset, filter.element(), reach);
        }
        return new SlicePlan(
                dataset,
                reach,
                asked(dataset, scheme, request, reach),
                filters.stream().map(FilterText::filter).toList());
    }

    private static Reach asked(
            Dataset dataset, AreaScheme scheme, SliceRequest request, Reach reach) {
        if (!request.unplaced()) {
            return reach.placed().within(ranges(scheme, request.area()));
        }
        if (!reach.unplaced()) {
            throw Problem.forbidden(
                    "Only "
                            + dataset.owner()
                            + " sees the rows of "
                            + dataset.id()
                            + " that lie in no area.");
        }
        return reach.onlyUnplaced();
    }

    private static Optional<AreaRanges> ranges(AreaScheme scheme, Optional<String> area) {
        try {
            return area.map(code -> AreaRanges.of(scheme.code(code).range()));
        } catch (InvalidAreaCodeException e) {
            throw Problem.badRequest("invalid-area", "area: " + e.reason() + ".");
        }
    }

    /**
     * To look for a masked value, or to count by it, is to read it: it takes a purpose, and reaches
     * only where the value is seen unmasked.
     */
    static Reach forReadingBy(Scope scope, Dataset dataset, Element element, Reach reach) {
        if (!element.isMasked()) {
            return reach;
        }
        Reach unmasked = Reach.unmasked(scope, dataset);
        if (unmasked.isNothing()) {
            throw Problem.forbidden(
                            element.name()
                                    + " is masked: state a purpose in the header Jingwei-Purpose to"
                                    + " look for it; it needs a grant for sensitive data.")
                    .rule("masked-element");
        }
        return reach.intersect(unmasked);
    }

    /** The same plan, its rows looked at by this element. */
    SlicePlan by(Scope scope, Element element) {
        return new SlicePlan(
                dataset,
                forReadingBy(scope, dataset, element, reach),
                forReadingBy(scope, dataset, element, asked),
                filters);
    }

    Slice slice() {
        return asked.slice(dataset, filters);
    }

    /** The rows in no area that meet the conditions, if the scope reaches them. */
    Optional<Slice> unplacedSlice() {
        return reach.unplaced() && !reach.isSubject()
                ? Optional.of(reach.onlyUnplaced().slice(dataset, filters))
                : Optional.empty();
    }
}
