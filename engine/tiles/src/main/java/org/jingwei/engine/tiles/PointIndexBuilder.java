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

    private final LongDictionary areaNumbers = new LongDictionary();
    private int maxPoints = DEFAULT_MAX_POINTS;
    private Segment.Limits limits = new Segment.Limits(DEFAULT_RAW_LIMIT, Segment.Limits.GRID);
    private FeatureText text = FeatureText.NONE;
    private long mark;
    private long[] keys = new long[1024];
    private long[] ids = new long[1024];
    private int[] areas = new int[1024];
    private char[] categories = new char[1024];
    private int[] texts = new int[0];
    private int[] minutes = new int[0];
    private int size;

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
        if (size == maxPoints) {
            throw new IllegalStateException(
                    "a point index takes " + maxPoints + " points and this is one more");
        }
        if (area < 0) {
            throw new IllegalArgumentException("point " + id + ": area " + area + " is negative");
        }
        requireCategory(category);
        long key = Morton.key(new LonLat(longitude, latitude));
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        ids[size] = id;
        areas[size] = areaNumbers.number(area);
        categories[size] = (char) category;
        size++;
        return this;
    }

    /** Adds a point that says when it was or which text it has. */
    public PointIndexBuilder add(TilePoint point) {
        int ordinal = size;
        LonLat place = point.place();
        add(point.id(), place.longitude(), place.latitude(), point.area(), point.category());
        if (point.minute() != TilePoint.NO_MINUTE || minutes.length > 0) {
            int filled = minutes.length;
            if (filled <= ordinal) {
                minutes = Arrays.copyOf(minutes, keys.length);
                Arrays.fill(minutes, filled, minutes.length, TilePoint.NO_MINUTE);
            }
            minutes[ordinal] = point.minute();
        }
        if (point.text() != ordinal || texts.length > 0) {
            int filled = texts.length;
            if (filled <= ordinal) {
                texts = Arrays.copyOf(texts, keys.length);
                Arrays.setAll(texts, i -> i < filled ? texts[i] : i);
            }
            texts[ordinal] = point.text();
        }
        return this;
    }

    private void grow() {
        int length = (int) Math.min(maxPoints, size * 2L);
        keys = Arrays.copyOf(keys, length);
        ids = Arrays.copyOf(ids, length);
        areas = Arrays.copyOf(areas, length);
        categories = Arrays.copyOf(categories, length);
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
        SegmentBuilder segment = new SegmentBuilder(size, codes, minutes.length > 0);
        for (int i = 0; i < size; i++) {
            int origin = origins[i];
            segment.add(
                    sortedKeys[i],
                    ids[origin],
                    ordinals[areas[origin]],
                    categories[origin],
                    origin < texts.length ? texts[origin] : origin,
                    origin < minutes.length ? minutes[origin] : TilePoint.NO_MINUTE);
        }
        return segment.build(mark, limits);
    }
}
