package org.jingwei.coordination.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Days in which nothing may happen: of one year ({@code yyyy-MM-dd}), or of each ({@code MM-dd},
 * where the last may lie in the year after the first).
 *
 * @param name what they are, for example the days of an examination
 */
public record DaySpan(String name, String from, String to) {
    private static final int YEARLY = 5;

    /** Whether both ends are days, of the same sort, in their order. */
    static boolean isRight(String from, String to) {
        try {
            if (from.length() == YEARLY && to.length() == YEARLY) {
                MonthDay _ = MonthDay.parse("--" + from);
                MonthDay _ = MonthDay.parse("--" + to);
                return true;
            }
            return !LocalDate.parse(to).isBefore(LocalDate.parse(from));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The days of this span that touch those days, if some do. */
    Optional<Days> touching(Days days) {
        if (from.length() != YEARLY) {
            return Optional.of(new Days(LocalDate.parse(from), LocalDate.parse(to)))
                    .filter(days::overlaps);
        }
        return IntStream.rangeClosed(days.first().getYear() - 1, days.last().getYear())
                .mapToObj(this::inYear)
                .filter(days::overlaps)
                .findFirst();
    }

    private Days inYear(int year) {
        LocalDate first = MonthDay.parse("--" + from).atYear(year);
        LocalDate last = MonthDay.parse("--" + to).atYear(year);
        return new Days(
                first, last.isBefore(first) ? MonthDay.parse("--" + to).atYear(year + 1) : last);
    }
}
