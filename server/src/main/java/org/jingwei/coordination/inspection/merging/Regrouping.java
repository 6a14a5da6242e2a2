package org.jingwei.coordination.inspection.merging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans one enterprise anew while all others stay, by depth-first branch and bound.
 *
 * <p>Idea: its movable visits are taken off the board; tasks are taken in the order of deadlines
 * and each joins a draft that is there, begins a new one, or is left out; a branch that cannot
 * become better than the best so far is cut, and the search ends at the lower bound. What counts is
 * first that all tasks are done, then the number of visits. When all tasks are dealt out the drafts
 * get days on the board, with its officers and caps; where that fails the branch is no solution.
 * Source: Land and Doig 1960, with the symmetry of groups broken by the order of tasks.
 *
 * <p>Cost: exponential in the tasks, and cut off after {@link #NODES} nodes: then the best so far
 * stands. It fails where another enterprise's visit would have to make room.
 */
final class Regrouping {
    private static final int NODES = 1_000;

    /** What it costs to leave one task out. */
    private static final int LEFT_OUT = 10_000;

    private final Board board;
    private final Fit fit;
    private final Deque<Draft> drafts = new ArrayDeque<>();
    private List<BoardTask> tasks = List.of();
    private List<BitSet> usable = List.of();
    private @Nullable List<Dated> best;
    private int bestCost;
    private int leastCost;
    private int nodes;

    Regrouping(Board board) {
        this.board = board;
        fit = new Fit(board);
    }

    /** Tasks that get a day together, or join a fixed visit. */
    private record Dated(List<BoardTask> tasks, int day, @Nullable BoardVisit fixed) {}

    /** Whether the enterprise has got a better plan. */
    boolean improve(BoardEnterprise enterprise) {
        int mark = board.journal.mark();
        List<BoardVisit> movable = enterprise.visits.stream().filter(board::movable).toList();
        bestCost = enterprise.waiting.size() * LEFT_OUT + movable.size();
        movable.forEach(visit -> List.copyOf(visit.tasks).forEach(board::leave));
        begin(enterprise);
        search(0, enterprise.waiting.size() - tasks.size(), 0);
        board.journal.undoTo(mark);
        if (best == null) {
            return false;
        }
        movable.forEach(visit -> List.copyOf(visit.tasks).forEach(board::leave));
        best.forEach(this::realise);
        return true;
    }

    private void begin(BoardEnterprise enterprise) {
        tasks =
                enterprise.waiting.stream()
                        .filter(task -> !task.open.isEmpty())
                        .sorted(BoardTask.BY_DEADLINE)
                        .toList();
        usable = tasks.stream().map(this::usable).toList();
        drafts.clear();
        enterprise.visits.stream()
                .filter(visit -> board.days.reaches(visit.day))
                .forEach(visit -> drafts.addLast(new Draft(visit)));
        int hopeless = enterprise.waiting.size() - tasks.size();
        leastCost =
                hopeless * LEFT_OUT
                        + (enterprise.visits.isEmpty()
                                ? LowerBound.of(tasks, board.rules.unitsPerVisit())
                                : 0);
        best = null;
        nodes = 0;
    }

    /** The days on which the task has officers, or may join a fixed visit of its unit. */
    private BitSet usable(BoardTask task) {
        BitSet days = board.roster.withOfficers(task.open, task.unit);
        for (BoardVisit visit : task.enterprise.visits) {
            if (task.open.get(visit.day) && visit.has(task.unit)) {
                days.set(visit.day);
            }
        }
        return days;
    }

    private void search(int next, int leftOut, int opened) {
        int cost = leftOut * LEFT_OUT + opened;
        if (cost >= bestCost || bestCost <= leastCost || ++nodes > NODES) {
            return;
        }
        if (next == tasks.size()) {
            date(cost);
            return;
        }
        BoardTask task = tasks.get(next);
        BitSet days = usable.get(next);
        for (Draft draft : List.copyOf(drafts)) {
            if (draft.days.intersects(days) && fit.mayShare(task, draft.all())) {
                BitSet before = draft.days;
                BitSet common = (BitSet) before.clone();
                common.and(days);
                draft.days = common;
                draft.tasks.add(task);
                search(next + 1, leftOut, opened);
                draft.tasks.removeLast();
                draft.days = before;
            }
        }
        if (!days.isEmpty()) {
            drafts.addLast(new Draft(task, days));
            search(next + 1, leftOut, opened + 1);
            drafts.removeLast();
        }
        search(next + 1, leftOut + 1, opened);
    }

    /** Gives every draft its day on the board; where that goes well, it is the best so far. */
    private void date(int cost) {
        int mark = board.journal.mark();
        List<Dated> dated = new ArrayList<>();
        boolean good = true;
        for (Draft draft : drafts.stream().sorted(Regrouping::fewestDays).toList()) {
            if (!draft.tasks.isEmpty()) {
                Dated one = date(draft);
                good = one != null;
                if (one == null) {
                    break;
                }
                dated.add(one);
            }
        }
        board.journal.undoTo(mark);
        if (good) {
            best = dated;
            bestCost = cost;
        }
    }

    private static int fewestDays(Draft one, Draft other) {
        return Integer.compare(one.days.cardinality(), other.days.cardinality());
    }

    private @Nullable Dated date(Draft draft) {
        List<BoardTask> together = List.copyOf(draft.tasks);
        BoardVisit fixed = draft.fixed;
        if (fixed != null) {
            for (BoardTask task : together) {
                if (!fit.mayJoin(task, fixed)) {
                    return null;
                }
                board.join(task, fixed);
            }
            return new Dated(together, fixed.day, fixed);
        }
        int day = fit.dayToOpen(together, draft.days);
        if (day < 0) {
            return null;
        }
        board.open(together, day);
        return new Dated(together, day, null);
    }

    private void realise(Dated dated) {
        BoardVisit fixed = dated.fixed();
        if (fixed == null) {
            board.open(dated.tasks(), dated.day());
        } else {
            dated.tasks().forEach(task -> board.join(task, fixed));
        }
    }
}
