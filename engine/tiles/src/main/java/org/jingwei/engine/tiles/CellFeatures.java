package org.jingwei.engine.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes cells that have a count and nothing else: for each count one feature, whose geometry is
 * the middles of all cells that have it (Mapbox Vector Tile specification 2.1, 4.3.4.2).
 *
 * <p>In all but the lowest zooms few cells have a count of their own. A feature for each would be
 * fifteen bytes, of which all but the step from its neighbour would be said again and again; so a
 * cell beside others of its count takes four at most, and whoever draws the tile has a fraction of
 * the features to go through. Cells come in the order of their counts, by {@link CellSort}; a step
 * from one to the next is written as one number. Has room for one tile at a time.
 */
final class CellFeatures {

    private static final int STEP = VectorLayer.EXTENT >> Segment.GRID_LEVELS;
    private static final int LAST = CellSort.SIDE - 1;

    /** The most that a feature takes before its geometry, and what a cell takes in it. */
    private static final int MOST_HEAD = 32;

    private static final int MOST_OF_CELL = 4;

    /** What is written at once may reach so far behind its end. */
    private static final int ROOM_TO_SPARE = 8;

    /** Of so many cells a feature takes less than 128 bytes. */
    private static final int FEW = 28;

    /** What the tags of a feature take beside the number of its value. */
    private static final int TAGS = 6;

    private static final int ROW_BIT = CellSort.ROW_BIT;
    private static final int COLUMN = CellSort.COLUMN;

    /** A step is one of columns and of rows like a place, with this added. */
    private static final int NO_STEP = LAST << ROW_BIT | LAST;

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Each step as it is written, the first byte lowest, and how many bytes that is. */
    private static final int[] STEPS = new int[2 << (2 * ROW_BIT - 1)];

    private static final byte[] STEP_BYTES = new byte[STEPS.length];

    private final CellSort cells = new CellSort();

    static {
        byte[] room = new byte[2 * MOST_OF_CELL];
        for (int rows = -LAST; rows <= LAST; rows++) {
            for (int columns = -LAST; columns <= LAST; columns++) {
                int at = ProtoBuffer.put(room, 0, ProtoBuffer.zigzag(columns * STEP));
                at = ProtoBuffer.put(room, at, ProtoBuffer.zigzag(rows * STEP));
                int step = NO_STEP + (rows << ROW_BIT) + columns;
                STEPS[step] = (int) INTS.get(room, 0);
                STEP_BYTES[step] = (byte) at;
            }
        }
    }

    /** The column in a tile of a cell's middle. */
    static int x(int cell) {
        return middle(CellSort.place(cell) & COLUMN);
    }

    /** The row in a tile of a cell's middle. */
    static int y(int cell) {
        return middle(CellSort.place(cell) >>> ROW_BIT);
    }

    private static int middle(int columnOrRow) {
        return columnOrRow * STEP + STEP / 2;
    }

    /** Writes the cells whose counts are not 0. Their counts are the layer's only values. */
    void write(int[] counts, VectorLayer out) {
        write(cells.sort(counts, out.values()), out);
    }

    /** Writes the cells of a tile that is kept. Their counts are the layer's only values. */
    void write(WholeTiles tiles, int tile, VectorLayer out) {
        write(cells.take(tiles, tile, out.values()), out);
    }

    private void write(int kinds, VectorLayer out) {
        ProtoBuffer features = out.features();
        int size = cells.start(kinds);
        byte[] room = features.room(kinds * MOST_HEAD + size * MOST_OF_CELL + ROOM_TO_SPARE);
        int at = features.size();
        for (int value = 0; value < kinds; value++) {
            at = put(room, at, cells.start(value), cells.start(value + 1), value);
        }
        features.takeTo(at);
    }

    /**
     * Writes a feature of the cells from here to there. Lengths stand before what they are of; of
     * few cells each takes one byte and is filled in when it is known.
     */
    private int put(byte[] room, int start, int from, int to, int value) {
        if (to - from > FEW) {
            return putMany(room, start, from, to, value);
        }
        int at = putTags(room, start + 2, value) + 1;
        int end = putGeometry(room, at, from, to);
        room[at - 1] = (byte) (end - at);
        room[start] = (byte) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 1] = (byte) (end - start - 2);
        return end;
    }

    /**
     * Writes a feature whose lengths take more than a byte: behind room for them, then closed up.
     */
    private int putMany(byte[] room, int start, int from, int to, int value) {
        int geometry = start + MOST_HEAD;
        int bytes = putGeometry(room, geometry, from, to) - geometry;
        int tagBytes = TAGS + ProtoBuffer.varintSize(value);
        room[start] = (byte) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        int length = tagBytes + ProtoBuffer.varintSize(bytes) + bytes;
        int at = putTags(room, ProtoBuffer.putInt(room, start + 1, length), value);
        at = ProtoBuffer.putInt(room, at, bytes);
        System.arraycopy(room, geometry, room, at, bytes);
        return at + bytes;
    }

    /** What stands before the length of the geometry: its count, and that it is points. */
    private static int putTags(byte[] room, int from, int value) {
        room[from] = (byte) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        room[from + 2] = 0;
        int at = ProtoBuffer.putInt(room, from + 3, value);
        room[from + 1] = (byte) (at - from - 2);
        room[at] = (byte) ProtoBuffer.tag(3, ProtoBuffer.VARINT);
        room[at + 1] = VectorLayer.POINT;
        room[at + 2] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
        return at + 3;
    }

    private int putGeometry(byte[] room, int start, int from, int to) {
        char[] places = cells.places();
        int before = places[from];
        int at = ProtoBuffer.putInt(room, start, VectorLayer.moveTo(to - from));
        at = ProtoBuffer.putInt(room, at, ProtoBuffer.zigzag(middle(before & COLUMN)));
        at = ProtoBuffer.putInt(room, at, ProtoBuffer.zigzag(middle(before >>> ROW_BIT)));
        for (int i = from + 1; i < to; i++) {
            int place = places[i];
            int step = NO_STEP + place - before;
            INTS.set(room, at, STEPS[step]);
            at += STEP_BYTES[step];
            before = place;
        }
        return at;
    }
}
