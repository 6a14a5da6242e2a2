package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;

/**
 * An enterprise that gets more visits in a day, week or month than is thought bearable.
 *
 * @param from the first day of the day, week or month
 */
public record Flag(String enterprise, Period period, LocalDate from, int visits) {
    /** Over how long visits are counted. */
    public enum Period {
        /** One day. */
        DAY,
        /** Monday to Sunday. */
        WEEK,
        /** A calendar month. */
        MONTH;

        LocalDate firstDayOf(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        int limit(FrequencyLimits limits) {
            return switch (this) {
                case DAY -> limits.perDay();
                case WEEK -> limits.perWeek();
                case MONTH -> limits.perMonth();
            };
        }
    }
}
