package org.jingwei.engine.geo;

import org.locationtech.jts.geom.Envelope;

/** A map tile in the XYZ scheme: at zoom z the world is 2^z by 2^z tiles, y from the north. */
public record TileId(int z, int x, int y) {

    /** The deepest zoom there are tiles for. */
    public static final int MAX_ZOOM = 22;

    public TileId {
        if (z < 0 || z > MAX_ZOOM) {
            throw new IllegalArgumentException(
                    "tile zoom " + z + " is not within 0 to " + MAX_ZOOM);
        }
        int side = 1 << z;
        if (x < 0 || x >= side || y < 0 || y >= side) {
            throw new IllegalArgumentException(
                    "tile " + z + "/" + x + "/" + y + ": x and y go from 0 to " + (side - 1));
        }
    }

    /** The tile of this zoom that a place falls in. */
    public static TileId at(int z, LonLat place) {
        int shift = 32 - z;
        return new TileId(
                z,
                (int) (WebMercator.cellX(place.longitude()) >>> shift),
                (int) (WebMercator.cellY(place.latitude()) >>> shift));
    }

    /** West, south, east and north in degrees. */
    public Envelope bounds() {
        double side = 1 << z;
        return new Envelope(
                WebMercator.longitude(x / side),
                WebMercator.longitude((x + 1) / side),
                WebMercator.latitude((y + 1) / side),
                WebMercator.latitude(y / side));
    }

    @Override
    public String toString() {
        return z + "/" + x + "/" + y;
    }
}
