package org.jingwei.coordination.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The moments of some days.
 *
 * @param from the first of them
 * @param to the first after them
 */
public record DaySpan(Instant from, Instant to) {
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    /**
     * From the first to the last of these days where the clock is this; open where none is said.
     */
    public static DaySpan of(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
        LocalDate first = Objects.requireNonNullElse(from, LocalDate.EPOCH);
        LocalDate last = Objects.requireNonNullElse(to, LAST_DAY);
        if (first.isBefore(LocalDate.EPOCH) || last.isAfter(LAST_DAY)) {
            throw Problem.badRequest(
                    "invalid-span", "Days lie between 1970 and " + LAST_DAY.getYear() + ".");
        }
        return new DaySpan(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
