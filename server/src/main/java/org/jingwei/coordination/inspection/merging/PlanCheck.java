package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Proves that a plan breaks no rule and loses no task, from the request and the plan alone. It is
 * written apart from the planner, so that a mistake there is not repeated here.
 *
 * <p>What the request's fixed visits do on their own is not judged: they were agreed before. Cost:
 * linear in the tasks and in the days of the windows of unplanned ones.
 */
public final class PlanCheck {
    private final PlanningRequest request;
    private final VisitPlan plan;
    private final PlanBooks books;
    private final Set<InspectionTask> given = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private PlanCheck(PlanningRequest request, VisitPlan plan) {
        this.request = request;
        this.plan = plan;
        books = new PlanBooks(request, plan);
        request.fixed().forEach(visit -> given.addAll(visit.tasks()));
    }

    /** Everything that is wrong; empty for a plan that may be shown. */
    public static List<Violation> violations(PlanningRequest request, VisitPlan plan) {
        PlanCheck check = new PlanCheck(request, plan);
        check.everyTaskOnce();
        plan.visits().forEach(check::visit);
        check.officers();
        check.yearlyCap();
        check.fixedVisits();
        check.reasons();
        return List.copyOf(check.violations);
    }

    /** How many tasks of each ground are done in a quiet period, each a typed exception. */
    public static SortedMap<Ground, Integer> inQuietPeriods(
            PlanningRequest request, VisitPlan plan) {
        PlanBooks books = new PlanBooks(request, plan);
        SortedMap<Ground, Integer> counts = new TreeMap<>();
        for (Visit visit : plan.visits()) {
            visit.tasks().stream()
                    .filter(task -> books.isQuiet(task, visit.day()))
                    .forEach(task -> counts.merge(task.ground(), 1, Integer::sum));
        }
        return counts;
    }

    /** How many times units come beyond the yearly cap, counting visits for exceptions too. */
    public static int beyondCap(PlanningRequest request, VisitPlan plan) {
        int cap = request.rules().visitsPerUnitAndYear();
        return new PlanBooks(request, plan)
                .allComings.values().stream().mapToInt(all -> Math.max(0, all.size() - cap)).sum();
    }

    private void found(Violation.Kind kind, String what) {
        violations.add(new Violation(kind, what));
    }

    private void found(Violation.Kind kind, InspectionTask task) {
        found(kind, "task " + task.id());
    }

    private void everyTaskOnce() {
        Map<InspectionTask, Integer> places = new TreeMap<>(InspectionTask.BY_ID);
        plan.visited().forEach(task -> places.merge(task, 1, Integer::sum));
        plan.remote().forEach(task -> places.merge(task, 1, Integer::sum));
        plan.unplanned().forEach(unplanned -> places.merge(unplanned.task(), 1, Integer::sum));
        places.forEach((task, count) -> {
            if (count > 1) {
                found(Violation.Kind.TASK_TWICE, task);
            }
        });
        Set<InspectionTask> asked = new HashSet<>(request.tasks());
        asked.addAll(given);
        for (InspectionTask task : asked) {
            if (!places.containsKey(task)) {
                found(Violation.Kind.TASK_LOST, task);
            }
        }
        for (InspectionTask task : places.keySet()) {
            if (!asked.contains(task)) {
                found(Violation.Kind.TASK_UNKNOWN, task);
            }
        }
        for (InspectionTask task : plan.remote()) {
            if (task.presence() != Presence.REMOTE) {
                found(Violation.Kind.WRONG_PRESENCE, task);
            }
        }
    }

    private void visit(Visit visit) {
        together(visit);
        for (InspectionTask task : visit.tasks()) {
            if (!task.enterprise().equals(visit.enterprise())) {
                found(Violation.Kind.WRONG_ENTERPRISE, task);
            }
            if (!given.contains(task)) {
                day(visit, task);
            }
        }
    }

    private void day(Visit visit, InspectionTask task) {
        if (task.presence() == Presence.REMOTE) {
            found(Violation.Kind.WRONG_PRESENCE, task);
        }
        if (!request.calendar().reaches(visit.day())) {
            found(Violation.Kind.OUTSIDE_PLAN, "task %s on %s".formatted(task.id(), visit.day()));
        }
        if (!task.window().has(visit.day())) {
            found(Violation.Kind.OUTSIDE_WINDOW, "task %s on %s".formatted(task.id(), visit.day()));
        }
        if (!request.calendar().isWorkingDay(visit.day())) {
            found(Violation.Kind.DAY_OFF, "task %s on %s".formatted(task.id(), visit.day()));
        }
        if (books.isQuiet(task, visit.day()) && !books.maySuspendQuiet(task)) {
            found(Violation.Kind.QUIET_PERIOD, "task %s on %s".formatted(task.id(), visit.day()));
        }
    }

    private void together(Visit visit) {
        if (given.containsAll(visit.tasks())) {
            return;
        }
        List<InspectionTask> tasks = visit.tasks();
        int most = request.rules().joining() ? request.rules().unitsPerVisit() : 1;
        if (visit.units().size() > most || (!request.rules().joining() && tasks.size() > 1)) {
            found(
                    Violation.Kind.TOO_MANY_TOGETHER,
                    "%d units and %d tasks at %s on %s"
                            .formatted(
                                    visit.units().size(),
                                    tasks.size(),
                                    visit.enterprise(),
                                    visit.day()));
        }
        for (int one = 0; one < tasks.size(); one++) {
            for (InspectionTask other : tasks.subList(one + 1, tasks.size())) {
                if (books.areApart(tasks.get(one), other)) {
                    found(
                            Violation.Kind.ITEMS_APART,
                            "tasks %s and %s".formatted(tasks.get(one).id(), other.id()));
                }
            }
        }
    }

    private void officers() {
        books.comings.forEach((at, comings) -> {
            int capacity = books.capacity(at.unit(), at.day());
            if (comings.size() > capacity && isOurs(comings)) {
                found(
                        Violation.Kind.OFFICERS,
                        "unit %s makes %d visits on %s and can make %d"
                                .formatted(at.unit(), comings.size(), at.day(), capacity));
            }
        });
    }

    private void yearlyCap() {
        int cap = request.rules().visitsPerUnitAndYear();
        books.countedComings.forEach((at, comings) -> {
            int times = comings.size() + books.made(at);
            if (times > cap && isOurs(comings)) {
                found(
                        Violation.Kind.YEARLY_CAP,
                        "unit %s comes to %s %d times in %d and may %d"
                                .formatted(at.unit(), at.enterprise(), times, at.year(), cap));
            }
        });
    }

    private static boolean isOurs(List<PlanBooks.Coming> comings) {
        return comings.stream().anyMatch(coming -> !coming.given());
    }

    private void fixedVisits() {
        for (Visit fixed : request.fixed()) {
            boolean stands =
                    books.visits.getOrDefault(fixed.enterprise(), List.of()).stream()
                            .anyMatch(visit ->
                                    visit.fixed()
                                            && visit.day().equals(fixed.day())
                                            && visit.tasks().containsAll(fixed.tasks()));
            if (!stands) {
                found(
                        Violation.Kind.FIXED_CHANGED,
                        "the visit to %s on %s".formatted(fixed.enterprise(), fixed.day()));
            }
        }
        long fixedNow = plan.visits().stream().filter(Visit::fixed).count();
        if (fixedNow != request.fixed().size()) {
            found(Violation.Kind.FIXED_CHANGED, fixedNow + " visits are fixed");
        }
    }

    private void reasons() {
        ReasonCheck check = new ReasonCheck(books);
        for (Unplanned unplanned : plan.unplanned()) {
            InspectionTask task = unplanned.task();
            SortedMap<Obstacle, Integer> obstacles = check.obstacles(task);
            if (!unplanned.days().equals(obstacles)) {
                found(
                        Violation.Kind.WRONG_REASON,
                        "task %s says %s, found is %s"
                                .formatted(
                                        task.id(),
                                        unplanned.days(),
                                        obstacles == null ? "none" : obstacles));
            }
        }
    }
}
