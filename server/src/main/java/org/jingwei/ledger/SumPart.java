package org.jingwei.ledger;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a slice that can be read from sums rather than from entries: its whole months.
 *
 * @param depth the level whose sums are read
 * @param asker whose demands; empty for those of all, summed up
 * @param first first day of the first month
 * @param last last day of the last month
 */
record SumPart(int depth, String asker, LocalDate first, LocalDate last) {
    /** No sums at all: every day lies before the first that they have. */
    static final SumPart NONE = new SumPart(0, "", LocalDate.MAX, LocalDate.MAX);

    /**
     * The whole months of some days. The month that runs is whole from its first day to today:
     * nothing is booked in days to come.
     */
    static Optional<SumPart> of(int depth, String asker, LedgerSlice slice, LocalDate today) {
        LocalDate first = slice.from().with(TemporalAdjusters.firstDayOfMonth());
        if (first.isBefore(slice.from())) {
            first = first.plusMonths(1);
        }
        LocalDate end = slice.to().with(TemporalAdjusters.lastDayOfMonth());
        boolean whole = slice.to().equals(end) || !slice.to().isBefore(today);
        LocalDate last =
                whole ? end : slice.to().with(TemporalAdjusters.firstDayOfMonth()).minusDays(1);
        return first.isAfter(last)
                ? Optional.empty()
                : Optional.of(new SumPart(depth, asker, first, last));
    }

    Map<String, Object> parameters() {
        return Map.of("depth", depth, "asker", asker, "first", first, "last", last);
    }
}
