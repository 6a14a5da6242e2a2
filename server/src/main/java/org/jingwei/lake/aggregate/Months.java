package org.jingwei.lake.aggregate;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Months from one to another, both included; {@link #ALL} has also the rows without a month.
 *
 * @param from the first as it is stored
 * @param to the last as it is stored
 */
public record Months(int from, int to) {
    /** Every month, and none. */
    public static final Months ALL = new Months(0, Integer.MAX_VALUE);

    private static final int HUNDRED = 100;

    /** The months between the two; a missing one is no limit. */
    public static Months between(Optional<YearMonth> from, Optional<YearMonth> to) {
        return new Months(
                from.map(Months::number).orElse(1), to.map(Months::number).orElse(ALL.to()));
    }

    /** A month as it is stored: 202601. */
    static int number(YearMonth month) {
        return month.getYear() * HUNDRED + month.getMonthValue();
    }

    /** The month that is stored as this number; none for 0. */
    public static Optional<YearMonth> month(long number) {
        return number == 0
                ? Optional.empty()
                : Optional.of(YearMonth.of((int) number / HUNDRED, (int) number % HUNDRED));
    }

    /** What is in both. */
    public Months intersect(Months other) {
        return new Months(Math.max(from, other.from), Math.min(to, other.to));
    }
}
