package org.jingwei.coordination.inspection.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jingwei.http.Problem;

/** From one day to another, both of them in it; thirty years at most. */
record HistorySpan(LocalDate from, LocalDate to) {
    private static final int MOST_DAYS = 30 * 366;

    HistorySpan {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw Problem.badRequest(
                    "invalid-span",
                    "to must be from the first day on, and at most thirty years after it.");
        }
    }
}
