package org.jingwei.map.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jingwei.area.AreaBoundary;
import org.jingwei.area.Areas;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.scope.Scope;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Where the city lies, and which of its finest areas a geometry touches. Two areas that only share
 * a border with it are not touched; a point on a border is in the area of the lower code.
 */
final class City {
    private final STRtree tree;
    private final Envelope extent;
    private final long root;

    private record Finest(long area, PreparedGeometry geometry) {}

    private City(STRtree tree, Envelope extent, long root) {
        this.tree = tree;
        this.extent = extent;
        this.root = root;
    }

    /** The city as its boundaries are now; empty without any. */
    static Optional<City> of(Areas areas) {
        List<AreaBoundary> boundaries = new ArrayList<>();
        areas.boundaries(Scope.platform("layer-upload"), boundaries::add);
        if (boundaries.isEmpty()) {
            return Optional.empty();
        }
        STRtree tree = new STRtree();
        Envelope extent = new Envelope();
        for (int i = 0; i < boundaries.size(); i++) {
            AreaBoundary boundary = boundaries.get(i);
            extent.expandToInclude(boundary.geometry().getEnvelopeInternal());
            // They come in the order of codes: what lies below an area comes right after it.
            boolean finest =
                    i + 1 == boundaries.size()
                            || !boundary.area()
                                    .range()
                                    .contains(boundaries.get(i + 1).area().value());
            if (finest) {
                tree.insert(
                        boundary.geometry().getEnvelopeInternal(),
                        new Finest(
                                boundary.area().value(),
                                PreparedGeometryFactory.prepare(boundary.geometry())));
            }
        }
        tree.build();
        return Optional.of(new City(tree, extent, boundaries.getFirst().area().value()));
    }

    /** West, east, south and north of it. */
    Envelope extent() {
        return new Envelope(extent);
    }

    /** What a geometry touches; the city as a whole where it lies between its areas, as at sea. */
    AreaRanges touched(Geometry geometry) {
        List<Long> found = new ArrayList<>();
        for (Object candidate : tree.query(geometry.getEnvelopeInternal())) {
            Finest finest = (Finest) candidate;
            boolean touched =
                    finest.geometry().intersects(geometry)
                            && (geometry instanceof Point || !finest.geometry().touches(geometry));
            if (touched) {
                found.add(finest.area());
            }
        }
        found.sort(Comparator.naturalOrder());
        if (found.isEmpty()) {
            found.add(root);
        }
        List<Long> kept = geometry instanceof Point ? found.subList(0, 1) : found;
        return AreaRanges.of(kept.stream().map(area -> new AreaRange(area, area)).toList());
    }
}
