package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

/**
 * Puts the waiting tasks of one enterprise together so that few visits are needed, before anybody
 * looks at officers.
 *
 * <p>Idea: piercing intervals. A visit on the day on which the first window ends serves every task
 * whose window has begun by then, and no other day serves more of those that end later; so the task
 * with the earliest deadline takes along, in the order of deadlines, whatever still has a day in
 * common with all taken so far. Source: the minimum covering by cliques of an interval graph
 * (Gavril, "Algorithms for minimum coloring, maximum clique, minimum covering by cliques, and
 * maximum independent set of a chordal graph", SIAM Journal on Computing 1, 1972), with a limit on
 * how many units a visit takes.
 *
 * <p>Cost: O(k²) for k tasks, times the words of a set of days. It is optimal when every window is
 * one run of open days and nothing keeps items apart. Where it fails: items apart and units beyond
 * the limit make it first-fit colouring, and an exception in a quiet period may be given a last day
 * on which the planned tasks cannot come along; {@link Improvement} looks at those again.
 */
final class Grouping {
    private final Board board;
    private final Fit fit;

    Grouping(Board board) {
        this.board = board;
        fit = new Fit(board);
    }

    /** Lets tasks join fixed visits, and groups the others. */
    List<Draft> group(BoardEnterprise enterprise) {
        List<BoardTask> waiting =
                new ArrayList<>(
                        enterprise.waiting.stream()
                                .filter(task -> !task.open.isEmpty())
                                .sorted(BoardTask.BY_DEADLINE)
                                .toList());
        joinFixed(enterprise, waiting);
        List<Draft> drafts = new ArrayList<>();
        while (!waiting.isEmpty()) {
            BoardTask first = waiting.removeFirst();
            Draft draft = new Draft(first, first.open);
            if (isPressed(first, waiting)) {
                grow(draft, waiting, first.unit);
            }
            grow(draft, waiting, -1);
            drafts.add(draft);
        }
        return drafts;
    }

    private void joinFixed(BoardEnterprise enterprise, List<BoardTask> waiting) {
        for (BoardVisit visit : enterprise.visits) {
            for (Iterator<BoardTask> each = waiting.iterator(); each.hasNext(); ) {
                BoardTask task = each.next();
                if (fit.mayJoin(task, visit)) {
                    board.join(task, visit);
                    each.remove();
                }
            }
        }
    }

    /** Whether the unit has more to do here than it may come. */
    private boolean isPressed(BoardTask first, List<BoardTask> waiting) {
        int year = board.days.year(Math.max(0, first.open.nextSetBit(0)));
        return first.counted
                && waiting.stream().filter(task -> task.counted && task.unit == first.unit).count()
                                + first.enterprise.made(first.unit, year)
                        >= board.rules.visitsPerUnitAndYear();
    }

    private void grow(Draft draft, List<BoardTask> waiting, int onlyUnit) {
        for (Iterator<BoardTask> each = waiting.iterator(); each.hasNext(); ) {
            BoardTask task = each.next();
            if ((onlyUnit < 0 || task.unit == onlyUnit)
                    && draft.days.intersects(task.open)
                    && fit.mayShare(task, draft.tasks)) {
                BitSet common = (BitSet) draft.days.clone();
                common.and(task.open);
                draft.days = common;
                draft.tasks.add(task);
                each.remove();
            }
        }
    }
}
