package org.jingwei.coordination.inspection.merging;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The days that are planned for.
 *
 * @param horizon from the first to the last day of the plan
 * @param earliest nothing is put on a day before this one: it is past, or too soon to give notice
 * @param holidays weekdays on which nobody works
 * @param workdays days at a weekend on which everybody works
 */
public record PlanningCalendar(
        Window horizon, LocalDate earliest, Set<LocalDate> holidays, Set<LocalDate> workdays) {
    /** A plan may be as long as this. */
    public static final int LONGEST_DAYS = 1_100;

    /** Refuses a horizon that is too long. */
    public PlanningCalendar {
        holidays = Set.copyOf(holidays);
        workdays = Set.copyOf(workdays);
        long days = ChronoUnit.DAYS.between(horizon.first(), horizon.last()) + 1;
        if (days > LONGEST_DAYS) {
            throw new IllegalArgumentException(
                    "a plan covers at most %d days, not %d".formatted(LONGEST_DAYS, days));
        }
    }

    /** All weekdays of the horizon. */
    public static PlanningCalendar ofWeekdays(Window horizon) {
        return new PlanningCalendar(horizon, horizon.first(), Set.of(), Set.of());
    }

    /** The same with another earliest day. */
    public PlanningCalendar from(LocalDate day) {
        return new PlanningCalendar(horizon, day, holidays, workdays);
    }

    /** Whether a visit may be put on the day as far as the horizon goes. */
    public boolean reaches(LocalDate day) {
        return horizon.has(day) && !day.isBefore(earliest);
    }

    /** Whether officers work on the day. */
    public boolean isWorkingDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        return weekend ? workdays.contains(day) : !holidays.contains(day);
    }
}
