package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many visits there must be at least, whoever plans.
 *
 * <p>Idea: what can only be done between two days needs a visit between them, and one for every so
 * many units as may come together; spans of days that do not overlap have different visits. The
 * largest sum over such spans is a bound. With units in any number it is the piercing number of the
 * windows (the most windows of which no two overlap, by the duality of Gallai for intervals). Items
 * that are apart, officers, caps and quiet days inside a window are left out of account, so the
 * true least number may be larger.
 *
 * <p>Cost: O(k²) for the k tasks of an enterprise, by dynamic programming over the ends of windows.
 */
public final class LowerBound {
    private LowerBound() {}

    /** The least number of visits that does these tasks under the rules of the request. */
    public static int of(PlanningRequest request, Collection<InspectionTask> tasks) {
        if (!request.rules().joining()) {
            return tasks.size();
        }
        Board board = new Board(request.withFixed(List.copyOf(tasks), List.of()));
        Map<BoardEnterprise, List<BoardTask>> byEnterprise = new HashMap<>();
        for (BoardTask task : board.tasks()) {
            byEnterprise.computeIfAbsent(task.enterprise, e -> new ArrayList<>()).add(task);
        }
        int unitsPerVisit = request.rules().unitsPerVisit();
        return byEnterprise.values().stream().mapToInt(list -> of(list, unitsPerVisit)).sum();
    }

    /** The same for tasks of one enterprise; those without an open day are not counted. */
    static int of(List<BoardTask> tasks, int unitsPerVisit) {
        List<Span> spans =
                tasks.stream()
                        .map(Span::of)
                        .filter(span -> span.first() >= 0)
                        .sorted(Comparator.comparingInt(Span::first).reversed())
                        .toList();
        int[] ends = spans.stream().mapToInt(Span::last).sorted().distinct().toArray();
        int[] most = new int[ends.length + 1];
        for (int end = 0; end < ends.length; end++) {
            most[end + 1] = Math.max(most[end], endingOn(ends, end, most, spans, unitsPerVisit));
        }
        return most[ends.length];
    }

    /** The most with a span that ends there: it begins where one of the windows inside begins. */
    private static int endingOn(
            int[] ends, int end, int[] most, List<Span> fromTheBack, int unitsPerVisit) {
        Set<Integer> units = new HashSet<>();
        int before = end;
        int best = 0;
        for (Span span : fromTheBack) {
            if (span.last() <= ends[end]) {
                units.add(span.unit());
                while (before > 0 && ends[before - 1] >= span.first()) {
                    before--;
                }
                int visits = (units.size() + unitsPerVisit - 1) / unitsPerVisit;
                best = Math.max(best, visits + most[before]);
            }
        }
        return best;
    }

    /** From the first to the last day on which a task may be done. */
    private record Span(int first, int last, int unit) {
        static Span of(BoardTask task) {
            BoardVisit visit = task.visit;
            return visit != null && visit.fixed
                    ? new Span(visit.day, visit.day, task.unit)
                    : new Span(task.open.nextSetBit(0), task.deadline(), task.unit);
        }
    }
}
