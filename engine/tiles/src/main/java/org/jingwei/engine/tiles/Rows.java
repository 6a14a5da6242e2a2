package org.jingwei.engine.tiles;

/** Counted points in Morton order: the points themselves, or a coarser grid's cells of them. */
sealed interface Rows permits PointTable, CountPyramid.Level {

    int size();

    /** The Morton key of the point, or the lowest key of the cell. */
    long key(int row);

    /** Which area it is in, as an ordinal in code order. */
    int area(int row);

    /** Its category, as an ordinal. */
    char category(int row);

    /** How many points it stands for. */
    int count(int row);

    /** The first row whose key is not below this one, as unsigned numbers. */
    default int lowerBound(long key) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(key(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first row whose key is above this one, as unsigned numbers. */
    default int upperBound(long key) {
        return key == -1 ? size() : lowerBound(key + 1);
    }
}
