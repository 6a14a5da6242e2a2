package org.jingwei.coordination.inspection.merging;

import java.util.Comparator;

/**
 * One unit's demand to inspect one enterprise.
 *
 * @param unit who inspects
 * @param item what is inspected, by the code of the published list
 * @param window the days on which it may be done
 */
public record InspectionTask(
        String id,
        String unit,
        String enterprise,
        String item,
        Window window,
        Ground ground,
        Presence presence) {
    /** The order in which tasks are listed. */
    public static final Comparator<InspectionTask> BY_ID = Comparator.comparing(InspectionTask::id);

    /** Refuses a task without a name. */
    public InspectionTask {
        for (String text : new String[] {id, unit, enterprise, item}) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(
                        "a task needs an id, a unit, an enterprise and an item; %s has not"
                                .formatted(id));
            }
        }
    }
}
