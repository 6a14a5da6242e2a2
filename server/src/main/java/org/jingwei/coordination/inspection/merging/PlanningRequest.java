package org.jingwei.coordination.inspection.merging;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a plan is made from.
 *
 * @param tasks what is to be done, without what the fixed visits do
 * @param capacities the units and what they can do; a unit that is missing can do nothing
 * @param quietPeriods by enterprise; who is missing has none
 * @param apart items that cannot be inspected in one visit
 * @param fixed visits that stay as they are; more tasks may join them
 * @param made what counts against the yearly cap already
 */
public record PlanningRequest(
        PlanningCalendar calendar,
        List<InspectionTask> tasks,
        List<UnitCapacity> capacities,
        Map<String, QuietPeriod> quietPeriods,
        Set<ItemPair> apart,
        MergingRules rules,
        List<Visit> fixed,
        VisitsMade made) {
    /** Refuses a task that comes twice, and a fixed visit outside the horizon. */
    public PlanningRequest {
        tasks = List.copyOf(tasks);
        capacities = List.copyOf(capacities);
        quietPeriods = Map.copyOf(quietPeriods);
        apart = Set.copyOf(apart);
        fixed = fixed.stream().map(Visit::asFixed).sorted(Visit.ORDER).toList();
        refuseTwice(
                "task",
                Stream.concat(
                                tasks.stream(),
                                fixed.stream().flatMap(visit -> visit.tasks().stream()))
                        .map(InspectionTask::id));
        refuseTwice("unit", capacities.stream().map(UnitCapacity::unit));
        for (Visit visit : fixed) {
            if (!calendar.horizon().has(visit.day())) {
                throw new IllegalArgumentException(
                        "the fixed visit to %s on %s lies outside the plan"
                                .formatted(visit.enterprise(), visit.day()));
            }
        }
    }

    private static void refuseTwice(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "%s %s is there twice".formatted(what, name));
                });
    }

    /** The same with other rules. */
    public PlanningRequest withRules(MergingRules other) {
        return new PlanningRequest(
                calendar, tasks, capacities, quietPeriods, apart, other, fixed, made);
    }

    /** The same with other tasks. */
    public PlanningRequest withTasks(List<InspectionTask> other) {
        return new PlanningRequest(
                calendar, other, capacities, quietPeriods, apart, rules, fixed, made);
    }

    /** The same where this was done before. */
    public PlanningRequest withMade(VisitsMade before) {
        return new PlanningRequest(
                calendar, tasks, capacities, quietPeriods, apart, rules, fixed, before);
    }

    /** The same with other tasks, and with visits that stay. */
    public PlanningRequest withFixed(List<InspectionTask> other, List<Visit> visits) {
        return new PlanningRequest(
                calendar, other, capacities, quietPeriods, apart, rules, visits, made);
    }
}
