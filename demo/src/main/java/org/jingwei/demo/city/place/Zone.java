package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Ground that is divided among a set of towns: a county, or an island group that is one town's.
 *
 * @param towns those whose villages share this ground and no other
 */
record Zone(Geometry outline, List<TownSeed> towns) {

    /** How far an island may lie from the middle of the island town it belongs to, in degrees. */
    private static final double ISLAND_REACH = 0.17;

    /** A county's zones: its own, and one for each of its island towns. */
    static List<Zone> of(Geometry county, List<TownSeed> towns) {
        List<Zone> zones = new ArrayList<>();
        List<Geometry> rest = new ArrayList<>(parts(county));
        double mainland = rest.stream().mapToDouble(Geometry::getArea).max().orElseThrow();
        List<TownSeed> others = new ArrayList<>(towns);
        for (TownSeed town : towns) {
            if (town.setting() == Setting.ISLAND) {
                List<Geometry> islands =
                        rest.stream()
                                .filter(part -> part.getArea() < mainland && near(part, town))
                                .toList();
                rest.removeAll(islands);
                others.remove(town);
                zones.add(new Zone(Arrangement.FACTORY.buildGeometry(islands), List.of(town)));
            }
        }
        zones.addFirst(new Zone(Arrangement.FACTORY.buildGeometry(rest), List.copyOf(others)));
        return zones;
    }

    /** The points of a square grid that lie inside. */
    List<Coordinate> samples(double step) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(outline);
        Envelope box = outline.getEnvelopeInternal();
        List<Coordinate> samples = new ArrayList<>();
        for (double y = box.getMinY() + step / 2; y < box.getMaxY(); y += step) {
            for (double x = box.getMinX() + step / 2; x < box.getMaxX(); x += step) {
                Coordinate at = new Coordinate(x, y);
                if (inside.locate(at) == Location.INTERIOR) {
                    samples.add(at);
                }
            }
        }
        return samples;
    }

    private static List<Geometry> parts(Geometry county) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < county.getNumGeometries(); i++) {
            parts.add(county.getGeometryN(i));
        }
        return parts;
    }

    private static boolean near(Geometry island, TownSeed town) {
        Coordinate middle = island.getCentroid().getCoordinate();
        return middle.distance(new Coordinate(town.longitude(), town.latitude())) < ISLAND_REACH;
    }
}
