package org.jingwei.engine.tiles;

import java.util.Arrays;
import org.jingwei.engine.geo.Morton;

/**
 * Puts the cells of a tile in the order of their counts; those of the same count stay in Morton
 * order. Has room for one tile at a time.
 *
 * <p>Each cell is dealt onto the pile of its count, and the piles are laid one after the other.
 * Nothing is decided for a cell, not even whether it has points: that cannot be guessed, and a
 * wrong guess costs more than dealing one in vain. Each quarter of the tile has piles of its own,
 * because most cells have one of few counts, so that the end of a pile was just written and would
 * have to be waited for. Counts from {@link #RARE} on share a pile, which is sorted by counting how
 * many cells have each.
 */
final class CellSort {

    static final int CELLS = 1 << (2 * Segment.GRID_LEVELS);

    /** Columns, and rows, of a tile. */
    static final int SIDE = 1 << Segment.GRID_LEVELS;

    /** A place is a column, and from this bit on a row; there is a bit between for their steps. */
    static final int ROW_BIT = Segment.GRID_LEVELS + 1;

    static final int COLUMN = (1 << ROW_BIT) - 1;

    private static final int RARE = 64;
    private static final int QUARTER = CELLS / 4;

    /** What is kept of each count before the places: its two halves, and how many cells have it. */
    private static final int HEAD = 3;

    /** The most numbers that the cells of a tile are kept as. */
    static final int MOST_KEPT = 1 + (HEAD + 1) * CELLS;

    /** The quarters lie in Morton order too: the second is east of the first, the third south. */
    private static final int EAST = SIDE / 2;

    private static final int SOUTH = (SIDE / 2) << ROW_BIT;

    private static final char[] PLACES = new char[CELLS];
    private static final char[] CELL_AT = new char[1 << (2 * ROW_BIT)];

    private final Quarter[] quarters = {new Quarter(), new Quarter(), new Quarter(), new Quarter()};
    private final char[] rare = new char[CELLS];
    private final char[] values = new char[CELLS];
    private final char[] sorted = new char[MOST_KEPT];
    private final int[] starts = new int[CELLS + 1];
    private int kinds;

    static {
        for (int cell = 0; cell < CELLS; cell++) {
            PLACES[cell] = (char) (Morton.cellY(cell) << ROW_BIT | Morton.cellX(cell));
            CELL_AT[PLACES[cell]] = (char) cell;
        }
    }

    /** The piles of a quarter of the tile. */
    private static final class Quarter {

        /** Not a power of two, so that piles do not compete for the same lines of the cache. */
        private static final int PILE = QUARTER + 32;

        private final char[] piles = new char[(RARE + 1) * PILE];
        private final int[] ends = new int[RARE + 1];

        void begin() {
            for (int pile = 0; pile <= RARE; pile++) {
                ends[pile] = pile * PILE;
            }
        }

        void deal(int count, int place) {
            int pile = Math.min(count, RARE);
            int at = ends[pile];
            piles[at] = (char) place;
            ends[pile] = at + 1;
        }

        /** Lays a pile down from here on and says where it ends. */
        int lay(int pile, char[] target, int at) {
            int start = pile * PILE;
            int length = ends[pile] - start;
            System.arraycopy(piles, start, target, at, length);
            return at + length;
        }
    }

    /** The place of a cell. */
    static int place(int cell) {
        return PLACES[cell];
    }

    /** The places of the cells in their order. */
    char[] places() {
        return sorted;
    }

    /** Where the places of a count begin. */
    int start(int kind) {
        return starts[kind];
    }

    /**
     * Sorts the cells whose counts are not 0; says how many different counts there are. The counts
     * become the first of these numbers, in the order of the cells.
     */
    int sort(int[] counts, VectorValues numbers) {
        clear();
        deal(counts);
        int size = 0;
        for (int count = 1; count < RARE; count++) {
            int end = lay(count, sorted, size);
            if (end > size) {
                kinds = numbers.number(count) + 1;
                starts[kinds] = end;
                size = end;
            }
        }
        int end = lay(RARE, rare, size);
        if (end > size) {
            sortRare(size, end, counts, numbers);
        }
        return kinds;
    }

    /** Forgets the tile before. */
    private void clear() {
        Arrays.fill(starts, 0, kinds + 1, 0);
        kinds = 0;
    }

    /** Takes cells that were sorted before; says how many different counts there are. */
    int take(WholeTiles tiles, int tile, VectorValues numbers) {
        clear();
        tiles.read(tile, sorted);
        kinds = sorted[0];
        starts[0] = 1 + HEAD * kinds;
        for (int kind = 0; kind < kinds; kind++) {
            int at = 1 + HEAD * kind;
            numbers.number(sorted[at] << Character.SIZE | sorted[at + 1]);
            starts[kind + 1] = starts[kind] + sorted[at + 2];
        }
        return kinds;
    }

    /** Writes down what was sorted, from here on, to be taken again; says where it ends. */
    int keep(int[] counts, char[] room, int from) {
        int at = from;
        room[at++] = (char) kinds;
        for (int kind = 0; kind < kinds; kind++) {
            int count = counts[CELL_AT[sorted[starts[kind]]]];
            room[at++] = (char) (count >>> Character.SIZE);
            room[at++] = (char) count;
            room[at++] = (char) (starts[kind + 1] - starts[kind]);
        }
        System.arraycopy(sorted, 0, room, at, starts[kinds]);
        return at + starts[kinds];
    }

    private void deal(int[] counts) {
        Quarter first = quarters[0];
        Quarter second = quarters[1];
        Quarter third = quarters[2];
        Quarter fourth = quarters[3];
        first.begin();
        second.begin();
        third.begin();
        fourth.begin();
        for (int cell = 0; cell < QUARTER; cell++) {
            int place = PLACES[cell];
            first.deal(counts[cell], place);
            second.deal(counts[cell + QUARTER], place + EAST);
            third.deal(counts[cell + 2 * QUARTER], place + SOUTH);
            fourth.deal(counts[cell + 3 * QUARTER], place + SOUTH + EAST);
        }
    }

    private int lay(int pile, char[] target, int from) {
        int at = from;
        for (Quarter quarter : quarters) {
            at = quarter.lay(pile, target, at);
        }
        return at;
    }

    private void sortRare(int from, int to, int[] counts, VectorValues numbers) {
        int first = kinds;
        for (int i = from; i < to; i++) {
            int value = numbers.number(counts[CELL_AT[rare[i]]]);
            values[i] = (char) value;
            starts[value + 1]++;
            kinds = Math.max(kinds, value + 1);
        }
        int end = to;
        for (int kind = kinds; kind > first; kind--) {
            end -= starts[kind];
            starts[kind] = end;
        }
        for (int i = from; i < to; i++) {
            sorted[starts[values[i] + 1]++] = rare[i];
        }
    }
}
