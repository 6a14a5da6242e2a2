package org.jingwei.engine.tiles;

import org.jingwei.engine.geo.WebMercator;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * The bands of zooms for which lines and outlines are simplified once. Lengths are in units of the
 * zoom-0 tile.
 */
final class ZoomBands {

    /** The deepest zoom of each simplified band, fine to coarse; band 0 is deeper and full. */
    static final int[] DEEPEST = {13, 11, 9, 7, 5};

    /** Half a pixel of a tile drawn 512 pixels wide. */
    private static final double TOLERANCE = 4;

    private ZoomBands() {}

    /** Which band a zoom is drawn from: 0 has every vertex. */
    static int band(int zoom) {
        int band = 0;
        for (int i = 0; i < DEEPEST.length; i++) {
            if (zoom <= DEEPEST[i]) {
                band = i + 1;
            }
        }
        return band;
    }

    /** How far a line may be moved so that nobody sees it at this zoom. */
    static double tolerance(int zoom) {
        return TOLERANCE / (1 << zoom);
    }

    static Geometry projected(Geometry geometry) {
        Geometry projected = geometry.copy();
        projected.apply(new Projection());
        return projected;
    }

    private static final class Projection implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double x = WebMercator.x(sequence.getX(i)) * VectorLayer.EXTENT;
            double y = WebMercator.y(sequence.getY(i)) * VectorLayer.EXTENT;
            sequence.setOrdinate(i, CoordinateSequence.X, x);
            sequence.setOrdinate(i, CoordinateSequence.Y, y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
