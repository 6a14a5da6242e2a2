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
     * What is taken of a point beside its key, side by side, since sorting takes points from all
     * over: its id; its area and category; its text and minute.
     */
    private static final int FIELDS = 3;

    private final LongDictionary areaNumbers = new LongDictionary();
    private int maxPoints = DEFAULT_MAX_POINTS;
    private Segment.Limits limits = new Segment.Limits(DEFAULT_RAW_LIMIT, Segment.Limits.GRID);
    private FeatureText text = FeatureText.NONE;
    private long mark;
    private long[] keys = new long[1024];
    private long[] values = new long[FIELDS * 1024];
    private int size;
    private boolean timed;
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
        if (size == keys.length) {
            int length = (int) Math.min(maxPoints, size * 2L);
            keys = Arrays.copyOf(keys, length);
            values = Arrays.copyOf(values, FIELDS * length);
        }
        int at = FIELDS * size;
        idsAscend &= size == 0 || Long.compareUnsigned(values[at - FIELDS], point.id()) < 0;
        timed |= point.minute() != TilePoint.NO_MINUTE;
        keys[size++] = key;
        values[at] = point.id();
        values[at + 1] = pair(areaNumbers.number(point.area()), point.category());
        values[at + 2] = pair(point.text(), point.minute());
        return this;
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
        RadixSort.Sorted sorted = RadixSort.sort(Arrays.copyOf(keys, size));
        long[] sortedKeys = sorted.keys();
        int[] origins = sorted.origins();
        SegmentBuilder segment = new SegmentBuilder(size, codes, timed);
        for (int i = 0; i < size; i++) {
            int at = FIELDS * origins[i];
            segment.add(
                    sortedKeys[i],
                    values[at],
                    ordinals[(int) (values[at + 1] >>> Integer.SIZE)],
                    (char) values[at + 1],
                    (int) (values[at + 2] >>> Integer.SIZE),
                    (int) values[at + 2]);
        }
        return idsAscend ? segment.build(mark, limits, origins) : segment.build(mark, limits);
    }
}
