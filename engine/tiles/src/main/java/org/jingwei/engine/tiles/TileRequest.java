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
 */
public record TileRequest(String layer, TileId tile, AreaRanges scope, PointFilter filter) {

    /** All points of a tile that a scope has. */
    public static TileRequest of(String layer, TileId tile, AreaRanges scope) {
        return new TileRequest(layer, tile, scope, PointFilter.NONE);
    }

    /** The same with only these points. */
    public TileRequest with(PointFilter points) {
        return new TileRequest(layer, tile, scope, points);
    }
}
