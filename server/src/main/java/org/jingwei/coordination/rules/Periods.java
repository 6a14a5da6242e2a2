package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Periods of years and months that rules count in. */
final class Periods {
    private Periods() {}

    /** The period that a day lies in, of those that begin on these days of each year. */
    static Days of(List<String> starts, LocalDate day) {
        List<LocalDate> around =
                Stream.of(day.getYear() - 1, day.getYear(), day.getYear() + 1)
                        .flatMap(year ->
                                starts.stream()
                                        .map(start -> MonthDay.parse("--" + start).atYear(year)))
                        .sorted()
                        .toList();
        LocalDate first =
                around.stream()
                        .filter(start -> !start.isAfter(day))
                        .reduce((_, later) -> later)
                        .orElseThrow();
        LocalDate next =
                around.stream().filter(start -> start.isAfter(day)).findFirst().orElseThrow();
        return new Days(first, next.minusDays(1));
    }

    static Days year(int year) {
        return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /**
     * The quiet days of a month that those days touch first, if they do. A month that is shorter
     * than the rule's first day has none.
     */
    static Optional<Days> quiet(RuleKind.QuietPeriod quiet, Days days) {
        for (YearMonth month = YearMonth.from(days.first());
                !month.isAfter(YearMonth.from(days.last()));
                month = month.plusMonths(1)) {
            int length = month.lengthOfMonth();
            if (quiet.firstDay() <= length) {
                Days found =
                        new Days(
                                month.atDay(quiet.firstDay()),
                                month.atDay(Math.min(quiet.lastDay(), length)));
                if (found.overlaps(days)) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }
}
