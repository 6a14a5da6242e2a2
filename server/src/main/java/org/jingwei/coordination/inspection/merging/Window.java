package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The days from the first to the last, both included. */
public record Window(LocalDate first, LocalDate last) {
    /** A window may be as long as this. */
    public static final int LONGEST_DAYS = 3_700;

    /** Refuses a window that ends before it begins, or hardly ever. */
    public Window {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "a window ends on %s, before it begins on %s".formatted(last, first));
        }
        if (ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS) {
            throw new IllegalArgumentException(
                    "a window has at most %d days, not from %s to %s"
                            .formatted(LONGEST_DAYS, first, last));
        }
    }

    /** Whether the day lies inside. */
    public boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
