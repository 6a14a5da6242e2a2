package org.jingwei.lake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.lake.GroupQuery;
import org.jingwei.engine.lake.Groups;
import org.jingwei.engine.lake.Measure;
import org.jingwei.engine.lake.Slice;
import org.jingwei.http.Problem;
import org.springframework.stereotype.Component;

/** Answers by reading the rows. */
@Component
class ScannedNumbers {
    private final LakeReader lake;

    ScannedNumbers(LakeReader lake) {
        this.lake = lake;
    }

    /** The numbers of the question. */
    SummaryNumbers of(SummaryQuestion question) {
        return switch (question.by()) {
            case SummaryQuestion.By.Areas areas -> byArea(question, areas);
            case SummaryQuestion.By.Month month ->
                    by(question, new GroupQuery.By.Month(month.element().name()));
            case SummaryQuestion.By.Values values ->
                    by(question, new GroupQuery.By.Value(values.element().name()));
        };
    }

    private SummaryNumbers by(SummaryQuestion question, GroupQuery.By by) {
        Groups groups = group(question, question.plan().slice(), by);
        return numbers(
                question,
                groups.groups().stream()
                        .map(group ->
                                new SummaryNumbers.Group(
                                        group.key(), group.count(), group.values(), 0))
                        .toList(),
                groups.more());
    }

    private Groups group(SummaryQuestion question, Slice slice, GroupQuery.By by) {
        List<Measure> measures = question.measures().stream().map(SummaryMeasure::measure).toList();
        return lake.group(new GroupQuery(slice, by, measures, SummaryNumbers.MOST_GROUPS));
    }

    private SummaryNumbers numbers(
            SummaryQuestion question, List<SummaryNumbers.Group> groups, boolean more) {
        SlicePlan plan = question.plan();
        long listed = groups.stream().mapToLong(SummaryNumbers.Group::count).sum();
        return new SummaryNumbers(
                groups,
                more ? lake.count(plan.slice()) : listed,
                plan.unplacedSlice().map(lake::count),
                more,
                Summary.Source.SCAN);
    }

    /**
     * Rows of ended areas are read apart, area by area, and join the groups for which they count.
     */
    private SummaryNumbers byArea(SummaryQuestion question, SummaryQuestion.By.Areas areas) {
        SlicePlan plan = question.plan();
        List<AreaMove> moves = plan.moves(areas.span());
        AreaRanges moved =
                AreaRanges.of(
                        moves.stream()
                                .map(move -> new AreaRange(move.area(), move.area()))
                                .toList());
        Groups staying =
                group(
                        question,
                        plan.slice(plan.then().without(moved)),
                        new GroupQuery.By.AreaDigits(areas.level().length()));
        Map<Long, SummaryNumbers.Group> groups = new TreeMap<>();
        staying.groups().forEach(group -> join(question, groups, joined(group, key(group), 0)));
        List<AreaMove> entering = moves.stream().filter(AreaMove::enters).toList();
        if (!entering.isEmpty()) {
            requireAdditive(question);
            enter(question, groups, entering);
        }
        return numbers(question, new ArrayList<>(groups.values()), staying.more());
    }

    private void enter(
            SummaryQuestion question,
            Map<Long, SummaryNumbers.Group> groups,
            List<AreaMove> entering) {
        Map<Long, AreaMove> byArea =
                entering.stream().collect(Collectors.toMap(AreaMove::area, move -> move));
        AreaRanges areas =
                AreaRanges.of(
                        byArea.keySet().stream().map(area -> new AreaRange(area, area)).toList());
        Groups found =
                group(
                        question,
                        question.plan().slice(question.plan().reach().within(Optional.of(areas))),
                        new GroupQuery.By.AreaDigits(AreaScheme.STORED_DIGITS));
        for (Groups.Group group : found.groups()) {
            AreaMove move = byArea.get(key(group));
            if (move != null) {
                long undivided = move.divided() ? group.count() : 0;
                join(question, groups, joined(group, move.enteredKey(), undivided));
            }
        }
    }

    private static long key(Groups.Group group) {
        return group.key().map(key -> (Long) key).orElse(0L);
    }

    private static SummaryNumbers.Group joined(Groups.Group group, long key, long undivided) {
        return new SummaryNumbers.Group(Optional.of(key), group.count(), group.values(), undivided);
    }

    private static void requireAdditive(SummaryQuestion question) {
        question.measures().stream()
                .filter(measure -> measure.function() == Measure.Function.DISTINCT)
                .findFirst()
                .ifPresent(measure -> {
                    throw Problem.invalid(
                            "distinct-across-areas",
                            measure.text()
                                    + " cannot be told where rows of ended areas count for others:"
                                    + " ask with areas=then.");
                });
    }

    private static void join(
            SummaryQuestion question,
            Map<Long, SummaryNumbers.Group> groups,
            SummaryNumbers.Group group) {
        groups.merge(
                (Long) group.key().orElseThrow(),
                group,
                (left, right) ->
                        new SummaryNumbers.Group(
                                left.key(),
                                left.count() + right.count(),
                                values(question, left.values(), right.values()),
                                left.undivided() + right.undivided()));
    }

    private static List<Optional<Object>> values(
            SummaryQuestion question, List<Optional<Object>> left, List<Optional<Object>> right) {
        List<Optional<Object>> values = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Measure.Function function = question.measures().get(i).function();
            Optional<Object> other = right.get(i);
            values.add(
                    left.get(i)
                            .map(value ->
                                    other.map(more -> both(function, value, more)).orElse(value))
                            .or(() -> other));
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static Object both(Measure.Function function, Object left, Object right) {
        return switch (function) {
            case COUNT -> (Long) left + (Long) right;
            case SUM -> ((BigDecimal) left).add((BigDecimal) right);
            case MIN -> ((Comparable<Object>) left).compareTo(right) <= 0 ? left : right;
            case MAX -> ((Comparable<Object>) left).compareTo(right) >= 0 ? left : right;
            case DISTINCT -> throw new IllegalStateException("different values cannot be added up");
        };
    }
}
