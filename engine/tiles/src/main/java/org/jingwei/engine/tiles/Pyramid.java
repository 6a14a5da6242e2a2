package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jingwei.engine.geo.Morton;
import org.jingwei.engine.geo.TileId;

/**
 * Counts by cell and area, and below each by category, for those tiles of every zoom that hold more
 * points than a limit. Rows are in Morton order, zoom by zoom, so a crowded tile is one run.
 *
 * <p>Made by {@link PyramidBuilder}. A tile that is not in it holds at most the limit of points, so
 * visiting those is as cheap: whatever the number of points, no tile costs more.
 */
final class Pyramid {

    /** How many columns it is kept as. */
    static final int SECTIONS = 6;

    static final int MAX_COUNT = 0xFFFF;

    private final List<MemorySegment> sections;
    private final int[] levelStarts;
    private final MemorySegment keys;
    private final MemorySegment areas;
    private final MemorySegment counts;
    private final MemorySegment kindStarts;
    private final MemorySegment kinds;

    /** The rows from one to before another. */
    record Run(int from, int to) {}

    Pyramid(List<MemorySegment> sections) {
        this.sections = List.copyOf(sections);
        this.levelStarts = sections.get(0).toArray(ValueLayout.JAVA_INT);
        this.keys = sections.get(1);
        this.areas = sections.get(2);
        this.counts = sections.get(3);
        this.kindStarts = sections.get(4);
        this.kinds = sections.get(5);
    }

    List<MemorySegment> sections() {
        return sections;
    }

    /** All rows of a zoom. */
    Run level(int zoom) {
        return new Run(levelStarts[zoom], levelStarts[zoom + 1]);
    }

    /** The rows of a tile; none if it is not crowded. */
    Run rows(TileId tile) {
        Run level = level(tile.z());
        int from = Columns.lowerBound(keys, Morton.first(tile), level.from(), level.to());
        return new Run(from, Columns.upperBound(keys, Morton.last(tile), from, level.to()));
    }

    /** Reads the keys of the rows from here to there, as many as there is room for. */
    int keys(int from, int to, long[] room) {
        return Columns.read(keys, from, to, room);
    }

    /** Reads the areas of the rows from here to there, as many as there is room for. */
    int areas(int from, int to, int[] room) {
        return Columns.read(areas, from, to, room);
    }

    /** Reads how many points the rows from here to there have, as many as there is room for. */
    int totals(int from, int to, int[] room) {
        return Columns.read(counts, from, to, room);
    }

    /** The lowest Morton key of the row's cell. */
    long key(int row) {
        return Columns.longAt(keys, row);
    }

    /** The row's area, as an ordinal of the segment. */
    int area(int row) {
        return Columns.intAt(areas, row);
    }

    /** How many points of the area lie in the cell. */
    int total(int row) {
        return Columns.intAt(counts, row);
    }

    /** Where the row's categories begin; they end where those of the next row begin. */
    int kindStart(int row) {
        return Columns.intAt(kindStarts, row);
    }

    /**
     * The category at this place and how many points of the row have it, as {@link #packed}; a
     * count that does not fit is spread over several places.
     */
    int kind(int at) {
        return Columns.intAt(kinds, at);
    }

    /** A category and a count of at most {@link #MAX_COUNT} as one number. */
    static int packed(char category, int count) {
        return category << 16 | count;
    }

    static char category(int packed) {
        return (char) (packed >>> 16);
    }

    static int count(int packed) {
        return packed & MAX_COUNT;
    }

    /** How many points of the row have one of these categories. */
    int total(int row, CategorySet categories) {
        if (categories.isEvery()) {
            return total(row);
        }
        int sum = 0;
        int end = kindStart(row + 1);
        for (int at = kindStart(row); at < end; at++) {
            int kind = kind(at);
            if (categories.has(category(kind))) {
                sum += count(kind);
            }
        }
        return sum;
    }
}
