package org.jingwei.coordination.inspection.numbers;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jingwei.coordination.UsualLife;
import org.jingwei.http.Problem;

/** Some days, and the inspections that were carried out in them. */
record Span(LocalDate from, LocalDate to) {
    private static final int MOST_DAYS = 3 * 366;
    private static final String[] CARRIED_OUT = {UsualLife.UNDER_WAY, UsualLife.DONE};

    Span {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw Problem.badRequest(
                    "invalid-span",
                    "to must be from the first day on, and at most three years after it.");
        }
    }

    /** As statements name them. */
    Map<String, Object> parameters() {
        return Map.of("carriedOut", CARRIED_OUT, "from", from, "to", to);
    }
}
