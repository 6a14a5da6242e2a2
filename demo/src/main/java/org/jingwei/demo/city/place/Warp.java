package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * Bends the plane gently, so that generated borders do not run dead straight.
 *
 * <p>Idea: a sum of plane waves moves each point. The waves' slopes add up to less than one, so the
 * map is one to one and has an inverse by fixed-point iteration; borders that meet only at corners
 * before the bend meet only at corners after it. Distances in degrees.
 */
final class Warp {

    private static final double[] LENGTHS = {0.060, 0.043, 0.024, 0.017, 0.009};
    private static final double SLOPE = 0.11;
    private static final int INVERSE_STEPS = 40;

    private final List<Wave> waves = new ArrayList<>();

    private record Wave(double kx, double ky, double phase, double dx, double dy) {}

    Warp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (double length : LENGTHS) {
            double heading = random.nextDouble(2 * Math.PI);
            double push = random.nextDouble(2 * Math.PI);
            double number = 2 * Math.PI / length;
            double reach = SLOPE / number;
            waves.add(
                    new Wave(
                            number * Math.cos(heading),
                            number * Math.sin(heading),
                            random.nextDouble(2 * Math.PI),
                            reach * Math.cos(push),
                            reach * Math.sin(push)));
        }
    }

    Coordinate bend(Coordinate at) {
        double x = at.x;
        double y = at.y;
        for (Wave wave : waves) {
            double swing = Math.sin(at.x * wave.kx() + at.y * wave.ky() + wave.phase());
            x += swing * wave.dx();
            y += swing * wave.dy();
        }
        return new Coordinate(x, y);
    }

    Coordinate straighten(Coordinate bent) {
        Coordinate guess = bent.copy();
        for (int step = 0; step < INVERSE_STEPS; step++) {
            Coordinate reached = bend(guess);
            guess = new Coordinate(guess.x + bent.x - reached.x, guess.y + bent.y - reached.y);
        }
        return guess;
    }

    /** A straight line from one point to another, bent, with a vertex about every {@code step}. */
    List<Coordinate> bend(Coordinate from, Coordinate to, double step) {
        int pieces = (int) Math.max(1, Math.ceil(from.distance(to) / step));
        List<Coordinate> line = new ArrayList<>(pieces + 1);
        for (int i = 0; i <= pieces; i++) {
            double share = (double) i / pieces;
            line.add(
                    bend(
                            new Coordinate(
                                    from.x + (to.x - from.x) * share,
                                    from.y + (to.y - from.y) * share)));
        }
        return line;
    }
}
