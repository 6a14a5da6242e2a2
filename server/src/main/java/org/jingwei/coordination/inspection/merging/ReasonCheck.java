package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out anew what keeps a task out of a plan. */
final class ReasonCheck {
    private final PlanBooks books;

    ReasonCheck(PlanBooks books) {
        this.books = books;
    }

    /** The obstacles of all days of the window, or nothing where the task could simply be added. */
    @Nullable SortedMap<Obstacle, Integer> obstacles(InspectionTask task) {
        SortedMap<Obstacle, Integer> found = new TreeMap<>();
        LocalDate after = task.window().last().plusDays(1);
        for (LocalDate day : task.window().first().datesUntil(after).toList()) {
            Obstacle obstacle = obstacle(task, day);
            if (obstacle == null) {
                return null;
            }
            found.merge(obstacle, 1, Integer::sum);
        }
        return found;
    }

    private @Nullable Obstacle obstacle(InspectionTask task, LocalDate day) {
        PlanningCalendar calendar = books.request.calendar();
        if (!calendar.reaches(day)) {
            return Obstacle.OUTSIDE_PLAN;
        }
        if (!calendar.isWorkingDay(day)) {
            return Obstacle.DAY_OFF;
        }
        if (books.isQuiet(task, day) && !books.maySuspendQuiet(task)) {
            return Obstacle.QUIET_PERIOD;
        }
        boolean capReached = capReached(task, day);
        boolean officers = hasOfficers(task, day);
        if (!capReached && officers) {
            return null;
        }
        for (Visit visit : books.visits.getOrDefault(task.enterprise(), List.of())) {
            if (visit.day().equals(day) && takes(visit, task, capReached, officers)) {
                return null;
            }
        }
        return capReached ? Obstacle.YEARLY_CAP : Obstacle.OFFICERS;
    }

    private boolean capReached(InspectionTask task, LocalDate day) {
        int times =
                books.countedComings
                        .getOrDefault(PlanBooks.UnitYear.of(task, day), List.of())
                        .size();
        times += books.made(PlanBooks.UnitYear.of(task, day));
        return books.isCounted(task) && times >= books.request.rules().visitsPerUnitAndYear();
    }

    private boolean hasOfficers(InspectionTask task, LocalDate day) {
        int taken =
                books.comings
                        .getOrDefault(new PlanBooks.UnitDay(task.unit(), day), List.of())
                        .size();
        return taken < books.capacity(task.unit(), day);
    }

    private boolean takes(Visit visit, InspectionTask task, boolean capReached, boolean officers) {
        if (!books.request.rules().joining()
                || visit.tasks().stream().anyMatch(other -> books.areApart(task, other))) {
            return false;
        }
        SortedSet<String> units = visit.units();
        boolean comesAnyway = units.contains(task.unit());
        boolean countsAnyway =
                visit.tasks().stream()
                        .anyMatch(other ->
                                other.unit().equals(task.unit()) && books.isCounted(other));
        units.add(task.unit());
        return (comesAnyway || officers)
                && (countsAnyway || !capReached)
                && units.size() <= books.request.rules().unitsPerVisit();
    }
}
