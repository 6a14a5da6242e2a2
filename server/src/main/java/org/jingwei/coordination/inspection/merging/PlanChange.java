package org.jingwei.coordination.inspection.merging;

import java.util.List;

/**
 * What a plan has become different in: a visit that was changed has gone and come.
 *
 * @param gone visits as they were
 * @param come visits as they are now
 * @param unplanned the tasks of this change that no visit can take
 */
public record PlanChange(List<Visit> gone, List<Visit> come, List<Unplanned> unplanned) {
    /** Nothing has changed. */
    public static final PlanChange NONE = new PlanChange(List.of(), List.of(), List.of());

    /** Puts everything in order. */
    public PlanChange {
        gone = gone.stream().sorted(Visit.ORDER).toList();
        come = come.stream().sorted(Visit.ORDER).toList();
        unplanned = List.copyOf(unplanned);
    }
}
