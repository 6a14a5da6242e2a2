package org.jingwei.coordination.inspection.merging;

import java.util.BitSet;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A task on the board. */
final class BoardTask {
    /** Who has to be served first comes first. */
    static final Comparator<BoardTask> BY_DEADLINE =
            Comparator.comparingInt(BoardTask::deadline)
                    .thenComparingInt(task -> task.open.nextSetBit(0))
                    .thenComparing(task -> task.task.id());

    final InspectionTask task;
    final BoardEnterprise enterprise;
    final int unit;
    final int item;

    /** The days on which it may be done, as far as the calendar says. */
    final BitSet open;

    /** Whether the yearly cap counts it. */
    final boolean counted;

    @Nullable BoardVisit visit;

    BoardTask(Board board, InspectionTask task) {
        this.task = task;
        enterprise = board.enterprise(task.enterprise());
        unit = board.roster.number(task.unit());
        item = board.items.number(task.item());
        boolean exempt = board.rules.freeOfQuietPeriod().contains(task.ground());
        open = board.days.open(task.window(), exempt ? null : enterprise.quiet);
        counted = !board.rules.freeOfCap().contains(task.ground());
    }

    /** The last day on which it may be done, or -1. */
    int deadline() {
        return open.length() - 1;
    }
}
