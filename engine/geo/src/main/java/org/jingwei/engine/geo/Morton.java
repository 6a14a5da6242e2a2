package org.jingwei.engine.geo;

/**
 * The Z-order key of a cell of the zoom-32 grid: the bits of its column and row, interleaved.
 *
 * <p>Every tile of every zoom is one contiguous range of keys. Keys fill all 64 bits, so compare
 * them with {@link Long#compareUnsigned}. Bits are spread with the well-known shifts and masks
 * (Warren, Hacker's Delight, 7-2): five steps a coordinate.
 */
public final class Morton {

    private Morton() {}

    /** The key of the cell in this column and row, each below 2^32. */
    public static long key(long cellX, long cellY) {
        return spread(cellX) | spread(cellY) << 1;
    }

    /** The key of the cell that a place falls in. */
    public static long key(LonLat place) {
        return key(WebMercator.cellX(place.longitude()), WebMercator.cellY(place.latitude()));
    }

    /** The column of a key. */
    public static long cellX(long key) {
        return squeeze(key);
    }

    /** The row of a key. */
    public static long cellY(long key) {
        return squeeze(key >>> 1);
    }

    /** The lowest key in the tile. */
    public static long first(TileId tile) {
        int shift = 32 - tile.z();
        return key((long) tile.x() << shift, (long) tile.y() << shift);
    }

    /** The highest key in the tile. */
    public static long last(TileId tile) {
        return first(tile) | -1L >>> (2 * tile.z());
    }

    private static long spread(long value) {
        long bits = value & 0xFFFFFFFFL;
        bits = (bits | bits << 16) & 0x0000FFFF0000FFFFL;
        bits = (bits | bits << 8) & 0x00FF00FF00FF00FFL;
        bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0FL;
        bits = (bits | bits << 2) & 0x3333333333333333L;
        return (bits | bits << 1) & 0x5555555555555555L;
    }

    private static long squeeze(long value) {
        long bits = value & 0x5555555555555555L;
        bits = (bits | bits >>> 1) & 0x3333333333333333L;
        bits = (bits | bits >>> 2) & 0x0F0F0F0F0F0F0F0FL;
        bits = (bits | bits >>> 4) & 0x00FF00FF00FF00FFL;
        bits = (bits | bits >>> 8) & 0x0000FFFF0000FFFFL;
        return (bits | bits >>> 16) & 0xFFFFFFFFL;
    }
}
