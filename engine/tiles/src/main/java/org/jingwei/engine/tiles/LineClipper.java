package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Cuts a line to a rectangle; what is left may be several pieces.
 *
 * <p>Each stretch between two vertices is cut to the range of its parameter that lies inside all
 * four sides (Liang and Barsky, ACM Transactions on Graphics 3:1, 1984); stretches that follow one
 * another inside are joined. Linear. What only touches a side from outside is left out.
 */
final class LineClipper {

    private final Envelope box;
    private final List<List<Coordinate>> pieces = new ArrayList<>();
    private double from;
    private double to;

    LineClipper(Envelope box) {
        this.box = box;
    }

    List<List<Coordinate>> pieces(Coordinate[] line) {
        pieces.clear();
        for (int i = 1; i < line.length; i++) {
            if (cuts(line[i - 1], line[i])) {
                append(at(line[i - 1], line[i], from), at(line[i - 1], line[i], to));
            }
        }
        return List.copyOf(pieces);
    }

    private void append(Coordinate start, Coordinate end) {
        if (pieces.isEmpty() || !pieces.getLast().getLast().equals2D(start)) {
            pieces.add(new ArrayList<>(List.of(start)));
        }
        pieces.getLast().add(end);
    }

    private static Coordinate at(Coordinate start, Coordinate end, double part) {
        if (part == 0) {
            return start;
        }
        if (part == 1) {
            return end;
        }
        return new Coordinate(
                start.x + part * (end.x - start.x), start.y + part * (end.y - start.y));
    }

    private boolean cuts(Coordinate start, Coordinate end) {
        from = 0;
        to = 1;
        double dx = end.x - start.x;
        double dy = end.y - start.y;
        return isWithin(-dx, start.x - box.getMinX())
                && isWithin(dx, box.getMaxX() - start.x)
                && isWithin(-dy, start.y - box.getMinY())
                && isWithin(dy, box.getMaxY() - start.y)
                && from < to;
    }

    /** Narrows the range to where the stretch is on the inner side of one side of the box. */
    private boolean isWithin(double outwards, double distance) {
        if (outwards == 0) {
            return distance >= 0;
        }
        double crossing = distance / outwards;
        if (outwards < 0) {
            from = Math.max(from, crossing);
        } else {
            to = Math.min(to, crossing);
        }
        return from <= to;
    }
}
