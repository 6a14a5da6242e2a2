package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Fills the columns of a segment in Morton order, then sorts its rows by area and by id. */
final class SegmentBuilder {

    private final Columns columns = new Columns();
    private final int capacity;
    private final long[] areaCodes;
    private final MemorySegment keys;
    private final MemorySegment ids;
    private final MemorySegment areas;
    private final MemorySegment categories;
    private final MemorySegment texts;
    private final MemorySegment minutes;
    private int size;
    private int categoryCount;

    /** For exactly this many points, in areas of these codes, which are ascending. */
    SegmentBuilder(int capacity, long[] areaCodes, boolean withMinutes) {
        this.capacity = capacity;
        this.areaCodes = areaCodes;
        this.keys = columns.of((long) capacity * Long.BYTES);
        this.ids = columns.of((long) capacity * Long.BYTES);
        this.areas = columns.of((long) capacity * Integer.BYTES);
        this.categories = columns.of((long) capacity * Character.BYTES);
        this.texts = columns.of((long) capacity * Integer.BYTES);
        this.minutes = columns.of(withMinutes ? (long) capacity * Integer.BYTES : 0);
    }

    /** Adds the next point; its area is an ordinal. */
    void add(long key, long id, int area, char category, int text, int minute) {
        keys.setAtIndex(ValueLayout.JAVA_LONG, size, key);
        ids.setAtIndex(ValueLayout.JAVA_LONG, size, id);
        areas.setAtIndex(ValueLayout.JAVA_INT, size, area);
        categories.setAtIndex(ValueLayout.JAVA_CHAR, size, category);
        texts.setAtIndex(ValueLayout.JAVA_INT, size, text);
        if (minutes.byteSize() > 0) {
            minutes.setAtIndex(ValueLayout.JAVA_INT, size, minute);
        }
        categoryCount = Math.max(categoryCount, category + 1);
        size++;
    }

    /** Adds a point of another segment as the next; its area is an ordinal of this one. */
    void add(Segment from, int row, int area) {
        add(
                from.key(row),
                from.id(row),
                area,
                from.category(row),
                from.text(row),
                from.minute(row));
    }

    /** These rows, ascending, of a segment; not to be found by id. */
    static Segment select(Segment whole, int[] rows) {
        SegmentBuilder builder =
                new SegmentBuilder(rows.length, whole.areaCodes(), whole.hasMinutes());
        for (int row : rows) {
            builder.add(whole, row, whole.area(row));
        }
        return builder.build(0, whole.facts().limits(), builder.columns.of(0), false);
    }

    /** The segment, whose points can be found by id. */
    Segment build(long mark, Segment.Limits limits) {
        long[] order = KeyOrder.of(size, row -> Columns.longAt(ids, row));
        boolean unique = true;
        MemorySegment byId = columns.of((long) size * Integer.BYTES);
        long before = 0;
        for (int i = 0; i < size; i++) {
            long id = Columns.longAt(ids, (int) order[i]);
            unique &= i == 0 || id != before;
            before = id;
            byId.setAtIndex(ValueLayout.JAVA_INT, i, (int) order[i]);
        }
        return build(mark, limits, byId, unique);
    }

    /**
     * The same where it is known how many ids are lower than that of each row, and no two are the
     * same: nothing is sorted.
     */
    Segment build(long mark, Segment.Limits limits, long[] lowerIds) {
        MemorySegment byId = columns.of((long) size * Integer.BYTES);
        for (int row = 0; row < size; row++) {
            byId.setAtIndex(ValueLayout.JAVA_INT, lowerIds[row], row);
        }
        return build(mark, limits, byId, true);
    }

    private Segment build(long mark, Segment.Limits limits, MemorySegment byId, boolean uniqueIds) {
        if (size != capacity) {
            throw new IllegalStateException(size + " points came and not " + capacity);
        }
        int[] starts = areaStarts();
        return new Segment(
                List.of(
                        new Segment.Facts(size, mark, uniqueIds, categoryCount, limits)
                                .section(columns),
                        columns.longs(areaCodes, areaCodes.length),
                        columns.ints(starts, starts.length),
                        keys,
                        ids,
                        areas,
                        categories,
                        texts,
                        minutes,
                        byArea(starts),
                        byId));
    }

    private int[] areaStarts() {
        int[] starts = new int[areaCodes.length + 1];
        for (int row = 0; row < size; row++) {
            starts[Columns.intAt(areas, row) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return starts;
    }

    private MemorySegment byArea(int[] starts) {
        int[] next = starts.clone();
        MemorySegment rows = columns.of((long) size * Integer.BYTES);
        for (int row = 0; row < size; row++) {
            rows.setAtIndex(ValueLayout.JAVA_INT, next[Columns.intAt(areas, row)]++, row);
        }
        return rows;
    }
}
