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

    private static final int MAX_CATEGORIES = 1 << 16;

    private final LongDictionary areaNumbers = new LongDictionary();
    private final LongDictionary categoryNumbers = new LongDictionary();
    private int maxPoints = DEFAULT_MAX_POINTS;
    private int rawLimit = DEFAULT_RAW_LIMIT;
    private FeatureText text = FeatureText.NONE;
    private long[] keys = new long[1024];
    private long[] ids = new long[1024];
    private int[] areas = new int[1024];
    private char[] categories = new char[1024];
    private int size;

    PointIndexBuilder() {}

    /** Refuses more points than this. */
    public PointIndexBuilder maxPoints(int limit) {
        maxPoints = positive(limit, "maxPoints");
        return this;
    }

    /** Shows counts where a tile would hold more points than this. */
    public PointIndexBuilder rawLimit(int limit) {
        rawLimit = positive(limit, "rawLimit");
        return this;
    }

    /** Takes names and keys from here, by the order of adding. */
    public PointIndexBuilder text(FeatureText lookup) {
        text = lookup;
        return this;
    }

    private static int positive(int limit, String name) {
        if (limit < 1) {
            throw new IllegalArgumentException(name + " is " + limit + " and must be at least 1");
        }
        return limit;
    }

    /** How many points were added; the next has this ordinal. */
    public int size() {
        return size;
    }

    /**
     * Adds a point.
     *
     * @param id what the caller calls it; best below 2^53
     * @param longitude in WGS-84
     * @param latitude in WGS-84
     * @param area the stored code of the area it belongs to; with 0 no scope shows it
     * @param category a small number, not negative
     */
    public PointIndexBuilder add(
            long id, double longitude, double latitude, long area, int category) {
        if (size == maxPoints) {
            throw new IllegalStateException(
                    "a point index takes " + maxPoints + " points and this is one more");
        }
        if (area < 0 || category < 0) {
            throw new IllegalArgumentException(
                    "point " + id + ": area " + area + " or category " + category + " is negative");
        }
        int categoryNumber = categoryNumbers.number(category);
        if (categoryNumber >= MAX_CATEGORIES) {
            throw new IllegalStateException("more than " + MAX_CATEGORIES + " categories");
        }
        if (size == keys.length) {
            grow();
        }
        keys[size] = Morton.key(new LonLat(longitude, latitude));
        ids[size] = id;
        areas[size] = areaNumbers.number(area);
        categories[size] = (char) categoryNumber;
        size++;
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
        long[] sortedAreas = new long[areaNumbers.size()];
        for (int i = 0; i < sortedAreas.length; i++) {
            sortedAreas[i] = areaNumbers.value(i);
        }
        Arrays.sort(sortedAreas);
        PointTable points = sortedTable(sortedAreas);
        long[] countBefore = new long[sortedAreas.length + 1];
        for (int row = 0; row < points.size(); row++) {
            countBefore[points.area(row) + 1]++;
        }
        for (int i = 1; i < countBefore.length; i++) {
            countBefore[i] += countBefore[i - 1];
        }
        int[] categoryCodes = new int[categoryNumbers.size()];
        for (int i = 0; i < categoryCodes.length; i++) {
            categoryCodes[i] = (int) categoryNumbers.value(i);
        }
        return new PointIndex(
                points,
                categoryCodes,
                text,
                CountPyramid.of(points),
                new AreaFilter.Source(points, sortedAreas, countBefore, rawLimit));
    }

    private PointTable sortedTable(long[] sortedAreas) {
        int[] ordinals = new int[sortedAreas.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = Arrays.binarySearch(sortedAreas, areaNumbers.value(i));
        }
        RadixSort.Sorted sorted = RadixSort.sort(Arrays.copyOf(keys, size));
        int[] added = sorted.origins();
        long[] sortedIds = new long[size];
        int[] sortedAreaOrdinals = new int[size];
        char[] sortedCategories = new char[size];
        for (int i = 0; i < size; i++) {
            int origin = added[i];
            sortedIds[i] = ids[origin];
            sortedAreaOrdinals[i] = ordinals[areas[origin]];
            sortedCategories[i] = categories[origin];
        }
        return new PointTable(
                sorted.keys(), sortedIds, sortedAreaOrdinals, sortedCategories, added);
    }
}
