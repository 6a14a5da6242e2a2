package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What becomes of every task: a visit, work without one, or a reason why not.
 *
 * @param visits by day and enterprise
 * @param remote tasks that need no visit
 * @param unplanned tasks that no visit can take
 */
public record VisitPlan(
        List<Visit> visits, List<InspectionTask> remote, List<Unplanned> unplanned) {
    /** Puts everything in order. */
    public VisitPlan {
        visits = visits.stream().sorted(Visit.ORDER).toList();
        remote = remote.stream().sorted(InspectionTask.BY_ID).toList();
        unplanned =
                unplanned.stream()
                        .sorted(Comparator.comparing(Unplanned::task, InspectionTask.BY_ID))
                        .toList();
    }

    /** The tasks that visits take. */
    public List<InspectionTask> visited() {
        return visits.stream().flatMap(visit -> visit.tasks().stream()).toList();
    }

    /** Visits to which several units come together. */
    public long jointVisits() {
        return visits.stream().filter(Visit::joint).count();
    }

    /** Tasks that are done in such visits. */
    public long jointTasks() {
        return visits.stream().filter(Visit::joint).mapToLong(visit -> visit.tasks().size()).sum();
    }

    /** Where an enterprise gets more visits than the limits say, in order. */
    public List<Flag> flags(FrequencyLimits limits) {
        return flags(limits, VisitsMade.NONE);
    }

    /**
     * Where an enterprise gets more visits than the limits say, together with those that it had, in
     * order; a period in which nothing is planned is none of this plan's.
     */
    public List<Flag> flags(FrequencyLimits limits, VisitsMade made) {
        List<Flag> flags = new ArrayList<>();
        for (Flag.Period period : Flag.Period.values()) {
            Map<String, Map<LocalDate, Integer>> counts = new TreeMap<>();
            for (Visit visit : visits) {
                counts.computeIfAbsent(visit.enterprise(), enterprise -> new TreeMap<>())
                        .merge(period.firstDayOf(visit.day()), 1, Integer::sum);
            }
            counts.forEach((enterprise, days) ->
                    days.forEach((from, planned) -> {
                        int count = planned + made.in(enterprise, period, from);
                        if (count > period.limit(limits)) {
                            flags.add(new Flag(enterprise, period, from, count));
                        }
                    }));
        }
        return flags;
    }
}
