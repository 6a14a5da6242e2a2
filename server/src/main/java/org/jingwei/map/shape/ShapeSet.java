package org.jingwei.map.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Shapes found by place and cut to a scope. Immutable and safe for many threads. A rectangle is
 * answered by an R-tree in time logarithmic in the shapes, and linear in those found.
 */
public final class ShapeSet {
    private final List<Shape> shapes;
    private final boolean whole;
    private final STRtree tree = new STRtree();
    private final Map<String, Shape> byId = new HashMap<>();

    /**
     * @param shapes in the order of their numbers
     * @param whole whether a shape is seen only by whoever reaches all of its areas
     */
    public ShapeSet(List<Shape> shapes, boolean whole) {
        this.shapes = List.copyOf(shapes);
        this.whole = whole;
        for (Shape shape : shapes) {
            tree.insert(shape.geometry().getEnvelopeInternal(), shape);
            byId.put(shape.id(), shape);
        }
        // Built here, since building on the first query would race.
        tree.build();
    }

    /** Whether somebody who reaches these areas sees the shape. */
    public boolean isSeen(Shape shape, AreaRanges scope) {
        return whole
                ? shape.areas().list().stream().allMatch(scope::contains)
                : shape.areas().list().stream()
                        .anyMatch(range ->
                                scope.contains(range.lo())
                                        || !scope.intersect(AreaRanges.of(range)).isEmpty());
    }

    /** All that this scope sees, in order. */
    public List<Shape> list(AreaRanges scope) {
        return shapes.stream().filter(shape -> isSeen(shape, scope)).toList();
    }

    /** How many this scope sees. */
    public long count(AreaRanges scope) {
        return shapes.stream().filter(shape -> isSeen(shape, scope)).count();
    }

    /** The shape of that id, if this scope sees it. */
    public Optional<Shape> find(String id, AreaRanges scope) {
        return Optional.ofNullable(byId.get(id)).filter(shape -> isSeen(shape, scope));
    }

    /** Those whose bounding boxes meet a rectangle, in order. */
    public List<Shape> near(Envelope rectangle, AreaRanges scope) {
        List<Shape> found = new ArrayList<>();
        for (Object candidate : tree.query(rectangle)) {
            Shape shape = (Shape) candidate;
            if (isSeen(shape, scope)) {
                found.add(shape);
            }
        }
        found.sort(Comparator.comparingInt(Shape::number));
        return found;
    }
}
