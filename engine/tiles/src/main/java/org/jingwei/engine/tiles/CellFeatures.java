package org.jingwei.engine.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jingwei.engine.geo.Morton;

/**
 * Writes cells that have a count and nothing else: for each count one feature, whose geometry is
 * the middles of all cells that have it (Mapbox Vector Tile specification 2.1, 4.3.4.2).
 *
 * <p>Few cells have a count of their own. A feature for each would be fifteen bytes, of which all
 * but the step from its neighbour would be said again and again; so a cell takes four at most, and
 * whoever draws the tile has a fraction of the features to go through. Cells are gathered in Morton
 * order and sorted by their counts, by counting; a step is then written as one number. Has room for
 * one tile at a time.
 */
final class CellFeatures {

    static final int CELLS = 1 << (2 * Segment.GRID_LEVELS);

    private static final int STEP = VectorLayer.EXTENT >> Segment.GRID_LEVELS;
    private static final int LAST = (1 << Segment.GRID_LEVELS) - 1;

    /** The most that a feature takes before its geometry, and what a cell takes in it. */
    private static final int MOST_HEAD = 32;

    private static final int MOST_OF_CELL = 4;

    /** A place is a column, and from this bit on a row; so is a step, with all of them added. */
    private static final int ROW_BIT = Segment.GRID_LEVELS + 1;

    private static final int COLUMN = (1 << ROW_BIT) - 1;
    private static final int NO_STEP = LAST << ROW_BIT | LAST;

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final char[] PLACES = new char[CELLS];

    /** Each step as it is written, the first byte lowest, and how many bytes that is. */
    private static final int[] STEPS = new int[2 << (2 * ROW_BIT - 1)];

    private static final byte[] STEP_BYTES = new byte[STEPS.length];

    private final char[] cells = new char[CELLS + 1];
    private final char[] values = new char[CELLS];
    private final char[] sorted = new char[CELLS];
    private final int[] ends = new int[CELLS + 1];

    static {
        for (int cell = 0; cell < CELLS; cell++) {
            PLACES[cell] = (char) (Morton.cellY(cell) << ROW_BIT | Morton.cellX(cell));
        }
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
        return middle(PLACES[cell] & COLUMN);
    }

    /** The row in a tile of a cell's middle. */
    static int y(int cell) {
        return middle(PLACES[cell] >>> ROW_BIT);
    }

    private static int middle(int columnOrRow) {
        return columnOrRow * STEP + STEP / 2;
    }

    /** Writes the cells whose counts are not 0. Their counts are the layer's only values. */
    void write(int[] counts, VectorLayer out) {
        int kinds = sort(gather(counts), counts, out.values());
        for (int value = 0; value < kinds; value++) {
            write(ends[value], ends[value + 1], value, out.features());
            ends[value] = 0;
        }
        ends[kinds] = 0;
    }

    /**
     * Lists the cells that have points. Nothing is decided for each, since it cannot be guessed
     * which have: a wrong guess costs more than writing one down in vain.
     */
    private int gather(int[] counts) {
        int size = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            cells[size] = (char) cell;
            size += -counts[cell] >>> 31;
        }
        return size;
    }

    /** Sorts the cells by the values that are their counts; says how many values there are. */
    private int sort(int size, int[] counts, VectorValues numbers) {
        for (int i = 0; i < size; i++) {
            int value = numbers.number(counts[cells[i]]);
            values[i] = (char) value;
            ends[value]++;
        }
        int kinds = 0;
        for (int sum = 0; sum < size; kinds++) {
            sum += ends[kinds];
            ends[kinds] = sum;
        }
        for (int i = size - 1; i >= 0; i--) {
            sorted[--ends[values[i]]] = PLACES[cells[i]];
        }
        ends[kinds] = size;
        return kinds;
    }

    /** Writes a feature of the cells from here to there. Its head is written when it is known. */
    private void write(int from, int to, int value, ProtoBuffer out) {
        int start = out.size();
        byte[] room = out.room(MOST_HEAD + (to - from + 2) * MOST_OF_CELL);
        int geometry = start + MOST_HEAD;
        int length = putGeometry(room, geometry, from, to) - geometry;
        int at = putHead(room, start, value, length);
        System.arraycopy(room, geometry, room, at, length);
        out.takeTo(at + length);
    }

    private int putGeometry(byte[] room, int start, int from, int to) {
        int before = sorted[from];
        int at = ProtoBuffer.putInt(room, start, VectorLayer.moveTo(to - from));
        at = ProtoBuffer.putInt(room, at, ProtoBuffer.zigzag(middle(before & COLUMN)));
        at = ProtoBuffer.putInt(room, at, ProtoBuffer.zigzag(middle(before >>> ROW_BIT)));
        for (int i = from + 1; i < to; i++) {
            int place = sorted[i];
            int step = NO_STEP + place - before;
            INTS.set(room, at, STEPS[step]);
            at += STEP_BYTES[step];
            before = place;
        }
        return at;
    }

    private static int putHead(byte[] room, int from, int value, int geometryBytes) {
        int tagBytes = 1 + ProtoBuffer.varintSize(value);
        int length = 5 + tagBytes + ProtoBuffer.varintSize(geometryBytes) + geometryBytes;
        room[from] = (byte) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        int at = ProtoBuffer.putInt(room, from + 1, length);
        room[at++] = (byte) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        room[at++] = (byte) tagBytes;
        room[at++] = 0;
        at = ProtoBuffer.putInt(room, at, value);
        room[at++] = (byte) ProtoBuffer.tag(3, ProtoBuffer.VARINT);
        room[at++] = VectorLayer.POINT;
        room[at++] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
        return ProtoBuffer.putInt(room, at, geometryBytes);
    }
}
