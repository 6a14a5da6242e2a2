package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks that are to share a visit which has no day yet, or that join a fixed one. */
final class Draft {
    /** Who has the fewest days comes first, then the larger. */
    static final Comparator<Draft> MOST_CONSTRAINED =
            Comparator.<Draft>comparingInt(draft -> draft.days.cardinality())
                    .thenComparingInt(draft -> -draft.tasks.size())
                    .thenComparing(draft -> draft.tasks.getFirst().task.id());

    final List<BoardTask> tasks = new ArrayList<>();
    final @Nullable BoardVisit fixed;

    /** The days on which all of them may be done. */
    BitSet days;

    Draft(BoardTask task, BitSet days) {
        tasks.add(task);
        this.days = days;
        fixed = null;
    }

    Draft(BoardVisit fixed) {
        this.fixed = fixed;
        days = new BitSet();
        days.set(fixed.day);
    }

    /** What is done in the visit, with what the fixed one does already. */
    List<BoardTask> all() {
        if (fixed == null) {
            return tasks;
        }
        List<BoardTask> all = new ArrayList<>(fixed.tasks);
        all.addAll(tasks);
        return all;
    }
}
