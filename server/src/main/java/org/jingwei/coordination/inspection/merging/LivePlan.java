package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan that goes on: tasks arrive and are withdrawn, visits are notified, and as little as
 * possible changes. A fixed visit, and one before the earliest day of the calendar, keeps its day
 * and its tasks; others may join it.
 *
 * <p>Not safe for several threads at once.
 */
public final class LivePlan {
    private final Board board;
    private final Insertion insertion;
    private final PlanningRequest beginning;

    private LivePlan(PlanningRequest beginning, Board board) {
        this.beginning = beginning;
        this.board = board;
        insertion = new Insertion(board);
    }

    /**
     * Goes on with a plan.
     *
     * @param request what the plan was made from; its calendar says from which day on visits may be
     *     put up or moved
     */
    public static LivePlan of(PlanningRequest request, VisitPlan plan) {
        List<Visit> fixed =
                plan.visits().stream()
                        .filter(visit -> visit.fixed() || isPast(request, visit))
                        .toList();
        Set<String> given = new HashSet<>();
        fixed.forEach(visit -> visit.tasks().forEach(task -> given.add(task.id())));
        List<InspectionTask> tasks =
                request.tasks().stream().filter(task -> !given.contains(task.id())).toList();
        Board board = new Board(request.withFixed(tasks, fixed));
        plan.visits().stream()
                .filter(visit -> !visit.fixed() && !isPast(request, visit))
                .forEach(board::stand);
        board.journal.begin();
        return new LivePlan(request, board);
    }

    private static boolean isPast(PlanningRequest request, Visit visit) {
        return visit.day().isBefore(request.calendar().earliest());
    }

    /** The plan as it is now. */
    public VisitPlan plan() {
        return board.plan();
    }

    /** What the plan is a plan of now. */
    public PlanningRequest request() {
        VisitPlan plan = plan();
        List<Visit> fixed = plan.visits().stream().filter(Visit::fixed).toList();
        List<InspectionTask> tasks = new ArrayList<>(plan.remote());
        plan.unplanned().forEach(unplanned -> tasks.add(unplanned.task()));
        plan.visits().stream()
                .filter(visit -> !visit.fixed())
                .forEach(visit -> tasks.addAll(visit.tasks()));
        return beginning.withFixed(tasks, fixed);
    }

    /** Takes one task in; one that is there already changes nothing. */
    public PlanChange arrive(InspectionTask task) {
        InspectionTask known = find(task.id());
        if (known != null) {
            if (!known.equals(task)) {
                throw new IllegalArgumentException(
                        "task %s is in the plan with other contents; withdraw it first"
                                .formatted(task.id()));
            }
            return PlanChange.NONE;
        }
        board.journal.begin();
        board.bring(task);
        BoardTask arrived = board.find(task.id());
        if (arrived == null) {
            return PlanChange.NONE;
        }
        insertion.placeGently(arrived);
        insertion.addWaiting();
        List<Unplanned> unplanned =
                arrived.visit == null ? List.of(new Fit(board).unplanned(arrived)) : List.of();
        return change(unplanned);
    }

    /**
     * Takes one task out. A visit that has nothing to do any more is given up; so is one whose
     * other tasks can join other visits as they are, and whoever waits gets what became free.
     */
    public PlanChange withdraw(String id) {
        if (find(id) == null) {
            throw new IllegalArgumentException("no task %s is in the plan".formatted(id));
        }
        board.journal.begin();
        BoardTask task = board.find(id);
        BoardVisit visit = task == null ? null : task.visit;
        if (task != null) {
            board.leave(task);
        }
        board.forget(id);
        if (visit != null && board.movable(visit)) {
            giveUp(visit);
        }
        insertion.addWaiting();
        return change(List.of());
    }

    private void giveUp(BoardVisit visit) {
        int mark = board.journal.mark();
        List<BoardTask> tasks = List.copyOf(visit.tasks);
        tasks.forEach(board::leave);
        for (BoardTask task : tasks) {
            if (!insertion.join(task)) {
                board.journal.undoTo(mark);
                return;
            }
        }
    }

    /** Notes that a visit is agreed or notified. */
    public void fix(Visit visit) {
        BoardVisit known =
                board.visitsOn(visit.day()).stream()
                        .filter(one -> board.snapshot(one).equals(Optional.of(visit)))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no such visit to %s on %s is in the plan"
                                                .formatted(visit.enterprise(), visit.day())));
        known.fixed = true;
    }

    private @Nullable InspectionTask find(String id) {
        BoardTask known = board.find(id);
        return known == null ? board.findRemote(id) : known.task;
    }

    private PlanChange change(List<Unplanned> unplanned) {
        List<Visit> gone = new ArrayList<>();
        List<Visit> come = new ArrayList<>();
        board.journal
                .before()
                .forEach((visit, before) -> {
                    Optional<Visit> after = board.snapshot(visit);
                    if (!Objects.equals(before, after)) {
                        before.ifPresent(gone::add);
                        after.ifPresent(come::add);
                    }
                });
        return new PlanChange(gone, come, unplanned);
    }
}
