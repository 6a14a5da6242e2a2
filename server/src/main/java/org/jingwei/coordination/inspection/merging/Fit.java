package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rules allow on a board as it stands. */
final class Fit {
    /** More flags always weigh more than scarce officers. */
    private static final double FLAG = 1_000;

    private final Board board;

    Fit(Board board) {
        this.board = board;
    }

    /** Whether the task and these may be done in one visit, whatever the day. */
    boolean mayShare(BoardTask task, List<BoardTask> others) {
        if (!board.rules.joining()) {
            return false;
        }
        for (BoardTask other : others) {
            if (board.items.areApart(task.item, other.item)) {
                return false;
            }
        }
        return hasRoomFor(task.unit, others);
    }

    private boolean hasRoomFor(int unit, List<BoardTask> others) {
        if (others.size() < board.rules.unitsPerVisit()) {
            return true;
        }
        int[] units = BoardVisit.unitsOf(others);
        if (units.length < board.rules.unitsPerVisit()) {
            return true;
        }
        for (int one : units) {
            if (one == unit) {
                return true;
            }
        }
        return false;
    }

    boolean mayJoin(BoardTask task, BoardVisit visit) {
        return mayJoinWithOfficers(task, visit) && comes(task.unit, visit);
    }

    /** Whether only officers may be missing. */
    boolean mayJoinWithOfficers(BoardTask task, BoardVisit visit) {
        return task.open.get(visit.day)
                && mayShare(task, visit.tasks)
                && underCap(task, visit, visit.day);
    }

    private boolean comes(int unit, BoardVisit visit) {
        return visit.has(unit) || board.roster.hasOfficers(unit, visit.day);
    }

    private boolean underCap(BoardTask task, BoardVisit visit, int day) {
        return !task.counted
                || visit.countsFor(task.unit)
                || underCap(task.enterprise, task.unit, day, visit);
    }

    private boolean underCap(
            BoardEnterprise enterprise, int unit, int day, @Nullable BoardVisit except) {
        int year = board.days.year(day);
        int count = enterprise.made(unit, year);
        for (BoardVisit visit : enterprise.visits) {
            if (visit != except && board.days.year(visit.day) == year && visit.countsFor(unit)) {
                count++;
            }
        }
        return count < board.rules.visitsPerUnitAndYear();
    }

    /** Whether only officers may be missing for one more visit with these tasks. */
    boolean mayOpenWithOfficers(List<BoardTask> tasks, int day) {
        for (BoardTask task : tasks) {
            if (!task.open.get(day)
                    || (task.counted && !underCap(task.enterprise, task.unit, day, null))) {
                return false;
            }
        }
        return true;
    }

    boolean mayOpen(List<BoardTask> tasks, int day) {
        for (BoardTask task : tasks) {
            if (!board.roster.hasOfficers(task.unit, day)) {
                return false;
            }
        }
        return mayOpenWithOfficers(tasks, day);
    }

    /** The best of the days for one more visit with these tasks, or -1. */
    int dayToOpen(List<BoardTask> tasks, BitSet days) {
        int[] units = BoardVisit.unitsOf(tasks);
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int day = days.nextSetBit(0); day >= 0; day = days.nextSetBit(day + 1)) {
            if (mayOpen(tasks, day)) {
                double cost = cost(tasks.getFirst().enterprise, units, day, null);
                if (cost < least) {
                    least = cost;
                    best = day;
                }
            }
        }
        return best;
    }

    /** The best other day for a visit, taking one more task along if there is one, or -1. */
    int dayToMove(BoardVisit visit, @Nullable BoardTask more) {
        BitSet days = visit.open();
        if (more != null) {
            days.and(more.open);
        }
        days.clear(visit.day);
        int[] units = visit.units();
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int day = days.nextSetBit(0); day >= 0; day = days.nextSetBit(day + 1)) {
            if (mayMove(visit, units, day) && (more == null || mayCome(more, visit, day))) {
                double cost = cost(visit.enterprise, units, day, visit);
                if (cost < least) {
                    least = cost;
                    best = day;
                }
            }
        }
        return best;
    }

    private boolean mayMove(BoardVisit visit, int[] units, int day) {
        for (int unit : units) {
            if (!board.roster.hasOfficers(unit, day)) {
                return false;
            }
        }
        if (board.days.year(day) != board.days.year(visit.day)) {
            for (BoardTask task : visit.tasks) {
                if (task.counted && !underCap(visit.enterprise, task.unit, day, visit)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean mayCome(BoardTask task, BoardVisit visit, int day) {
        return underCap(task, visit, day)
                && (visit.has(task.unit) || board.roster.hasOfficers(task.unit, day));
    }

    private double cost(
            BoardEnterprise enterprise, int[] units, int day, @Nullable BoardVisit except) {
        double scarcity = 0;
        for (int unit : units) {
            scarcity = Math.max(scarcity, board.roster.scarcity(unit, day));
        }
        return FLAG * flags(enterprise, day, except) + scarcity;
    }

    /** How many limits one more visit on the day would pass. */
    private int flags(BoardEnterprise enterprise, int day, @Nullable BoardVisit except) {
        int sameDay = 0;
        int sameWeek = 0;
        int sameMonth = 0;
        for (BoardVisit visit : enterprise.visits) {
            if (visit != except) {
                sameDay += visit.day == day ? 1 : 0;
                sameWeek += board.days.sameWeek(visit.day, day) ? 1 : 0;
                sameMonth += board.days.sameMonth(visit.day, day) ? 1 : 0;
            }
        }
        for (Days.Had had : enterprise.had()) {
            sameDay += had.day() == day ? 1 : 0;
            sameWeek += board.days.inWeekOf(had, day) ? 1 : 0;
            sameMonth += board.days.inMonthOf(had, day) ? 1 : 0;
        }
        FrequencyLimits limits = board.rules.limits();
        return (sameDay >= limits.perDay() ? 1 : 0)
                + (sameWeek >= limits.perWeek() ? 1 : 0)
                + (sameMonth >= limits.perMonth() ? 1 : 0);
    }

    /** What is in a waiting task's way, day by day. */
    Unplanned unplanned(BoardTask task) {
        EnumMap<Obstacle, Integer> days = new EnumMap<>(Obstacle.class);
        Window window = task.task.window();
        for (LocalDate date = window.first();
                !date.isAfter(window.last());
                date = date.plusDays(1)) {
            days.merge(obstacle(task, date), 1, Integer::sum);
        }
        return new Unplanned(task.task, new TreeMap<>(days));
    }

    private Obstacle obstacle(BoardTask task, LocalDate date) {
        int day = board.days.number(date);
        if (!board.days.has(day)) {
            return Obstacle.OUTSIDE_PLAN;
        }
        if (!board.days.works(day)) {
            return Obstacle.DAY_OFF;
        }
        if (!task.open.get(day)) {
            return Obstacle.QUIET_PERIOD;
        }
        return task.counted && !underCap(task.enterprise, task.unit, day, null)
                ? Obstacle.YEARLY_CAP
                : Obstacle.OFFICERS;
    }
}
