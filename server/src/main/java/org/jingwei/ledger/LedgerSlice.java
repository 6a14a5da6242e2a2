package org.jingwei.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jingwei.http.Problem;

/**
 * The part of the ledger that is asked for.
 *
 * @param area code of an area: it and all below it
 * @param from first day
 * @param to last day
 */
public record LedgerSlice(
        Optional<String> area,
        LocalDate from,
        LocalDate to,
        Optional<String> mechanism,
        Optional<String> requester,
        Optional<Booking> booking,
        Optional<Saving> saving) {
    private static final int MOST_DAYS = 3_660;

    public LedgerSlice {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw Problem.badRequest(
                    "invalid-window",
                    "to must be from the day of from to "
                            + MOST_DAYS
                            + " days after it, found "
                            + from
                            + " to "
                            + to
                            + ".");
        }
    }
}
