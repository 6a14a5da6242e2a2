package org.jingwei.engine.tiles;

import java.time.Instant;

/**
 * A stretch of time; a point without a time is in none.
 *
 * @param fromMinute its first minute, since 1970 in UTC
 * @param toMinute the minute after its last
 */
public record TimeWindow(int fromMinute, int toMinute) {

    public TimeWindow {
        if (fromMinute == Segment.NO_MINUTE || fromMinute > toMinute) {
            throw new IllegalArgumentException(
                    "a time window from minute " + fromMinute + " to " + toMinute);
        }
    }

    /** From one instant to before another, in whole minutes. */
    public static TimeWindow of(Instant from, Instant to) {
        return new TimeWindow(minute(from), minute(to));
    }

    /** The minute that an instant lies in, since 1970 in UTC. */
    public static int minute(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), 60L));
    }

    /** The shortest window that holds both. */
    TimeWindow with(TimeWindow other) {
        return new TimeWindow(
                Math.min(fromMinute, other.fromMinute), Math.max(toMinute, other.toMinute));
    }

    boolean contains(int minute) {
        return fromMinute <= minute && minute < toMinute;
    }
}
