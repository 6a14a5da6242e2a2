package org.jingwei.engine.tiles;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The time windows of a segment that were asked for last, each as a segment of its own.
 *
 * <p>Finding a window's points passes once over the column of times (some 3 ms for 5 million), and
 * counting them costs about 50 ns for each found; after that its tiles cost what any tile costs. As
 * many windows are kept as have no more points together than the segment, but always the last one.
 */
final class Views {

    private static final int KEPT = 8;

    private final Segment whole;
    private final Map<TimeWindow, Segment> views = new LinkedHashMap<>(16, 0.75f, true);

    Views(Segment whole) {
        this.whole = whole;
    }

    /** One thread at a time, so that a window is made once however many tiles wait for it. */
    synchronized Segment within(TimeWindow window) {
        Segment known = views.get(window);
        if (known != null) {
            return known;
        }
        Segment view = SegmentBuilder.select(whole, rows(window));
        views.put(window, view);
        long points = views.values().stream().mapToLong(Segment::size).sum();
        Iterator<Segment> eldest = views.values().iterator();
        while (views.size() > 1 && (views.size() > KEPT || points > whole.size())) {
            points -= eldest.next().size();
            eldest.remove();
        }
        return view;
    }

    private int[] rows(TimeWindow window) {
        int[] rows = new int[1024];
        int size = 0;
        for (int row = 0; whole.hasMinutes() && row < whole.size(); row++) {
            if (window.contains(whole.minute(row))) {
                if (size == rows.length) {
                    rows = Arrays.copyOf(rows, size * 2);
                }
                rows[size++] = row;
            }
        }
        return Arrays.copyOf(rows, size);
    }
}
