package org.jingwei.coordination.inspection.merging;

import java.util.BitSet;
import java.util.List;

/**
 * Finds a place for one waiting task, changing as little of the board as it can.
 *
 * <p>Idea: the ways in order of what they change. Join a visit; give a visit of the enterprise
 * another day on which the task can join; make room by giving a visit of the unit to somebody else
 * another day; and the same for a visit of its own. One visit is moved at most (an ejection chain
 * of length one, Glover 1996). Cost: the days of the window times the visits of one day, times the
 * days of theirs. It fails where only a longer chain of moves would make room.
 */
final class Insertion {
    private final Board board;
    private final Fit fit;

    Insertion(Board board) {
        this.board = board;
        fit = new Fit(board);
    }

    /** Everything that helps; to save a visit counts more than to move one of somebody else. */
    boolean place(BoardTask task) {
        return placeIntoVisits(task) || open(task) || openWithRoom(task);
    }

    /** Without one more visit. */
    boolean placeIntoVisits(BoardTask task) {
        return join(task) || shift(task) || joinWithRoom(task);
    }

    /** For a task that comes late: others are moved only where it could not be done at all. */
    boolean placeGently(BoardTask task) {
        return join(task) || shift(task) || open(task) || joinWithRoom(task) || openWithRoom(task);
    }

    /** Without moving anything. */
    boolean add(BoardTask task) {
        return join(task) || open(task);
    }

    /** Whoever waits and can be added is added, until nobody can. */
    void addWaiting() {
        boolean added = true;
        while (added) {
            added = false;
            for (BoardTask task : List.copyOf(board.waiting)) {
                added |= add(task);
            }
        }
    }

    boolean join(BoardTask task) {
        BoardVisit best = null;
        for (BoardVisit visit : task.enterprise.visits) {
            if (fit.mayJoin(task, visit)
                    && (best == null || visit.tasks.size() > best.tasks.size())) {
                best = visit;
            }
        }
        if (best != null) {
            board.join(task, best);
        }
        return best != null;
    }

    private boolean shift(BoardTask task) {
        for (BoardVisit visit : List.copyOf(task.enterprise.visits)) {
            if (board.movable(visit) && fit.mayShare(task, visit.tasks)) {
                int day = fit.dayToMove(visit, task);
                if (day >= 0) {
                    board.move(visit, day);
                    board.join(task, visit);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean joinWithRoom(BoardTask task) {
        for (BoardVisit visit : List.copyOf(task.enterprise.visits)) {
            if (fit.mayJoinWithOfficers(task, visit) && makeRoom(task, visit.day)) {
                board.join(task, visit);
                return true;
            }
        }
        return false;
    }

    private boolean open(BoardTask task) {
        int day = fit.dayToOpen(List.of(task), task.open);
        if (day >= 0) {
            board.open(List.of(task), day);
        }
        return day >= 0;
    }

    private boolean openWithRoom(BoardTask task) {
        BitSet days = task.open;
        for (int day = days.nextSetBit(0); day >= 0; day = days.nextSetBit(day + 1)) {
            if (fit.mayOpenWithOfficers(List.of(task), day) && makeRoom(task, day)) {
                board.open(List.of(task), day);
                return true;
            }
        }
        return false;
    }

    /** Gives a visit of the task's unit to another enterprise another day. */
    private boolean makeRoom(BoardTask task, int day) {
        for (BoardVisit visit : List.copyOf(board.visitsOn(day))) {
            if (visit.enterprise != task.enterprise
                    && visit.has(task.unit)
                    && board.movable(visit)) {
                int other = fit.dayToMove(visit, null);
                if (other >= 0) {
                    board.move(visit, other);
                    if (board.roster.hasOfficers(task.unit, day)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
