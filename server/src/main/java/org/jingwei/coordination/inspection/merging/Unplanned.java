package org.jingwei.coordination.inspection.merging;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A task that no visit can take, with what is in the way on the days of its window.
 *
 * @param days on how many days of the window each obstacle stands
 */
public record Unplanned(InspectionTask task, NavigableMap<Obstacle, Integer> days) {
    /** Refuses a task that nothing stops. */
    public Unplanned {
        if (days.isEmpty()) {
            throw new IllegalArgumentException(
                    "task %s is left out without a reason".formatted(task.id()));
        }
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    /**
     * The obstacle to look at first: of officers and cap the one on more days; where neither is in
     * the way, the most particular of the others.
     */
    public Obstacle reason() {
        return days.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(Obstacle.OFFICERS) >= 0)
                .max(
                        Map.Entry.<Obstacle, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .orElseGet(days::lastKey);
    }
}
