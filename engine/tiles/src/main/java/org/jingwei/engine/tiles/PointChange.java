package org.jingwei.engine.tiles;

/** A point that came, moved or went. */
public sealed interface PointChange {

    /** The id of the point. */
    long id();

    /** The point is as said from now on, whether it was there before or not. */
    record Put(TilePoint point) implements PointChange {
        @Override
        public long id() {
            return point.id();
        }
    }

    /** The point is there no longer, if it was. */
    record Remove(long id) implements PointChange {}
}
