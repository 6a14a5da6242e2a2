package org.jingwei.engine.tiles;

/**
 * The points, one array a column, sorted by Morton key: 24 bytes a point, and 4 more for the place
 * it was added at.
 *
 * @param keys Morton keys of the zoom-32 grid
 * @param ids what the caller calls the points
 * @param areas ordinals into the index's areas
 * @param categories ordinals into the index's categories
 * @param added the how-manieth added, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // a column store; never compared, never handed out
record PointTable(long[] keys, long[] ids, int[] areas, char[] categories, int[] added)
        implements Rows {

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public long key(int row) {
        return keys[row];
    }

    @Override
    public int area(int row) {
        return areas[row];
    }

    @Override
    public char category(int row) {
        return categories[row];
    }

    @Override
    public int count(int row) {
        return 1;
    }
}
