package org.jingwei.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How often records are expected: an ISO 8601 duration from a minute to ten years. */
public record FreshnessTarget(Duration duration) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3660);

    public FreshnessTarget {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be from PT1M to P3660D");
        }
    }

    /**
     * Reads {@code P1D}, {@code PT15M} and the like.
     *
     * @throws IllegalArgumentException if it is no duration, or too short or too long
     */
    @JsonCreator
    public static FreshnessTarget parse(String text) {
        try {
            return new FreshnessTarget(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "must be an ISO 8601 duration of days, hours and minutes, for example P1D or"
                            + " PT15M",
                    e);
        }
    }

    /** The target of so many seconds. */
    public static FreshnessTarget ofSeconds(long seconds) {
        return new FreshnessTarget(Duration.ofSeconds(seconds));
    }

    /** In whole days where it is that: {@code P1D} and not {@code PT24H}. */
    @JsonValue
    public String text() {
        boolean wholeDays = duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
