package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best plan there is, by trying every one: each task joins a visit, opens one on any day, or is
 * left out. Only for a handful of tasks; shares no code with the planner.
 */
final class ExactPlanner {
    private final PlanningRequest request;
    private final List<InspectionTask> tasks;
    private final List<Open> visits = new ArrayList<>();
    private Result best = new Result(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private ExactPlanner(PlanningRequest request) {
        this.request = request;
        tasks =
                request.tasks().stream()
                        .filter(task -> task.presence() == Presence.ON_SITE)
                        .toList();
    }

    /** What a plan is judged by: first the one, then the other. */
    record Result(int unplanned, int visits) implements Comparable<Result> {
        @Override
        public int compareTo(Result other) {
            int first = Integer.compare(unplanned, other.unplanned);
            return first != 0 ? first : Integer.compare(visits, other.visits);
        }

        static Result of(VisitPlan plan) {
            return new Result(plan.unplanned().size(), plan.visits().size());
        }
    }

    private record Open(String enterprise, LocalDate day, List<InspectionTask> tasks) {
        boolean has(String unit) {
            return tasks.stream().anyMatch(task -> task.unit().equals(unit));
        }
    }

    static Result best(PlanningRequest request) {
        ExactPlanner planner = new ExactPlanner(request);
        planner.decide(0, 0);
        return planner.best;
    }

    private void decide(int next, int leftOut) {
        Result sofar = new Result(leftOut, visits.size());
        if (sofar.compareTo(best) >= 0) {
            return;
        }
        if (next == tasks.size()) {
            best = sofar;
            return;
        }
        InspectionTask task = tasks.get(next);
        for (Open visit : List.copyOf(visits)) {
            if (visit.enterprise().equals(task.enterprise()) && mayJoin(visit, task)) {
                visit.tasks().add(task);
                if (keepsNumbers(task, visit.day())) {
                    decide(next + 1, leftOut);
                }
                visit.tasks().removeLast();
            }
        }
        for (LocalDate day : days(task)) {
            visits.add(new Open(task.enterprise(), day, new ArrayList<>(List.of(task))));
            if (keepsNumbers(task, day)) {
                decide(next + 1, leftOut);
            }
            visits.removeLast();
        }
        decide(next + 1, leftOut + 1);
    }

    private List<LocalDate> days(InspectionTask task) {
        LocalDate after = task.window().last().plusDays(1);
        return task.window().first().datesUntil(after).filter(day -> mayBeOn(task, day)).toList();
    }

    private boolean mayBeOn(InspectionTask task, LocalDate day) {
        QuietPeriod quiet = request.quietPeriods().get(task.enterprise());
        return task.window().has(day)
                && request.calendar().reaches(day)
                && request.calendar().isWorkingDay(day)
                && (quiet == null || !quiet.has(day) || task.ground() != Ground.PLAN);
    }

    private boolean mayJoin(Open visit, InspectionTask task) {
        List<String> units =
                new ArrayList<>(visit.tasks().stream().map(InspectionTask::unit).toList());
        units.add(task.unit());
        return mayBeOn(task, visit.day())
                && units.stream().distinct().count() <= request.rules().unitsPerVisit()
                && visit.tasks().stream()
                        .noneMatch(other ->
                                request.apart().contains(new ItemPair(other.item(), task.item())));
    }

    /** Whether officers and cap of the task's unit are kept with it. */
    private boolean keepsNumbers(InspectionTask task, LocalDate day) {
        Map<String, UnitCapacity> capacities = new HashMap<>();
        request.capacities().forEach(capacity -> capacities.put(capacity.unit(), capacity));
        long sameDay =
                visits.stream()
                        .filter(visit -> visit.day().equals(day) && visit.has(task.unit()))
                        .count();
        long sameYear =
                visits.stream()
                        .filter(visit -> visit.enterprise().equals(task.enterprise()))
                        .filter(visit ->
                                visit.tasks().stream()
                                        .anyMatch(one ->
                                                one.unit().equals(task.unit())
                                                        && one.ground() == Ground.PLAN))
                        .count();
        UnitCapacity capacity = capacities.get(task.unit());
        return capacity != null
                && sameDay <= capacity.visitsOn(day)
                && sameYear <= request.rules().visitsPerUnitAndYear();
    }
}
