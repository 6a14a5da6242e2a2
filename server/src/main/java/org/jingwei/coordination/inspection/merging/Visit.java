package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One coming to an enterprise, by one unit or by several together.
 *
 * @param tasks what is done, in the order of ids
 * @param fixed whether it is agreed or notified: then it keeps its day and its tasks
 */
public record Visit(String enterprise, LocalDate day, List<InspectionTask> tasks, boolean fixed) {
    /** The order in which visits are listed. */
    public static final Comparator<Visit> ORDER =
            Comparator.comparing(Visit::day)
                    .thenComparing(Visit::enterprise)
                    .thenComparing(visit -> visit.tasks().getFirst().id());

    /** Refuses a visit without tasks, and puts its tasks in order. */
    public Visit {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException(
                    "a visit to %s on %s has nothing to do".formatted(enterprise, day));
        }
        tasks = tasks.stream().sorted(InspectionTask.BY_ID).toList();
    }

    /** Who comes. */
    public SortedSet<String> units() {
        SortedSet<String> units = new TreeSet<>();
        tasks.forEach(task -> units.add(task.unit()));
        return units;
    }

    /** Whether several units come together. */
    public boolean joint() {
        return tasks.stream().anyMatch(task -> !task.unit().equals(tasks.getFirst().unit()));
    }

    /** The same visit, notified. */
    public Visit asFixed() {
        return new Visit(enterprise, day, tasks, true);
    }
}
