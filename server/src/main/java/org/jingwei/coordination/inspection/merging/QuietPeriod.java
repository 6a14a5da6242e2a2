package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;

/** The days of each month on which an enterprise is left in peace, for example 1 to 20. */
public record QuietPeriod(int firstDayOfMonth, int lastDayOfMonth) {
    /** Refuses days that no month has. */
    public QuietPeriod {
        if (firstDayOfMonth < 1 || lastDayOfMonth > 31 || lastDayOfMonth < firstDayOfMonth) {
            throw new IllegalArgumentException(
                    "a quiet period lies between the days 1 and 31 of a month, not %d to %d"
                            .formatted(firstDayOfMonth, lastDayOfMonth));
        }
    }

    /** Whether the day is quiet. */
    public boolean has(LocalDate day) {
        return day.getDayOfMonth() >= firstDayOfMonth && day.getDayOfMonth() <= lastDayOfMonth;
    }
}
