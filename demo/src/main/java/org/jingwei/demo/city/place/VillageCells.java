package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** The Voronoi cells of a zone's villages, in the straight plane that a {@link Warp} bends. */
final class VillageCells {

    private static final double STEP = 0.0022;
    private static final double MARGIN = 0.05;

    private final Zone zone;
    private final Warp warp;
    private final List<String> villages;
    private final List<Coordinate> straightSeeds;

    VillageCells(Zone zone, Warp warp, Map<String, Coordinate> seeds) {
        this.zone = zone;
        this.warp = warp;
        this.villages = List.copyOf(seeds.keySet());
        this.straightSeeds = seeds.values().stream().map(warp::straighten).toList();
    }

    /** The village whose cell this place lies in. */
    String owner(Coordinate at) {
        return villages.get(VillageSeeds.nearest(straightSeeds, warp.straighten(at)));
    }

    /** The borders between the cells, bent and cut at the zone's outline. */
    Geometry borders() {
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(straightSeeds);
        Envelope around = zone.outline().getEnvelopeInternal().copy();
        around.expandBy(MARGIN);
        builder.setClipEnvelope(around);
        List<Geometry> lines = new ArrayList<>();
        for (LineSegment edge : edges(builder.getDiagram(Arrangement.FACTORY))) {
            List<Coordinate> line = warp.bend(edge.p0, edge.p1, STEP);
            lines.add(
                    Arrangement.FACTORY.createLineString(
                            line.stream().map(Arrangement::onGrid).toArray(Coordinate[]::new)));
        }
        return OverlayNG.overlay(
                Arrangement.FACTORY.buildGeometry(lines),
                zone.outline(),
                OverlayNG.INTERSECTION,
                Arrangement.GRID);
    }

    private static Collection<LineSegment> edges(Geometry diagram) {
        Set<LineSegment> edges = new HashSet<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            Coordinate[] ring = diagram.getGeometryN(i).getCoordinates();
            for (int k = 1; k < ring.length; k++) {
                LineSegment edge = new LineSegment(ring[k - 1], ring[k]);
                edge.normalize();
                edges.add(edge);
            }
        }
        return edges.stream().sorted().toList();
    }
}
