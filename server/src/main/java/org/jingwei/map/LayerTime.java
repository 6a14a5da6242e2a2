package org.jingwei.map;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jingwei.engine.tiles.TilePoint;
import org.jingwei.engine.tiles.TimeWindow;

/**
 * From the first to the last day of a layer's features as a scope has them; neither if it has none
 * with a time. Times of rows are those of the place where the server stands.
 */
public record LayerTime(Optional<LocalDate> from, Optional<LocalDate> to) {
    static final ZoneId ZONE = ZoneId.systemDefault();

    private static final long SECONDS = 60;

    static LayerTime of(Optional<TimeWindow> span) {
        return new LayerTime(
                span.map(window -> day(window.fromMinute())),
                span.map(window -> day(window.toMinute() - 1)));
    }

    private static LocalDate day(int minute) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(minute * SECONDS), ZONE);
    }

    /** The minute a time lies in, since 1970; none for times that no calendar of ours reaches. */
    static int minute(LocalDateTime time) {
        long minute = Math.floorDiv(time.atZone(ZONE).toEpochSecond(), SECONDS);
        return minute > TilePoint.NO_MINUTE && minute < Integer.MAX_VALUE
                ? (int) minute
                : TilePoint.NO_MINUTE;
    }
}
