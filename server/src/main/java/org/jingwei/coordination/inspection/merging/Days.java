package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The days of a calendar by number, the first of the horizon being 0. */
final class Days {
    private final LocalDate first;
    private final int count;
    private final int earliest;
    private final int[] years;
    private final int[] weeks;
    private final int[] months;
    private final BitSet working = new BitSet();
    private final Map<QuietPeriod, BitSet> loud = new HashMap<>();

    Days(PlanningCalendar calendar) {
        first = calendar.horizon().first();
        count = (int) ChronoUnit.DAYS.between(first, calendar.horizon().last()) + 1;
        earliest = number(calendar.earliest());
        years = new int[count];
        weeks = new int[count];
        months = new int[count];
        for (int day = 0; day < count; day++) {
            LocalDate date = date(day);
            working.set(day, calendar.reaches(date) && calendar.isWorkingDay(date));
            years[day] = date.getYear();
            weeks[day] = number(Flag.Period.WEEK.firstDayOf(date));
            months[day] = number(Flag.Period.MONTH.firstDayOf(date));
        }
    }

    /** A visit that an enterprise had, on a day of the horizon or not. */
    record Had(int day, int week, int month) {}

    Had had(LocalDate date) {
        return new Had(
                number(date),
                number(Flag.Period.WEEK.firstDayOf(date)),
                number(Flag.Period.MONTH.firstDayOf(date)));
    }

    boolean inWeekOf(Had had, int day) {
        return had.week() == weeks[day];
    }

    boolean inMonthOf(Had had, int day) {
        return had.month() == months[day];
    }

    int count() {
        return count;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    int number(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(first, date);
    }

    int year(int day) {
        return years[day];
    }

    boolean sameWeek(int one, int other) {
        return weeks[one] == weeks[other];
    }

    boolean sameMonth(int one, int other) {
        return months[one] == months[other];
    }

    /** Whether a visit may still be put on, or taken off, that day. */
    boolean reaches(int day) {
        return day >= earliest;
    }

    /** Whether the day lies in the plan and a visit may still be put on it. */
    boolean has(int day) {
        return day >= 0 && day < count && reaches(day);
    }

    boolean works(int day) {
        return working.get(day);
    }

    /** The working days of a window that are not quiet. */
    BitSet open(Window window, @Nullable QuietPeriod quiet) {
        long from = Math.max(0, ChronoUnit.DAYS.between(first, window.first()));
        long until = Math.min(count, ChronoUnit.DAYS.between(first, window.last()) + 1);
        BitSet open = new BitSet();
        if (from < until) {
            open.set((int) from, (int) until);
            open.and(quiet == null ? working : loud.computeIfAbsent(quiet, this::loudDays));
        }
        return open;
    }

    private BitSet loudDays(QuietPeriod quiet) {
        BitSet days = new BitSet();
        working.stream().filter(day -> !quiet.has(date(day))).forEach(days::set);
        return days;
    }
}
