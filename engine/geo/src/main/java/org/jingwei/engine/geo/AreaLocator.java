package org.jingwei.engine.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Says which of thousands of areas a place lies in. Immutable and safe for many threads.
 *
 * <p>An R-tree over the areas' bounding boxes gives the few candidates, and an index over the edges
 * of each decides exactly, in time logarithmic in the edges. A place on the shared edge of two
 * areas is in both: the lower code wins, so that the answer does not depend on the order of adding.
 * Give the areas of one level; of nested areas the lower code is the outer one.
 */
public final class AreaLocator {

    private final STRtree tree;

    private record Entry(long area, IndexedPointInAreaLocator polygons) {}

    private AreaLocator(STRtree tree) {
        this.tree = tree;
    }

    /** Collects the areas. */
    public static Builder builder() {
        return new Builder();
    }

    /** The stored code of the area that a WGS-84 place lies in, if it lies in any. */
    public OptionalLong locate(double longitude, double latitude) {
        if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
            return OptionalLong.empty();
        }
        Coordinate place = new Coordinate(longitude, latitude);
        long lowest = Long.MAX_VALUE;
        for (Object candidate : tree.query(new Envelope(place))) {
            Entry entry = (Entry) candidate;
            if (entry.area() < lowest && entry.polygons().locate(place) != Location.EXTERIOR) {
                lowest = entry.area();
            }
        }
        return lowest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(lowest);
    }

    /** Collects areas for a locator. */
    public static final class Builder {

        private record Area(long area, Geometry geometry) {}

        private final List<Area> areas = new ArrayList<>();

        private Builder() {}

        /** Adds an area by its stored code with its polygons in WGS-84. */
        public Builder add(long area, Geometry geometry) {
            areas.add(new Area(area, geometry));
            return this;
        }

        /** The locator over the areas added so far. */
        public AreaLocator build() {
            STRtree tree = new STRtree();
            for (Area area : areas) {
                Entry entry =
                        new Entry(area.area(), new IndexedPointInAreaLocator(area.geometry()));
                tree.insert(area.geometry().getEnvelopeInternal(), entry);
            }
            // Built here, since building on the first query would race.
            tree.build();
            return new AreaLocator(tree);
        }
    }
}
