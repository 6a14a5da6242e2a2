package org.jingwei.coordination.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods, quiet days and spans at the ends of months and years. */
class PeriodsTest {
    private static Days days(String first, String last) {
        return new Days(LocalDate.parse(first), LocalDate.parse(last));
    }

    @ParameterizedTest
    @CsvSource({
        "01-01, 2041-12-31, 2041-01-01, 2041-12-31",
        "02-01;08-01, 2041-01-31, 2040-08-01, 2041-01-31",
        "02-01;08-01, 2041-02-01, 2041-02-01, 2041-07-31",
    })
    void aDayLiesInThePeriodThatBeganLast(String starts, String day, String first, String last) {
        assertThat(Periods.of(List.of(starts.split(";", -1)), LocalDate.parse(day)))
                .isEqualTo(days(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20, 2043-03-21, 2043-04-09, false",
        "10, 20, 2043-03-20, 2043-03-25, true",
        "10, 20, 2043-01-21, 2043-03-01, true",
        "30, 31, 2043-02-01, 2043-02-28, false",
        "28, 31, 2043-02-28, 2043-02-28, true",
    })
    void aMonthIsQuietAsFarAsItHasTheDays(
            int firstDay, int lastDay, String first, String last, boolean quiet) {
        RuleKind.QuietPeriod rule = new RuleKind.QuietPeriod(firstDay, lastDay);
        assertThat(Periods.quiet(rule, days(first, last)).isPresent()).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({
        "12-25, 01-05, 2044-01-05, 2044-01-06, true",
        "12-25, 01-05, 2044-01-06, 2044-12-24, false",
        "12-25, 01-05, 2044-12-31, 2045-03-24, true",
        "2044-09-03, 2044-09-03, 2044-09-03, 2044-09-04, true",
        "2044-09-03, 2044-09-03, 2045-09-03, 2045-09-04, false",
    })
    void aSpanIsOfOneYearOrOfEach(
            String from, String to, String first, String last, boolean touches) {
        assertThat(new DaySpan("", from, to).touching(days(first, last)).isPresent())
                .isEqualTo(touches);
    }
}
