package org.jingwei.lake.source.pull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** When a pull runs: so long after the last run, or by a cron expression in the pull's zone. */
final class PullSchedule {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final int QUICK_RETRIES = 5;

    private PullSchedule() {}

    static String checked(String text) {
        if (text.startsWith("P")) {
            if (duration(text).compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("must be at least PT1M");
            }
        } else {
            CronExpression.parse(text);
        }
        return text;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "must be a duration like PT15M, or six fields of cron", e);
        }
    }

    /** The next run after this time; none where it runs by hand. */
    static Optional<Instant> next(Optional<String> schedule, ZoneId zone, Instant now) {
        return schedule.flatMap(text ->
                text.startsWith("P")
                        ? Optional.of(now.plus(duration(text)))
                        : Optional.ofNullable(
                                        CronExpression.parse(text)
                                                .next(ZonedDateTime.ofInstant(now, zone)))
                                .map(ZonedDateTime::toInstant));
    }

    /**
     * The next run after a failure that may pass: soon at first, then at twice the pause each time,
     * never later than its schedule says. After a few it waits for its schedule.
     */
    static Optional<Instant> retry(int failures, Optional<Instant> next, Instant now) {
        if (failures > QUICK_RETRIES) {
            return next;
        }
        Instant soon = now.plus(FIRST_RETRY.multipliedBy(1L << (failures - 1)));
        return Optional.of(next.filter(regular -> regular.isBefore(soon)).orElse(soon));
    }
}
