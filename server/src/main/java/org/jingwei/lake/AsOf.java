package org.jingwei.lake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jingwei.http.Problem;

/** A time of the past in an address. */
public final class AsOf {
    private static final int DATE_LENGTH = 10;

    private AsOf() {}

    /** A time as 2026-01-31T12:00:00Z; a date means its end, as the server's clock has it. */
    public static Instant parse(String text) {
        try {
            Instant time =
                    text.length() == DATE_LENGTH
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneId.systemDefault())
                                    .toInstant()
                                    .minusMillis(1)
                            : Instant.parse(text);
            Instant now = Instant.now();
            return time.isBefore(now) ? time : now;
        } catch (DateTimeException e) {
            throw Problem.badRequest(
                    "invalid-as-of", "asOf is a date or a time, as 2026-01-31T12:00:00Z.");
        }
    }
}
