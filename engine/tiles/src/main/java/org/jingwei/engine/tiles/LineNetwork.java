package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Simplifies lines together, so that crossings stay crossings and what runs along one track stays
 * on it.
 *
 * <p>A node is a vertex where a line ends, or that has other than two neighbours in all lines
 * together. Nodes stay where they are. A stretch between two nodes is simplified alone (Douglas and
 * Peucker, in JTS) and always in the same direction, so two lines that share it get the same
 * vertices whichever way they run. Linear apart from the simplification itself. Vertices are shared
 * only if equal; lines that cross without a common vertex are simplified apart, by at most the
 * tolerance.
 */
final class LineNetwork {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Set<Coordinate> nodes = new HashSet<>();

    LineNetwork(List<Coordinate[]> lines) {
        Map<Coordinate, Set<Coordinate>> neighbours = new HashMap<>();
        for (Coordinate[] line : lines) {
            nodes.add(line[0]);
            nodes.add(line[line.length - 1]);
            for (int i = 1; i < line.length; i++) {
                neighbours.computeIfAbsent(line[i - 1], key -> new HashSet<>(4)).add(line[i]);
                neighbours.computeIfAbsent(line[i], key -> new HashSet<>(4)).add(line[i - 1]);
            }
        }
        neighbours.forEach((vertex, of) -> {
            if (of.size() != 2) {
                nodes.add(vertex);
            }
        });
    }

    Coordinate[] simplified(Coordinate[] line, double tolerance) {
        List<Coordinate> simplified = new ArrayList<>(List.of(line[0]));
        int start = 0;
        for (int i = 1; i < line.length; i++) {
            if (nodes.contains(line[i])) {
                Coordinate[] stretch = Arrays.copyOfRange(line, start, i + 1);
                List<Coordinate> kept = stretch(stretch, tolerance);
                simplified.addAll(kept.subList(1, kept.size()));
                start = i;
            }
        }
        return simplified.toArray(Coordinate[]::new);
    }

    private static List<Coordinate> stretch(Coordinate[] stretch, double tolerance) {
        boolean reversed = isReversed(stretch);
        List<Coordinate> vertices = new ArrayList<>(Arrays.asList(stretch));
        if (reversed) {
            Collections.reverse(vertices);
        }
        Coordinate[] kept =
                DouglasPeuckerSimplifier.simplify(
                                GEOMETRIES.createLineString(vertices.toArray(Coordinate[]::new)),
                                tolerance)
                        .getCoordinates();
        List<Coordinate> result = new ArrayList<>(Arrays.asList(kept));
        if (reversed) {
            Collections.reverse(result);
        }
        return result;
    }

    private static boolean isReversed(Coordinate[] stretch) {
        for (int i = 0, j = stretch.length - 1; i < j; i++, j--) {
            int order = stretch[i].compareTo(stretch[j]);
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }
}
