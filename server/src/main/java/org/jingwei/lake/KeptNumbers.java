package org.jingwei.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.lake.aggregate.AggregateShape;
import org.jingwei.lake.aggregate.Aggregates;
import org.jingwei.lake.aggregate.AreaPart;
import org.jingwei.lake.aggregate.Months;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * Answers from the kept numbers, where they can: rows as they are now, all of them or those of
 * whole months, by area or month, counted or added up.
 */
@Component
class KeptNumbers {
    private final Aggregates aggregates;
    private final AreaScheme scheme;

    KeptNumbers(Aggregates aggregates, AreaScheme scheme) {
        this.aggregates = aggregates;
        this.scheme = scheme;
    }

    /** The numbers of the question, if they are kept. */
    Optional<SummaryNumbers> find(Scope scope, SummaryQuestion question) {
        SlicePlan plan = question.plan();
        AggregateShape shape = AggregateShape.of(plan.dataset());
        List<Optional<String>> kept =
                question.measures().stream().map(measure -> measure.kept(shape)).toList();
        Optional<Months> months = WholeMonths.of(plan, shape);
        if (months.isEmpty() || kept.contains(Optional.<String>empty())) {
            return Optional.empty();
        }
        return switch (question.by()) {
            case SummaryQuestion.By.Areas areas ->
                    answer(scope, question, byArea(plan, areas), months.get());
            case SummaryQuestion.By.Month month when shape.month().equals(named(month)) ->
                    answer(scope, question, whole(plan), months.get());
            case SummaryQuestion.By.Month month -> Optional.empty();
            case SummaryQuestion.By.Values values -> Optional.empty();
        };
    }

    private static Optional<String> named(SummaryQuestion.By.Month month) {
        return Optional.of(month.element().name());
    }

    /** How many rows the plan has, if that is kept. */
    Optional<Long> count(Scope scope, SlicePlan plan) {
        return WholeMonths.of(plan, AggregateShape.of(plan.dataset()))
                .flatMap(months -> {
                    List<Aggregates.Figure> figures =
                            aggregates.byMonth(
                                    scope,
                                    query(
                                            plan,
                                            List.of(AggregateShape.COUNT),
                                            whole(plan),
                                            months));
                    return isMissing(plan, figures)
                            ? Optional.empty()
                            : Optional.of(KeptGroups.total(figures));
                });
    }

    /** Nothing kept of a dataset that has rows: its numbers are still being made. */
    private boolean isMissing(SlicePlan plan, List<Aggregates.Figure> figures) {
        return figures.isEmpty() && !aggregates.isKept(plan.dataset().id());
    }

    private Optional<SummaryNumbers> answer(
            Scope scope, SummaryQuestion question, List<AreaPart> parts, Months months) {
        SlicePlan plan = question.plan();
        AggregateShape shape = AggregateShape.of(plan.dataset());
        List<String> measures = new ArrayList<>(List.of(AggregateShape.COUNT));
        question.measures().forEach(measure -> measure.kept(shape).ifPresent(measures::add));
        Aggregates.Query query = query(plan, measures, parts, months);
        List<Aggregates.Figure> figures =
                question.by() instanceof SummaryQuestion.By.Areas areas
                        ? aggregates.byArea(scope, query, areas.span())
                        : aggregates.byMonth(scope, query);
        if (isMissing(plan, figures)) {
            return Optional.empty();
        }
        List<SummaryNumbers.Group> groups = new KeptGroups(question, shape).groups(figures);
        return Optional.of(
                new SummaryNumbers(
                        groups.stream().limit(SummaryNumbers.MOST_GROUPS).toList(),
                        KeptGroups.total(figures),
                        unplaced(scope, plan, months),
                        groups.size() > SummaryNumbers.MOST_GROUPS,
                        Summary.Source.AGGREGATE));
    }

    private Optional<Long> unplaced(Scope scope, SlicePlan plan, Months months) {
        return plan.seesUnplaced()
                ? Optional.of(
                        KeptGroups.total(
                                aggregates.byMonth(
                                        scope,
                                        query(
                                                plan,
                                                List.of(AggregateShape.COUNT),
                                                List.of(AreaPart.UNPLACED),
                                                months))))
                : Optional.empty();
    }

    private static Aggregates.Query query(
            SlicePlan plan, List<String> measures, List<AreaPart> parts, Months months) {
        return new Aggregates.Query(
                plan.dataset().id(), measures.stream().distinct().toList(), parts, months);
    }

    private List<AreaPart> byArea(SlicePlan plan, SummaryQuestion.By.Areas areas) {
        return parts(plan, areas.level().depth(), areas.span());
    }

    private List<AreaPart> whole(SlicePlan plan) {
        return parts(plan, 1, Long.MAX_VALUE);
    }

    private List<AreaPart> parts(SlicePlan plan, int depth, long span) {
        if (plan.request().unplaced()) {
            return List.of(AreaPart.UNPLACED);
        }
        List<AreaPart> parts = new ArrayList<>(AreaPart.of(scheme, plan.then().ranges(), depth));
        for (AreaMove move : plan.moves(span)) {
            if (move.leaves()) {
                parts.add(AreaPart.exactly(scheme, move.area(), move.leftKey(), -1, false));
            }
            if (move.enters()) {
                parts.add(
                        AreaPart.exactly(
                                scheme, move.area(), move.enteredKey(), 1, move.divided()));
            }
        }
        return parts;
    }
}
