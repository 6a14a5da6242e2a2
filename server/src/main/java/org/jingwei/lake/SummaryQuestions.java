package org.jingwei.lake;

import java.util.List;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Makes questions of requests for numbers, and refuses what cannot be asked. */
@Component
class SummaryQuestions {
    private final SlicePlans plans;
    private final AreaScheme scheme;

    SummaryQuestions(SlicePlans plans, AreaScheme scheme) {
        this.plans = plans;
        this.scheme = scheme;
    }

    /** The question that the request puts for this scope. */
    SummaryQuestion of(Scope scope, SummaryRequest request) {
        SlicePlan plan = plans.of(scope, request.rows());
        List<SummaryMeasure> measures = SummaryMeasure.parse(plan.dataset(), request.measures());
        for (SummaryMeasure measure : measures) {
            plan = measure.element().isPresent() ? plan.by(scope, measure.element().get()) : plan;
        }
        SummaryQuestion.By by = by(plan, request.by());
        SlicePlan readable =
                switch (by) {
                    case SummaryQuestion.By.Areas areas -> plan;
                    case SummaryQuestion.By.Month month -> plan.by(scope, month.element());
                    case SummaryQuestion.By.Values values -> plan.by(scope, values.element());
                };
        return new SummaryQuestion(readable, by, measures);
    }

    private SummaryQuestion.By by(SlicePlan plan, String by) {
        return switch (by) {
            case SummaryRequest.BY_CHILDREN -> new SummaryQuestion.By.Areas(children(plan));
            case SummaryRequest.BY_MONTH -> new SummaryQuestion.By.Month(month(plan.dataset()));
            default ->
                    scheme.findLevel(by)
                            .<SummaryQuestion.By>map(SummaryQuestion.By.Areas::new)
                            .orElseGet(() -> new SummaryQuestion.By.Values(element(plan, by)));
        };
    }

    private static Element element(SlicePlan plan, String name) {
        Element element = SummaryMeasure.element(plan.dataset(), name);
        if (element.type() == ElementType.DOUBLE) {
            throw Problem.badRequest(
                    "invalid-by", element.name() + " holds measures, which make no groups.");
        }
        return element;
    }

    private static Element month(Dataset dataset) {
        return dataset.month()
                .map(dataset::get)
                .orElseThrow(() ->
                        Problem.badRequest(
                                "invalid-by",
                                "Dataset "
                                        + dataset.id()
                                        + " says of no element by whose months it is counted."));
    }

    /**
     * The level of the children of the area. Without an area, of those of the lowest area that
     * holds all the scope reaches.
     */
    private AreaScheme.Level children(SlicePlan plan) {
        int depth = plan.area().map(AreaCode::depth).orElseGet(() -> commonDepth(plan));
        List<AreaScheme.Level> levels = scheme.levels();
        return levels.get(Math.min(depth, levels.size() - 1));
    }

    private int commonDepth(SlicePlan plan) {
        List<AreaRange> ranges = plan.then().ranges().list();
        if (ranges.isEmpty() || ranges.getFirst().lo() == 1) {
            return 0;
        }
        AreaRange all = new AreaRange(ranges.getFirst().lo(), ranges.getLast().hi());
        return (int)
                scheme.of(all.lo()).ancestors().stream()
                        .filter(area -> area.range().contains(all))
                        .count();
    }
}
