package org.jingwei.demo.city.place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Gives each face of an arrangement to one owner and unites what an owner has: a coverage without
 * gap or overlap by construction.
 *
 * <p>Faces nobody claims (gaps between outlines that were drawn apart) and pieces that lie apart
 * from their owner's largest one go to the neighbour with the longest common border. Cost: linear
 * in the faces' vertices.
 */
final class FaceCoverage {

    private final List<Polygon> faces;
    private final List<Optional<String>> owners = new ArrayList<>();
    private final Map<LineSegment, List<Integer>> facesByEdge = new HashMap<>();

    /** Each face goes to whoever owns a point inside it. */
    FaceCoverage(List<Polygon> faces, Function<Point, Optional<String>> owner) {
        this.faces = faces;
        for (int face = 0; face < faces.size(); face++) {
            owners.add(owner.apply(faces.get(face).getInteriorPoint()));
            for (LineSegment edge : edges(face)) {
                facesByEdge.computeIfAbsent(edge, any -> new ArrayList<>(2)).add(face);
            }
        }
    }

    /** Gives unclaimed faces up to this size (square degrees) to their main neighbour. */
    FaceCoverage fillGaps(double largestGap) {
        for (int face = 0; face < faces.size(); face++) {
            if (owners.get(face).isEmpty() && faces.get(face).getArea() <= largestGap) {
                owners.set(face, mainNeighbour(face, (mine, theirs) -> true));
            }
        }
        return this;
    }

    /** Gives pieces apart from their owner's largest one to the main neighbour that may have it. */
    FaceCoverage joinFragments(BiPredicate<String, String> mayTake) {
        BitSet connected = connectedToLargest();
        for (int face = 0; face < faces.size(); face++) {
            Optional<String> owner = owners.get(face);
            if (owner.isPresent() && !connected.get(face)) {
                owners.set(face, mainNeighbour(face, mayTake).or(() -> owner));
            }
        }
        return this;
    }

    /** What each owner has. */
    SortedMap<String, Geometry> areas() {
        SortedMap<String, List<Geometry>> parts = new TreeMap<>();
        for (int face = 0; face < faces.size(); face++) {
            Polygon part = faces.get(face);
            owners.get(face)
                    .ifPresent(owner ->
                            parts.computeIfAbsent(owner, any -> new ArrayList<>()).add(part));
        }
        SortedMap<String, Geometry> areas = new TreeMap<>();
        parts.forEach((owner, theirs) -> areas.put(owner, union(theirs)));
        return areas;
    }

    /** The union of areas that do not overlap and share their vertices. */
    static Geometry union(List<Geometry> coverage) {
        return CoverageUnion.union(coverage.toArray(Geometry[]::new)).norm();
    }

    /** The faces one reaches from each owner's largest face without leaving what it owns. */
    private BitSet connectedToLargest() {
        Map<String, Integer> largest = new HashMap<>();
        for (int face = 0; face < faces.size(); face++) {
            int candidate = face;
            owners.get(face).ifPresent(owner -> largest.merge(owner, candidate, this::largerOfTwo));
        }
        BitSet connected = new BitSet(faces.size());
        Deque<Integer> next = new ArrayDeque<>(largest.values());
        while (!next.isEmpty()) {
            int face = next.pop();
            if (!connected.get(face)) {
                connected.set(face);
                edges(face).stream()
                        .flatMap(edge -> facesByEdge.getOrDefault(edge, List.of()).stream())
                        .filter(other -> owners.get(other).equals(owners.get(face)))
                        .forEach(next::push);
            }
        }
        return connected;
    }

    private int largerOfTwo(int one, int other) {
        return faces.get(other).getArea() > faces.get(one).getArea() ? other : one;
    }

    private Optional<String> mainNeighbour(int face, BiPredicate<String, String> mayTake) {
        SortedMap<String, Double> borders = new TreeMap<>();
        String mine = owners.get(face).orElse("");
        for (LineSegment edge : edges(face)) {
            for (int other : facesByEdge.getOrDefault(edge, List.of())) {
                owners.get(other)
                        .filter(theirs -> other != face && mayTake.test(mine, theirs))
                        .ifPresent(theirs -> borders.merge(theirs, edge.getLength(), Double::sum));
            }
        }
        return borders.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private List<LineSegment> edges(int face) {
        Polygon polygon = faces.get(face);
        List<LineSegment> edges = new ArrayList<>();
        addEdges(polygon.getExteriorRing().getCoordinates(), edges);
        for (int ring = 0; ring < polygon.getNumInteriorRing(); ring++) {
            addEdges(polygon.getInteriorRingN(ring).getCoordinates(), edges);
        }
        return edges;
    }

    private static void addEdges(Coordinate[] ring, List<LineSegment> edges) {
        for (int i = 1; i < ring.length; i++) {
            LineSegment edge = new LineSegment(ring[i - 1], ring[i]);
            edge.normalize();
            edges.add(edge);
        }
    }
}
