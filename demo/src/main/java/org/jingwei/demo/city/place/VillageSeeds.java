package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * Puts one seed per village into its town's ground, denser towards the town's middle.
 *
 * <p>Idea: weighted Lloyd relaxation (k-means) over the town's sample points, from a random start
 * that depends only on the town's code. Cost: O(rounds x samples x villages).
 */
final class VillageSeeds {

    private static final int ROUNDS = 7;

    private final AreaList areas;

    VillageSeeds(AreaList areas) {
        this.areas = areas;
    }

    /** The seeds of a zone's villages by code. */
    Map<String, Coordinate> place(Zone zone, double step) {
        List<List<Coordinate>> regions =
                TownRegions.divide(zone.towns(), zone.samples(step), step * step);
        Map<String, Coordinate> seeds = new LinkedHashMap<>();
        for (int i = 0; i < regions.size(); i++) {
            seeds.putAll(placeTown(zone.towns().get(i), regions.get(i)));
        }
        return seeds;
    }

    private Map<String, Coordinate> placeTown(TownSeed town, List<Coordinate> region) {
        List<Area> villages = areas.children(town.town());
        if (region.size() < villages.size() * 2) {
            throw new IllegalStateException(
                    "town %s has ground for %d sample points and %d villages"
                            .formatted(town.town(), region.size(), villages.size()));
        }
        double[] weights = weights(town, region);
        List<Coordinate> middles = start(town, region, villages.size());
        for (int round = 0; round < ROUNDS; round++) {
            middles = relax(middles, region, weights);
        }
        Map<String, Coordinate> seeds = new LinkedHashMap<>();
        for (int i = 0; i < villages.size(); i++) {
            seeds.put(villages.get(i).code(), middles.get(i));
        }
        return seeds;
    }

    private static double[] weights(TownSeed town, List<Coordinate> region) {
        Coordinate middle = new Coordinate(town.longitude(), town.latitude());
        double reach = region.stream().mapToDouble(middle::distance).max().orElseThrow();
        return region.stream()
                .mapToDouble(at -> 1 / (0.15 + middle.distance(at) / reach))
                .toArray();
    }

    private static List<Coordinate> start(TownSeed town, List<Coordinate> region, int villages) {
        List<Coordinate> pool = new ArrayList<>(region);
        SplittableRandom random = new SplittableRandom(Long.parseLong(town.town()));
        for (int i = 0; i < villages; i++) {
            Collections.swap(pool, i, random.nextInt(i, pool.size()));
        }
        return List.copyOf(pool.subList(0, villages));
    }

    private static List<Coordinate> relax(
            List<Coordinate> middles, List<Coordinate> region, double[] weights) {
        double[] x = new double[middles.size()];
        double[] y = new double[middles.size()];
        double[] sum = new double[middles.size()];
        for (int i = 0; i < weights.length; i++) {
            Coordinate at = region.get(i);
            int nearest = nearest(middles, at);
            x[nearest] += at.x * weights[i];
            y[nearest] += at.y * weights[i];
            sum[nearest] += weights[i];
        }
        List<Coordinate> moved = new ArrayList<>(middles.size());
        for (int i = 0; i < sum.length; i++) {
            moved.add(sum[i] == 0 ? middles.get(i) : new Coordinate(x[i] / sum[i], y[i] / sum[i]));
        }
        return moved;
    }

    /** The index of the nearest of these points. */
    static int nearest(List<Coordinate> points, Coordinate to) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            double dx = points.get(i).x - to.x;
            double dy = points.get(i).y - to.y;
            double distance = dx * dx + dy * dy;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
