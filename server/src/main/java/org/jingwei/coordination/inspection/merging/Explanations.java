package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;

/** Explains the visits of a plan to those who have to agree to them. */
public final class Explanations {
    private final PlanningRequest request;
    private final PlanBooks books;

    private Explanations(PlanningRequest request, VisitPlan plan) {
        this.request = request;
        books = new PlanBooks(request, plan);
    }

    /** Of a plan, with the request that it was made from. */
    public static Explanations of(PlanningRequest request, VisitPlan plan) {
        return new Explanations(request, plan);
    }

    /** Why this visit of the plan is as it is. */
    public VisitExplanation explain(Visit visit) {
        List<InspectionTask> tasks = visit.tasks();
        List<VisitExplanation.NotJoined> notJoined = new ArrayList<>();
        for (Visit other : books.visits.getOrDefault(visit.enterprise(), List.of())) {
            if (!other.equals(visit)) {
                other.tasks()
                        .forEach(task ->
                                notJoined.add(
                                        new VisitExplanation.NotJoined(task, why(visit, task))));
            }
        }
        return new VisitExplanation(
                visit,
                tasks.size() - 1,
                days(tasks, day -> tasks.stream().allMatch(task -> isOpen(task, day))),
                tasks.stream()
                        .min(Comparator.comparing(task -> task.window().last()))
                        .orElseThrow(),
                notJoined);
    }

    private VisitExplanation.Why why(Visit visit, InspectionTask task) {
        if (!request.rules().joining()) {
            return VisitExplanation.Why.NO_JOINING;
        }
        List<InspectionTask> together = new ArrayList<>(visit.tasks());
        together.add(task);
        if (days(together, day -> true).isEmpty()) {
            return VisitExplanation.Why.NO_COMMON_DAY;
        }
        if (days(together, day -> together.stream().allMatch(one -> isOpen(one, day))).isEmpty()) {
            return VisitExplanation.Why.QUIET_PERIOD;
        }
        if (visit.tasks().stream().anyMatch(other -> books.areApart(task, other))) {
            return VisitExplanation.Why.ITEMS_APART;
        }
        SortedSet<String> units = visit.units();
        units.add(task.unit());
        return units.size() > request.rules().unitsPerVisit()
                ? VisitExplanation.Why.TOO_MANY_UNITS
                : VisitExplanation.Why.DONE_ELSEWHERE;
    }

    private boolean isOpen(InspectionTask task, LocalDate day) {
        return !books.isQuiet(task, day) || books.maySuspendQuiet(task);
    }

    /** The working days of the plan in all windows that pass. */
    private List<LocalDate> days(List<InspectionTask> tasks, Predicate<LocalDate> passes) {
        PlanningCalendar calendar = request.calendar();
        LocalDate first = calendar.horizon().first();
        LocalDate last = calendar.horizon().last();
        for (InspectionTask task : tasks) {
            first = first.isAfter(task.window().first()) ? first : task.window().first();
            last = last.isBefore(task.window().last()) ? last : task.window().last();
        }
        if (first.isAfter(last)) {
            return List.of();
        }
        return first.datesUntil(last.plusDays(1))
                .filter(day -> calendar.reaches(day) && calendar.isWorkingDay(day))
                .filter(passes)
                .toList();
    }
}
