package org.jingwei.lake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jingwei.lake.aggregate.AggregateShape;
import org.jingwei.lake.aggregate.Aggregates;
import org.jingwei.lake.aggregate.Months;

/** Kept figures put together by group. */
final class KeptGroups {
    private final SummaryQuestion question;
    private final AggregateShape shape;
    private final boolean byMonth;

    KeptGroups(SummaryQuestion question, AggregateShape shape) {
        this.question = question;
        this.shape = shape;
        this.byMonth = question.by() instanceof SummaryQuestion.By.Month;
    }

    /** Rows without a month come last, as they do from a scan. */
    List<SummaryNumbers.Group> groups(List<Aggregates.Figure> figures) {
        Map<Long, List<Aggregates.Figure>> byKey = new TreeMap<>();
        figures.forEach(figure ->
                byKey.computeIfAbsent(order(figure.key()), key -> new ArrayList<>()).add(figure));
        return byKey.values().stream().map(this::group).toList();
    }

    private long order(long key) {
        return byMonth && key == 0 ? Long.MAX_VALUE : key;
    }

    private SummaryNumbers.Group group(List<Aggregates.Figure> figures) {
        long key = figures.getFirst().key();
        List<Optional<Object>> values =
                question.measures().stream().map(measure -> value(figures, measure)).toList();
        return new SummaryNumbers.Group(
                byMonth ? Months.month(key).map(month -> month) : Optional.of(key),
                total(figures),
                values,
                total(figures.stream().filter(Aggregates.Figure::undivided).toList()));
    }

    private Optional<Object> value(List<Aggregates.Figure> figures, SummaryMeasure measure) {
        if (measure.element().isEmpty()) {
            return Optional.of(total(figures));
        }
        String kept = measure.kept(shape).orElseThrow();
        return Optional.of(
                figures.stream()
                        .filter(figure -> figure.measure().equals(kept))
                        .map(Aggregates.Figure::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** How many rows the figures count. */
    static long total(List<Aggregates.Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.measure().equals(AggregateShape.COUNT))
                .mapToLong(figure -> figure.value().longValueExact())
                .sum();
    }
}
