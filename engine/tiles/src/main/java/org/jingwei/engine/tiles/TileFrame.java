package org.jingwei.engine.tiles;

import org.jingwei.engine.geo.TileId;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Where a tile lies in the projected plane, in units of the zoom-0 tile, and how places become
 * whole numbers in it. A place is rounded by its own position alone, so that whoever shares a
 * vertex agrees on it.
 */
final class TileFrame {

    /** How far a tile's content reaches beyond it: more than the widest line is thick. */
    static final int BUFFER = 64;

    private final double scale;
    private final double originX;
    private final double originY;
    private final Envelope clip;

    TileFrame(TileId tile) {
        this.scale = 1L << tile.z();
        this.originX = (double) tile.x() * VectorLayer.EXTENT;
        this.originY = (double) tile.y() * VectorLayer.EXTENT;
        this.clip =
                new Envelope(
                        (originX - BUFFER) / scale,
                        (originX + VectorLayer.EXTENT + BUFFER) / scale,
                        (originY - BUFFER) / scale,
                        (originY + VectorLayer.EXTENT + BUFFER) / scale);
    }

    /** The part of the plane that is drawn. */
    Envelope clip() {
        return clip;
    }

    /** The place in the tile, in whole numbers. */
    Coordinate rounded(Coordinate place) {
        return new Coordinate(
                Math.rint(place.x * scale - originX), Math.rint(place.y * scale - originY));
    }
}
