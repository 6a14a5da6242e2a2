package org.jingwei.lake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jingwei.engine.lake.Filter;
import org.jingwei.lake.aggregate.AggregateShape;
import org.jingwei.lake.aggregate.Months;

/** The conditions of a plan as whole months of the element by whose months numbers are kept. */
final class WholeMonths {
    private WholeMonths() {}

    /** The months of the plan, if no condition cuts through one or asks for anything else. */
    static Optional<Months> of(SlicePlan plan, AggregateShape shape) {
        if (plan.reach().isSubject() || plan.request().asOf().isPresent()) {
            return Optional.empty();
        }
        Optional<Months> months = Optional.of(Months.ALL);
        for (FilterText filter : plan.filters()) {
            boolean onMonth = shape.month().equals(Optional.of(filter.element().name()));
            Optional<Months> those = onMonth ? months(filter.filter()) : Optional.empty();
            months = months.flatMap(known -> those.map(known::intersect));
        }
        return months;
    }

    private static Optional<Months> months(Filter filter) {
        if (filter instanceof Filter.Range(var column, var from, var to)) {
            Optional<YearMonth> first = from.flatMap(WholeMonths::beginning);
            Optional<YearMonth> last = to.flatMap(WholeMonths::ending);
            boolean whole =
                    first.isPresent() == from.isPresent() && last.isPresent() == to.isPresent();
            return whole ? Optional.of(Months.between(first, last)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<YearMonth> beginning(Object bound) {
        LocalDateTime time = time(bound, LocalTime.MIN);
        YearMonth month = YearMonth.from(time);
        return month.atDay(1).atStartOfDay().equals(time) ? Optional.of(month) : Optional.empty();
    }

    /** The month that the bound ends: its last day, or its last microsecond. */
    private static Optional<YearMonth> ending(Object bound) {
        LocalTime last = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);
        LocalDateTime time = time(bound, last);
        YearMonth month = YearMonth.from(time);
        return month.atEndOfMonth().atTime(last).equals(time)
                ? Optional.of(month)
                : Optional.empty();
    }

    private static LocalDateTime time(Object bound, LocalTime ofDay) {
        return bound instanceof LocalDate day ? day.atTime(ofDay) : (LocalDateTime) bound;
    }
}
