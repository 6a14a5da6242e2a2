package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Divides a zone's ground among its towns in about the wanted proportions.
 *
 * <p>Idea: a power diagram around the towns' middles over the zone's sample points, the weights
 * raised for a town that has too little and lowered for one that has too much (the gradient ascent
 * of semi-discrete transport, Aurenhammer, Hoffmann and Aronov 1998). Cost: O(rounds x samples x
 * towns). It stops after a fixed number of rounds; the proportions are then near, not exact.
 */
final class TownRegions {

    private static final int ROUNDS = 120;
    private static final double RATE = 0.2;

    private TownRegions() {}

    /** The samples (each of them {@code cell} large) of each town, in the order of the towns. */
    static List<List<Coordinate>> divide(
            List<TownSeed> towns, List<Coordinate> samples, double cell) {
        double[] wanted = wanted(towns, samples.size());
        double[] weights = new double[towns.size()];
        int[] owners = new int[samples.size()];
        for (int round = 0; round < ROUNDS; round++) {
            int[] counts = assign(towns, weights, samples, owners);
            for (int town = 0; town < weights.length; town++) {
                weights[town] += RATE * (wanted[town] - counts[town]) * cell;
            }
        }
        return grouped(towns.size(), samples, owners);
    }

    private static double[] wanted(List<TownSeed> towns, int samples) {
        double sum = towns.stream().mapToDouble(TownSeed::areaWeight).sum();
        return towns.stream().mapToDouble(town -> samples * town.areaWeight() / sum).toArray();
    }

    private static int[] assign(
            List<TownSeed> towns, double[] weights, List<Coordinate> samples, int[] owners) {
        double[] x = towns.stream().mapToDouble(TownSeed::longitude).toArray();
        double[] y = towns.stream().mapToDouble(TownSeed::latitude).toArray();
        int[] counts = new int[x.length];
        for (int i = 0; i < owners.length; i++) {
            Coordinate at = samples.get(i);
            double least = Double.POSITIVE_INFINITY;
            for (int town = 0; town < x.length; town++) {
                double dx = at.x - x[town];
                double dy = at.y - y[town];
                double power = dx * dx + dy * dy - weights[town];
                if (power < least) {
                    least = power;
                    owners[i] = town;
                }
            }
            counts[owners[i]]++;
        }
        return counts;
    }

    private static List<List<Coordinate>> grouped(
            int towns, List<Coordinate> samples, int[] owners) {
        List<List<Coordinate>> groups = new ArrayList<>();
        for (int town = 0; town < towns; town++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < owners.length; i++) {
            groups.get(owners[i]).add(samples.get(i));
        }
        return groups;
    }
}
