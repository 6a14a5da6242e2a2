package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan counted up for those who check it: read from the visits alone, sharing nothing with what
 * made them.
 */
final class PlanBooks {
    final PlanningRequest request;
    final Map<String, List<Visit>> visits = new HashMap<>();
    final Map<UnitDay, List<Coming>> comings = new HashMap<>();
    final Map<UnitYear, List<Coming>> countedComings = new HashMap<>();
    final Map<UnitYear, List<Coming>> allComings = new HashMap<>();
    private final Map<String, UnitCapacity> capacities = new HashMap<>();

    PlanBooks(PlanningRequest request, VisitPlan plan) {
        this.request = request;
        request.capacities().forEach(capacity -> capacities.put(capacity.unit(), capacity));
        Set<InspectionTask> given = new HashSet<>();
        request.fixed().forEach(visit -> given.addAll(visit.tasks()));
        for (Visit visit : plan.visits()) {
            visits.computeIfAbsent(visit.enterprise(), e -> new ArrayList<>()).add(visit);
            for (String unit : visit.units()) {
                book(visit, unit, given);
            }
        }
    }

    /** A unit on a day. */
    record UnitDay(String unit, LocalDate day) {}

    /** A unit at an enterprise in a year. */
    record UnitYear(String unit, String enterprise, int year) {
        static UnitYear of(InspectionTask task, LocalDate day) {
            return new UnitYear(task.unit(), task.enterprise(), day.getYear());
        }
    }

    /** A unit's part in a visit; given when the request had it already. */
    record Coming(Visit visit, String unit, boolean given) {}

    private void book(Visit visit, String unit, Set<InspectionTask> given) {
        List<InspectionTask> own =
                visit.tasks().stream().filter(task -> task.unit().equals(unit)).toList();
        UnitYear year = new UnitYear(unit, visit.enterprise(), visit.day().getYear());
        Coming coming = new Coming(visit, unit, own.stream().anyMatch(given::contains));
        comings.computeIfAbsent(new UnitDay(unit, visit.day()), d -> new ArrayList<>()).add(coming);
        allComings.computeIfAbsent(year, y -> new ArrayList<>()).add(coming);
        List<InspectionTask> counted = own.stream().filter(this::isCounted).toList();
        if (!counted.isEmpty()) {
            countedComings
                    .computeIfAbsent(year, y -> new ArrayList<>())
                    .add(new Coming(visit, unit, counted.stream().anyMatch(given::contains)));
        }
    }

    int made(UnitYear at) {
        return request.made().of(at.unit(), at.enterprise(), at.year());
    }

    boolean isCounted(InspectionTask task) {
        return !request.rules().freeOfCap().contains(task.ground());
    }

    boolean isQuiet(InspectionTask task, LocalDate day) {
        QuietPeriod quiet = request.quietPeriods().get(task.enterprise());
        return quiet != null && quiet.has(day);
    }

    boolean maySuspendQuiet(InspectionTask task) {
        return request.rules().freeOfQuietPeriod().contains(task.ground());
    }

    int capacity(String unit, LocalDate day) {
        UnitCapacity capacity = capacities.get(unit);
        return capacity == null ? 0 : capacity.visitsOn(day);
    }

    boolean areApart(InspectionTask one, InspectionTask other) {
        return request.apart().contains(new ItemPair(one.item(), other.item()));
    }
}
