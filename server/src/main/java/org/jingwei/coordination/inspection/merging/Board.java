package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plan while it is made: visits and waiting tasks, with officers booked. It does what it is told;
 * whether that keeps the rules is for {@link Fit} to say. Everything can be taken back.
 */
final class Board {
    final Days days;
    final MergingRules rules;
    final Roster roster;
    final ApartItems items;
    final Journal journal = new Journal();
    final TreeSet<BoardTask> waiting = new TreeSet<>(Comparator.comparing(task -> task.task.id()));
    private final Map<String, QuietPeriod> quietPeriods;
    private final Map<String, BoardEnterprise> enterprises = new TreeMap<>();
    private final Map<String, BoardTask> tasks = new HashMap<>();
    private final Map<String, InspectionTask> remote = new TreeMap<>();
    private final List<List<BoardVisit>> visitsByDay = new ArrayList<>();

    /** Puts up the fixed visits; every other task waits. */
    Board(PlanningRequest request) {
        days = new Days(request.calendar());
        rules = request.rules();
        roster = new Roster(days, request.capacities());
        items = new ApartItems(request.apart());
        quietPeriods = request.quietPeriods();
        for (int day = 0; day < days.count(); day++) {
            visitsByDay.add(new ArrayList<>());
        }
        request.tasks().stream().sorted(InspectionTask.BY_ID).forEach(this::bring);
        request.made()
                .times()
                .forEach((place, times) ->
                        enterprise(place.enterprise())
                                .came(roster.number(place.unit()), place.year(), times));
        request.made()
                .days()
                .forEach((enterprise, had) ->
                        enterprise(enterprise).had(had.stream().map(days::had).toList()));
        for (Visit visit : request.fixed()) {
            visit.tasks().forEach(this::bring);
            stand(visit);
        }
    }

    BoardEnterprise enterprise(String name) {
        return enterprises.computeIfAbsent(
                name, unknown -> new BoardEnterprise(name, quietPeriods.get(name)));
    }

    Collection<BoardEnterprise> enterprises() {
        return enterprises.values();
    }

    Collection<BoardTask> tasks() {
        return tasks.values();
    }

    @Nullable BoardTask find(String task) {
        return tasks.get(task);
    }

    @Nullable InspectionTask findRemote(String task) {
        return remote.get(task);
    }

    /** Takes a task in: it waits, unless it needs no visit. */
    void bring(InspectionTask task) {
        if (task.presence() == Presence.REMOTE) {
            remote.put(task.id(), task);
            return;
        }
        BoardTask waits = new BoardTask(this, task);
        tasks.put(task.id(), waits);
        waits.enterprise.waiting.add(waits);
        waiting.add(waits);
    }

    /** Forgets a task that waits or needs no visit. */
    void forget(String task) {
        remote.remove(task);
        BoardTask known = tasks.remove(task);
        if (known != null) {
            known.enterprise.waiting.remove(known);
            waiting.remove(known);
        }
    }

    /** Puts up a visit of another plan as it is. */
    void stand(Visit visit) {
        BoardVisit stands =
                new BoardVisit(
                        enterprise(visit.enterprise()), days.number(visit.day()), visit.fixed());
        add(stands);
        for (InspectionTask task : visit.tasks()) {
            BoardTask known = tasks.get(task.id());
            if (known != null) {
                attach(known, stands);
            }
        }
    }

    List<BoardVisit> visitsOn(int day) {
        return visitsByDay.get(day);
    }

    List<BoardVisit> visitsOn(LocalDate date) {
        int day = days.number(date);
        return day >= 0 && day < days.count() ? visitsByDay.get(day) : List.of();
    }

    int visits() {
        return visitsByDay.stream().mapToInt(List::size).sum();
    }

    /** Whether the visit may be given another day or be given up. */
    boolean movable(BoardVisit visit) {
        return !visit.fixed && days.reaches(visit.day);
    }

    BoardVisit open(List<BoardTask> together, int day) {
        BoardVisit visit = new BoardVisit(together.getFirst().enterprise, day, false);
        journal.touch(visit, this::snapshot);
        journal.add(() -> remove(visit));
        add(visit);
        together.forEach(task -> join(task, visit));
        return visit;
    }

    void join(BoardTask task, BoardVisit visit) {
        journal.touch(visit, this::snapshot);
        journal.add(() -> detach(task, visit));
        attach(task, visit);
    }

    /** Takes a task out of its visit; it waits again, and an empty visit is given up. */
    void leave(BoardTask task) {
        BoardVisit visit = task.visit;
        if (visit == null) {
            return;
        }
        journal.touch(visit, this::snapshot);
        journal.add(() -> attach(task, visit));
        detach(task, visit);
        if (visit.tasks.isEmpty()) {
            journal.add(() -> add(visit));
            remove(visit);
        }
    }

    void move(BoardVisit visit, int day) {
        int before = visit.day;
        journal.touch(visit, this::snapshot);
        journal.add(() -> setDay(visit, before));
        setDay(visit, day);
    }

    /** The visit as others see it, unless it is not on the board. */
    Optional<Visit> snapshot(BoardVisit visit) {
        if (visit.tasks.isEmpty()) {
            return Optional.empty();
        }
        List<InspectionTask> done = visit.tasks.stream().map(task -> task.task).toList();
        return Optional.of(
                new Visit(visit.enterprise.name, days.date(visit.day), done, visit.fixed));
    }

    VisitPlan plan() {
        List<Visit> visits =
                visitsByDay.stream()
                        .flatMap(List::stream)
                        .flatMap(visit -> snapshot(visit).stream())
                        .toList();
        Fit fit = new Fit(this);
        List<Unplanned> unplanned = waiting.stream().map(fit::unplanned).toList();
        return new VisitPlan(visits, List.copyOf(remote.values()), unplanned);
    }

    private void add(BoardVisit visit) {
        visit.enterprise.visits.add(visit);
        visitsByDay.get(visit.day).add(visit);
    }

    private void remove(BoardVisit visit) {
        visit.enterprise.visits.remove(visit);
        visitsByDay.get(visit.day).remove(visit);
    }

    private void attach(BoardTask task, BoardVisit visit) {
        if (!visit.has(task.unit)) {
            roster.take(task.unit, visit.day, 1);
        }
        visit.tasks.add(task);
        task.visit = visit;
        task.enterprise.waiting.remove(task);
        waiting.remove(task);
    }

    private void detach(BoardTask task, BoardVisit visit) {
        visit.tasks.remove(task);
        task.visit = null;
        task.enterprise.waiting.add(task);
        waiting.add(task);
        if (!visit.has(task.unit)) {
            roster.take(task.unit, visit.day, -1);
        }
    }

    private void setDay(BoardVisit visit, int day) {
        for (int unit : visit.units()) {
            roster.take(unit, visit.day, -1);
            roster.take(unit, day, 1);
        }
        visitsByDay.get(visit.day).remove(visit);
        visit.day = day;
        visitsByDay.get(day).add(visit);
    }
}
