package org.jingwei.engine.tiles;

import java.util.Arrays;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.Morton;

/** Collects points and sorts them into a {@link PointIndex}; for one thread. */
public final class PointIndexBuilder {

    /** How many points an index takes unless told otherwise. */
    public static final int DEFAULT_MAX_POINTS = 50_000_000;

    /** How many points a tile shows before it shows counts, unless told otherwise. */
    public static final int DEFAULT_RAW_LIMIT = 5_000;

    private static final int MAX_CATEGORY = (1 << 16) - 1;

    /**
     * What is taken of a point, side by side, since sorting takes points from all over: its key;
     * its id; its area and category; its text and minute.
     */
    private static final int FIELDS = 4;

    /** How many points are in one array: what was taken is never copied to a larger one. */
    private static final int CHUNK_BITS = 12;

    private static final int CHUNK = 1 << CHUNK_BITS;

    /** How many points are fetched from all over before they are put down in order. */
    private static final int TOGETHER = 256;

    private final LongDictionary areaNumbers = new LongDictionary();
    private int maxPoints = DEFAULT_MAX_POINTS;
    private Segment.Limits limits = new Segment.Limits(DEFAULT_RAW_LIMIT, Segment.Limits.GRID);
    private FeatureText text = FeatureText.NONE;
    private long mark;
    private long[][] chunks = new long[16][];
    private int size;
    private boolean timed;
    private long lastId;
    private boolean idsAscend = true;

    PointIndexBuilder() {}

    /** Refuses more points than this. */
    public PointIndexBuilder maxPoints(int limit) {
        maxPoints = positive(limit, "maxPoints");
        return this;
    }

    /** Shows counts where a tile would hold more points than this. */
    public PointIndexBuilder rawLimit(int limit) {
        limits = new Segment.Limits(positive(limit, "rawLimit"), limits.grid());
        return this;
    }

    /** Keeps the counts of tiles with more points than this; smaller than usual in tests. */
    PointIndexBuilder gridLimit(int limit) {
        limits = new Segment.Limits(limits.raw(), positive(limit, "gridLimit"));
        return this;
    }

    /** Takes names and keys from here, by the order of adding unless points say otherwise. */
    public PointIndexBuilder text(FeatureText lookup) {
        text = lookup;
        return this;
    }

    /** Remembers up to where the changes of the points' source are in it. */
    public PointIndexBuilder mark(long reached) {
        mark = reached;
        return this;
    }

    private static int positive(int limit, String name) {
        if (limit < 1) {
            throw new IllegalArgumentException(name + " is " + limit + " and must be at least 1");
        }
        return limit;
    }

    static void requireCategory(int category) {
        if (category < 0 || category > MAX_CATEGORY) {
            throw new IllegalArgumentException(
                    "category " + category + " is negative or above " + MAX_CATEGORY);
        }
    }

    /** How many points were added; the next has this ordinal. */
    public int size() {
        return size;
    }

    /**
     * Adds a point without a time.
     *
     * @param id what the caller calls it; best below 2^53
     * @param longitude in WGS-84
     * @param latitude in WGS-84
     * @param area the stored code of the area it belongs to; with 0 no scope shows it
     * @param category a number below 65,536, not negative
     */
    public PointIndexBuilder add(
            long id, double longitude, double latitude, long area, int category) {
        return add(
                new TilePoint(
                        id,
                        new LonLat(longitude, latitude),
                        area,
                        category,
                        TilePoint.NO_MINUTE,
                        size));
    }

    /** Adds a point that says when it was or which text it has. */
    public PointIndexBuilder add(TilePoint point) {
        if (size == maxPoints) {
            throw new IllegalStateException(
                    "a point index takes " + maxPoints + " points and this is one more");
        }
        long key = Morton.key(point.place());
        long[] chunk = lastChunk();
        int at = place(size);
        idsAscend &= size == 0 || Long.compareUnsigned(lastId, point.id()) < 0;
        lastId = point.id();
        timed |= point.minute() != TilePoint.NO_MINUTE;
        chunk[at] = key;
        chunk[at + 1] = point.id();
        chunk[at + 2] = pair(areaNumbers.number(point.area()), point.category());
        chunk[at + 3] = pair(point.text(), point.minute());
        size++;
        return this;
    }

    private long[] lastChunk() {
        int last = size >>> CHUNK_BITS;
        if (last == chunks.length) {
            chunks = Arrays.copyOf(chunks, last * 2);
        }
        if (place(size) == 0) {
            chunks[last] = new long[FIELDS * CHUNK];
        }
        return chunks[last];
    }

    private long[] chunk(int point) {
        return chunks[point >>> CHUNK_BITS];
    }

    /** Where a point's fields begin in its chunk. */
    private static int place(int point) {
        return FIELDS * (point & (CHUNK - 1));
    }

    private static long pair(int high, int low) {
        return (long) high << Integer.SIZE | (low & 0xFFFFFFFFL);
    }

    /** The index of the points added so far. */
    public PointIndex build() {
        return PointIndex.of(segment(), text);
    }

    Segment segment() {
        long[] codes = new long[areaNumbers.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = areaNumbers.value(i);
        }
        Arrays.sort(codes);
        int[] ordinals = new int[codes.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = Arrays.binarySearch(codes, areaNumbers.value(i));
        }
        long[] order = KeyOrder.of(size, point -> chunk(point)[place(point)]);
        SegmentBuilder segment = new SegmentBuilder(size, codes, timed);
        long[] near = new long[FIELDS * TOGETHER];
        for (int from = 0; from < size; from += TOGETHER) {
            int to = Math.min(size, from + TOGETHER);
            fetch(order, from, to, near);
            for (int at = 0; at < FIELDS * (to - from); at += FIELDS) {
                segment.add(
                        near[at],
                        near[at + 1],
                        ordinals[(int) (near[at + 2] >>> Integer.SIZE)],
                        (char) near[at + 2],
                        (int) (near[at + 3] >>> Integer.SIZE),
                        (int) near[at + 3]);
            }
        }
        return idsAscend ? segment.build(mark, limits, order) : segment.build(mark, limits);
    }

    /** Nothing else is done meanwhile, so that memory is asked for many points at once. */
    private void fetch(long[] order, int from, int to, long[] near) {
        int at = 0;
        for (int i = from; i < to; i++) {
            long[] chunk = chunk((int) order[i]);
            int place = place((int) order[i]);
            near[at] = chunk[place];
            near[at + 1] = chunk[place + 1];
            near[at + 2] = chunk[place + 2];
            near[at + 3] = chunk[place + 3];
            at += FIELDS;
        }
    }
}
