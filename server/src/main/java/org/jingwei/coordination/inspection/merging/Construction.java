package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes a first plan: groups the tasks of each enterprise, and gives the groups of all enterprises
 * their days.
 *
 * <p>Idea: most constrained first, least constraining day. The groups with the fewest days choose
 * first, and choose the day on which the officers needed are least in demand; the demand counts
 * what is booked, and of each group that has no day yet an even share of its units on each of its
 * days. Source: the fail-first ordering of constraint satisfaction (Haralick and Elliott 1980) with
 * the even-share demand profiles of Sadeh and Fox ("Variable and value ordering heuristics for the
 * job shop scheduling constraint satisfaction problem", Artificial Intelligence 86, 1996).
 *
 * <p>Cost: groups × days × units, after sorting. It fails where a group's officers are never free
 * together: then as many of its tasks as have officers on one day stay together, and the others
 * find a place one by one ({@link Insertion}).
 */
final class Construction {
    private final Board board;
    private final Fit fit;
    private final Insertion insertion;

    Construction(Board board) {
        this.board = board;
        fit = new Fit(board);
        insertion = new Insertion(board);
    }

    void run() {
        Grouping grouping = new Grouping(board);
        List<Draft> drafts = new ArrayList<>();
        board.enterprises().forEach(enterprise -> drafts.addAll(grouping.group(enterprise)));
        drafts.sort(Draft.MOST_CONSTRAINED);
        drafts.forEach(draft -> expect(draft, 1));
        List<BoardTask> left = new ArrayList<>();
        for (Draft draft : drafts) {
            expect(draft, -1);
            place(draft, left);
            board.journal.begin();
        }
        left.forEach(insertion::place);
        insertion.addWaiting();
        board.journal.begin();
    }

    private void expect(Draft draft, int sign) {
        double share = (double) sign / draft.days.cardinality();
        for (int unit : BoardVisit.unitsOf(draft.tasks)) {
            draft.days.stream().forEach(day -> board.roster.expect(unit, day, share));
        }
    }

    private void place(Draft draft, List<BoardTask> left) {
        int day = fit.dayToOpen(draft.tasks, draft.days);
        List<BoardTask> together = draft.tasks;
        if (day < 0) {
            day = dayOfMost(draft);
            int chosen = day;
            together =
                    draft.tasks.stream()
                            .filter(task -> fit.mayOpen(List.of(task), chosen))
                            .toList();
            left.addAll(draft.tasks);
            left.removeAll(together);
        }
        if (!together.isEmpty()) {
            board.open(together, day);
        }
    }

    /** The first of the draft's days on which the most of its tasks can be done. */
    private int dayOfMost(Draft draft) {
        BitSet days = draft.days;
        int best = days.nextSetBit(0);
        long most = -1;
        for (int day = best; day >= 0; day = days.nextSetBit(day + 1)) {
            int candidate = day;
            long count =
                    draft.tasks.stream()
                            .filter(task -> fit.mayOpen(List.of(task), candidate))
                            .count();
            if (count > most) {
                most = count;
                best = day;
            }
        }
        return best;
    }
}
