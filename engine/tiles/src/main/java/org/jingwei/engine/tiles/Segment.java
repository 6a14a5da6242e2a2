package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.Morton;
import org.jingwei.engine.geo.TileId;

/**
 * Points sorted by Morton key, one column for each of their values, with what is needed to find
 * them: by area, by id, and the counts of crowded tiles. Immutable; in memory or mapped from a
 * file.
 *
 * <p>A point takes 34 bytes (key 8, id 8, area 4, category 2, text 4, by area 4, by id 4), 4 more
 * if points have a time, and its part of the two pyramids and the tiles that are kept whole.
 */
final class Segment {

    /** A tile's grid is 64 by 64 cells: six zooms below it. */
    static final int GRID_LEVELS = 6;

    /** Stands for a point without a time. */
    static final int NO_MINUTE = Integer.MIN_VALUE;

    /** How many columns there are of points alone. */
    private static final int OF_POINTS = 11;

    private static final int OF_COUNTS = OF_POINTS + 2 * Pyramid.SECTIONS;

    private static final int OF_TILES = OF_COUNTS + WholeTiles.SECTIONS;

    static final int SECTIONS = OF_TILES + RowTexts.SECTIONS;

    private final List<MemorySegment> sections;
    private final Facts facts;
    private final long[] areaCodes;
    private final int[] areaStarts;
    private final MemorySegment keys;
    private final MemorySegment ids;
    private final MemorySegment areas;
    private final MemorySegment categories;
    private final MemorySegment textNumbers;
    private final MemorySegment minutes;
    private final MemorySegment byArea;
    private final MemorySegment byId;
    private final Pyramid grids;
    private final Pyramid tiles;
    private final WholeTiles whole;
    private final Optional<RowTexts> texts;
    private final AreaBlocks blocks;
    private final AreaFilters filters;
    private final Views views;
    private final TimeSpans spans;

    /**
     * What is said of a segment as a whole.
     *
     * @param size how many points it has
     * @param mark up to where the changes of its source are in it
     * @param uniqueIds whether no id is in it twice
     * @param categories one more than the highest category
     * @param limits from where counting begins
     */
    record Facts(int size, long mark, boolean uniqueIds, int categories, Limits limits) {

        static Facts of(MemorySegment section) {
            long[] values = section.toArray(ValueLayout.JAVA_LONG);
            Limits limits = new Limits((int) values[4], (int) values[5]);
            return new Facts((int) values[0], values[1], values[2] != 0, (int) values[3], limits);
        }

        MemorySegment section(Columns columns) {
            long unique = uniqueIds ? 1 : 0;
            long[] values = {size, mark, unique, categories, limits.raw(), limits.grid()};
            return columns.longs(values, values.length);
        }
    }

    /**
     * From where counting begins.
     *
     * @param raw how many points a tile shows before it shows counts
     * @param grid how many points of a tile are visited before its counts are kept
     */
    record Limits(int raw, int grid) {

        /** Eight for each cell: visiting these takes about as long as writing 4,096 counts. */
        static final int GRID = 1 << 15;

        /** Tiles with fewer points are left out when it is decided what is crowded. */
        int tile() {
            return raw / 4;
        }
    }

    Segment(List<MemorySegment> sections) {
        this.sections = List.copyOf(sections);
        this.facts = Facts.of(sections.get(0));
        this.areaCodes = sections.get(1).toArray(ValueLayout.JAVA_LONG);
        this.areaStarts = sections.get(2).toArray(ValueLayout.JAVA_INT);
        this.keys = sections.get(3);
        this.ids = sections.get(4);
        this.areas = sections.get(5);
        this.categories = sections.get(6);
        this.textNumbers = sections.get(7);
        this.minutes = sections.get(8);
        this.byArea = sections.get(9);
        this.byId = sections.get(10);
        if (sections.size() == SECTIONS) {
            int middle = OF_POINTS + Pyramid.SECTIONS;
            this.grids = new Pyramid(sections.subList(OF_POINTS, middle));
            this.tiles = new Pyramid(sections.subList(middle, OF_COUNTS));
            this.whole = new WholeTiles(sections.subList(OF_COUNTS, OF_TILES));
            this.texts = RowTexts.of(sections.subList(OF_TILES, SECTIONS));
        } else {
            this.grids = new PyramidBuilder(this, GRID_LEVELS, facts.limits().grid()).build();
            this.tiles = new PyramidBuilder(this, 0, facts.limits().tile()).build();
            this.whole = WholeTiles.of(this, facts.limits().raw());
            this.texts = Optional.empty();
        }
        this.blocks = new AreaBlocks(this);
        this.filters = new AreaFilters(areaCodes, areaStarts);
        this.views = new Views(this);
        this.spans = new TimeSpans(this);
    }

    /** All there is of it but for the texts in its order. */
    List<MemorySegment> sections() {
        List<MemorySegment> all = new ArrayList<>(sections.subList(0, OF_POINTS));
        all.addAll(grids.sections());
        all.addAll(tiles.sections());
        all.addAll(whole.sections());
        return all;
    }

    /** How much memory it takes, without texts. */
    long bytes() {
        return sections().stream().mapToLong(MemorySegment::byteSize).sum();
    }

    Facts facts() {
        return facts;
    }

    int size() {
        return facts.size();
    }

    long key(int row) {
        return Columns.longAt(keys, row);
    }

    long id(int row) {
        return Columns.longAt(ids, row);
    }

    /** The point's area as an ordinal in code order. */
    int area(int row) {
        return Columns.intAt(areas, row);
    }

    /** Reads the keys of the rows from here to there, as many as there is room for. */
    int keys(int from, int to, long[] room) {
        return Columns.read(keys, from, to, room);
    }

    /** Reads the areas of the rows from here to there, as many as there is room for. */
    int areas(int from, int to, int[] room) {
        return Columns.read(areas, from, to, room);
    }

    /** Reads the ids of the rows from here to there, as many as there is room for. */
    int ids(int from, int to, long[] room) {
        return Columns.read(ids, from, to, room);
    }

    /** Reads the categories of the rows from here to there, as many as there is room for. */
    int categories(int from, int to, char[] room) {
        return Columns.read(categories, from, to, room);
    }

    long areaCode(int row) {
        return areaCodes[area(row)];
    }

    char category(int row) {
        return Columns.charAt(categories, row);
    }

    /** The number under which the point's texts are looked up. */
    int text(int row) {
        return Columns.intAt(textNumbers, row);
    }

    boolean hasMinutes() {
        return minutes.byteSize() > 0;
    }

    int minute(int row) {
        return hasMinutes() ? Columns.intAt(minutes, row) : NO_MINUTE;
    }

    /** The codes of all areas that points lie in, ascending. */
    long[] areaCodes() {
        return areaCodes.clone();
    }

    /** Where the rows of an area begin in {@link #rowByArea}. */
    int areaStart(int area) {
        return areaStarts[area];
    }

    /** The rows sorted by area, then by key. */
    int rowByArea(int at) {
        return Columns.intAt(byArea, at);
    }

    /** The row of a point, or -1; logarithmic. */
    int row(long id) {
        int low = 0;
        int high = byId.byteSize() == 0 ? 0 : size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(id(Columns.intAt(byId, middle)), id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == size() || byId.byteSize() == 0) {
            return -1;
        }
        int row = Columns.intAt(byId, low);
        return id(row) == id ? row : -1;
    }

    int lowerBound(long key) {
        return Columns.lowerBound(keys, key, 0, size());
    }

    int upperBound(long key) {
        return upperBound(key, 0, size());
    }

    int upperBound(long key, int from, int to) {
        return Columns.upperBound(keys, key, from, to);
    }

    /** The cells of crowded tiles. */
    Pyramid grids() {
        return grids;
    }

    /** The counts of crowded tiles as a whole. */
    Pyramid tiles() {
        return tiles;
    }

    /** The cells of crowded tiles, for who has all points of a tile. */
    WholeTiles whole() {
        return whole;
    }

    /** Whether none of its points lies in the tile. */
    boolean isEmpty(TileId tile) {
        int from = lowerBound(Morton.first(tile));
        return from == size() || Long.compareUnsigned(key(from), Morton.last(tile)) > 0;
    }

    /** The texts of its points in its order, if it is from a file that has them. */
    Optional<RowTexts> texts() {
        return texts;
    }

    AreaBlocks blocks() {
        return blocks;
    }

    AreaFilters filters() {
        return filters;
    }

    /** From the first to behind the last minute of the scope's points, if they have times. */
    Optional<TimeWindow> span(AreaRanges scope) {
        return spans.span(scope);
    }

    /** The points of a time window, as a segment of its own. */
    Segment within(TimeWindow window) {
        return views.within(window);
    }
}
