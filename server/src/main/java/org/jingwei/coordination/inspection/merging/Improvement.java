package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a plan better, never worse: more tasks done, or as many in fewer visits.
 *
 * <p>Idea: enterprises that have more visits than their lower bound, or tasks that wait, are taken
 * one after the other. {@link Regrouping} plans them anew; where that does not help, one visit
 * after the other is given up, if its tasks find a place in the others ({@link Insertion}), for
 * which the visits of other enterprises may move. Everything else is taken back. Sweeps are
 * repeated until one changes nothing, at most {@link #SWEEPS} times. It is a descent into a local
 * optimum: it fails where two enterprises would have to change at once.
 */
final class Improvement {
    private static final int SWEEPS = 3;

    private final Board board;
    private final Insertion insertion;
    private final Regrouping regrouping;

    Improvement(Board board) {
        this.board = board;
        insertion = new Insertion(board);
        regrouping = new Regrouping(board);
    }

    void run() {
        boolean better = board.rules.joining();
        for (int sweep = 0; better && sweep < SWEEPS; sweep++) {
            better = false;
            for (BoardEnterprise enterprise : board.enterprises()) {
                board.journal.begin();
                better |= improve(enterprise);
            }
        }
        insertion.addWaiting();
        board.journal.begin();
    }

    private boolean improve(BoardEnterprise enterprise) {
        boolean better = false;
        if (mayImprove(enterprise)) {
            better = regrouping.improve(enterprise);
            for (BoardTask task : List.copyOf(enterprise.waiting)) {
                better |= insertion.place(task);
            }
            better |= giveUpOne(enterprise);
        }
        return better;
    }

    private boolean mayImprove(BoardEnterprise enterprise) {
        return enterprise.waiting.stream().anyMatch(task -> !task.open.isEmpty())
                || hasGap(enterprise);
    }

    private boolean hasGap(BoardEnterprise enterprise) {
        List<BoardTask> done = new ArrayList<>();
        enterprise.visits.forEach(visit -> done.addAll(visit.tasks));
        return enterprise.visits.size() > LowerBound.of(done, board.rules.unitsPerVisit());
    }

    private boolean giveUpOne(BoardEnterprise enterprise) {
        if (!hasGap(enterprise)) {
            return false;
        }
        List<BoardVisit> smallestFirst =
                enterprise.visits.stream()
                        .filter(board::movable)
                        .sorted(Comparator.comparingInt(visit -> visit.tasks.size()))
                        .toList();
        for (BoardVisit visit : smallestFirst) {
            if (giveUp(visit)) {
                return true;
            }
        }
        return false;
    }

    private boolean giveUp(BoardVisit visit) {
        int mark = board.journal.mark();
        List<BoardTask> tasks = visit.tasks.stream().sorted(BoardTask.BY_DEADLINE).toList();
        tasks.forEach(board::leave);
        for (BoardTask task : tasks) {
            if (!insertion.placeIntoVisits(task)) {
                board.journal.undoTo(mark);
                return false;
            }
        }
        return true;
    }
}
