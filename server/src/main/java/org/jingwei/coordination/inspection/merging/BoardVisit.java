package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A visit on the board. */
final class BoardVisit {
    final BoardEnterprise enterprise;
    boolean fixed;
    final List<BoardTask> tasks = new ArrayList<>();
    int day;

    BoardVisit(BoardEnterprise enterprise, int day, boolean fixed) {
        this.enterprise = enterprise;
        this.day = day;
        this.fixed = fixed;
    }

    boolean has(int unit) {
        for (BoardTask task : tasks) {
            if (task.unit == unit) {
                return true;
            }
        }
        return false;
    }

    /** Whether the yearly cap counts it for the unit. */
    boolean countsFor(int unit) {
        for (BoardTask task : tasks) {
            if (task.unit == unit && task.counted) {
                return true;
            }
        }
        return false;
    }

    /** The units, each once, as they came. */
    int[] units() {
        return unitsOf(tasks);
    }

    static int[] unitsOf(List<BoardTask> tasks) {
        return tasks.stream().mapToInt(task -> task.unit).distinct().toArray();
    }

    /** The days on which all its tasks may be done, as far as the calendar says. */
    BitSet open() {
        return openOf(tasks);
    }

    static BitSet openOf(List<BoardTask> tasks) {
        BitSet open = (BitSet) tasks.getFirst().open.clone();
        for (BoardTask task : tasks) {
            open.and(task.open);
        }
        return open;
    }
}
