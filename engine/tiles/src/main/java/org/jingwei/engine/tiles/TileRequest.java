package org.jingwei.engine.tiles;

import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;

/**
 * One tile of points, as somebody wants it.
 *
 * @param layer the name of the tile's layer
 * @param tile which tile
 * @param scope for whom
 * @param filter which points
 * @param detail what is said of a cell
 */
public record TileRequest(
        String layer, TileId tile, AreaRanges scope, PointFilter filter, CellDetail detail) {

    /** All points of a tile that a scope has, and no more than their number where they are many. */
    public static TileRequest of(String layer, TileId tile, AreaRanges scope) {
        return new TileRequest(layer, tile, scope, PointFilter.NONE, CellDetail.COUNT);
    }

    /** The same with only these points. */
    public TileRequest with(PointFilter points) {
        return new TileRequest(layer, tile, scope, points, detail);
    }

    /** The same with this said of a cell. */
    public TileRequest with(CellDetail told) {
        return new TileRequest(layer, tile, scope, filter, told);
    }
}
