package org.jingwei.engine.tiles;

import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;

/**
 * From when to when the points of a segment are, by scope: one pass over the scope's points, kept
 * for the scopes asked for last.
 */
final class TimeSpans {

    private static final int KEPT = 256;

    private final Segment segment;
    private final Recent<AreaRanges, Optional<TimeWindow>> recent = new Recent<>(KEPT);

    TimeSpans(Segment segment) {
        this.segment = segment;
    }

    Optional<TimeWindow> span(AreaRanges scope) {
        return segment.hasMinutes() ? recent.get(scope, this::measured) : Optional.empty();
    }

    private Optional<TimeWindow> measured(AreaRanges scope) {
        int[] runs = segment.filters().filter(scope).runs();
        int first = Integer.MAX_VALUE;
        int last = Segment.NO_MINUTE;
        for (int run = 0; run < runs.length; run += 2) {
            int end = segment.areaStart(runs[run + 1]);
            for (int at = segment.areaStart(runs[run]); at < end; at++) {
                int minute = segment.minute(segment.rowByArea(at));
                if (minute != Segment.NO_MINUTE) {
                    first = Math.min(first, minute);
                    last = Math.max(last, minute);
                }
            }
        }
        return last == Segment.NO_MINUTE
                ? Optional.empty()
                : Optional.of(new TimeWindow(first, Math.max(last, last + 1)));
    }
}
