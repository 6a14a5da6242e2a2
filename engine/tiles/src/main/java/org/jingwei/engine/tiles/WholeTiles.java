package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jingwei.engine.geo.Morton;
import org.jingwei.engine.geo.TileId;

/**
 * The cells of every tile that is too crowded to show single points, sorted by their counts: a tile
 * of which a scope has all points is written without counting or sorting anything. That is most
 * tiles of a city or a county, and all but those at the border of a town. Tiles are in Morton
 * order, zoom by zoom. Made by {@link WholeTilesBuilder}; takes about a byte a point.
 */
final class WholeTiles {

    /** How many columns it is kept as. */
    static final int SECTIONS = 5;

    /** Stands for a tile that is not kept, or of which a scope has not all points. */
    static final int NONE = -1;

    /** Where no tile is crowded. */
    private static final WholeTiles EMPTY = empty();

    private final List<MemorySegment> sections;
    private final int[] levelStarts;
    private final MemorySegment keys;
    private final MemorySegment areas;
    private final MemorySegment starts;
    private final MemorySegment cells;

    WholeTiles(List<MemorySegment> sections) {
        this.sections = List.copyOf(sections);
        this.levelStarts = sections.get(0).toArray(ValueLayout.JAVA_INT);
        this.keys = sections.get(1);
        this.areas = sections.get(2);
        this.starts = sections.get(3);
        this.cells = sections.get(4);
    }

    private static WholeTiles empty() {
        Columns columns = new Columns();
        MemorySegment nothing = columns.of(0);
        MemorySegment levels = columns.of((TileId.MAX_ZOOM + 2L) * Integer.BYTES);
        MemorySegment starts = columns.of(Integer.BYTES);
        return new WholeTiles(List.of(levels, nothing, nothing, starts, nothing));
    }

    /** Those of a segment that have more points than the limit. */
    static WholeTiles of(Segment points, int limit) {
        return points.size() > limit ? new WholeTilesBuilder(points, limit).build() : EMPTY;
    }

    List<MemorySegment> sections() {
        return sections;
    }

    /** Where this tile is kept, if the scope has all areas that its points lie in. */
    int find(TileId tile, AreaFilter scope) {
        long key = Morton.first(tile);
        int end = levelStarts[tile.z() + 1];
        int at = Columns.lowerBound(keys, key, levelStarts[tile.z()], end);
        if (at == end || Columns.longAt(keys, at) != key) {
            return NONE;
        }
        int lowest = Columns.intAt(areas, 2 * at);
        int highest = Columns.intAt(areas, 2 * at + 1);
        return scope.of(lowest, highest) == AreaFilter.Part.ALL ? at : NONE;
    }

    /** Reads the cells of a tile, as {@link CellSort#keep} gave them. */
    void read(int at, char[] room) {
        Columns.read(cells, Columns.intAt(starts, at), Columns.intAt(starts, at + 1), room);
    }
}
