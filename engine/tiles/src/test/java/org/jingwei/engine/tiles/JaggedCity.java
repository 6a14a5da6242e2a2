package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A county of side by side towns whose borders are jagged lines, each shared by two towns. */
final class JaggedCity {

    static final AreaCode COUNTY = AreaScheme.CHINA.code("350302");
    static final double WEST = 118.9;
    static final double SOUTH = 25.3;
    static final double DEGREES = 0.4;

    private static final int POINTS_A_BORDER = 200;

    private final int side;
    private final double step;
    private final long seed;

    JaggedCity(int side, long seed) {
        this.side = side;
        this.step = DEGREES / side;
        this.seed = seed;
    }

    List<AreaShape> towns() {
        List<AreaShape> towns = new ArrayList<>();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                AreaCode code = COUNTY.child(1 + row * side + column);
                towns.add(new AreaShape(code, "镇" + code, true, town(column, row)));
            }
        }
        return towns;
    }

    private Geometry town(int column, int row) {
        List<Coordinate> ring = new ArrayList<>();
        ring.addAll(border(column, row, true));
        ring.addAll(border(column + 1, row, false));
        ring.addAll(border(column, row + 1, true).reversed());
        ring.addAll(border(column, row, false).reversed());
        List<Coordinate> distinct = new ArrayList<>();
        for (Coordinate vertex : ring) {
            if (distinct.isEmpty() || !distinct.getLast().equals2D(vertex)) {
                distinct.add(vertex);
            }
        }
        return new GeometryFactory().createPolygon(distinct.toArray(Coordinate[]::new));
    }

    /** The border from a grid corner eastwards or northwards: the same whichever town asks. */
    private List<Coordinate> border(int column, int row, boolean eastwards) {
        Random random = new Random(seed + column * 7919L + row * 104_729L + (eastwards ? 1 : 0));
        List<Coordinate> border = new ArrayList<>();
        for (int i = 0; i <= POINTS_A_BORDER; i++) {
            double along = step * i / POINTS_A_BORDER;
            // Near a corner the line keeps within 35 degrees, so that borders never cross.
            double width = Math.min(step * 0.1, Math.min(along, step - along) * 1.4);
            double aside = width * (random.nextDouble() - 0.5);
            // Multiplied out, so that the end of one border is the very start of the next.
            double x = column + (eastwards ? (double) i / POINTS_A_BORDER : 0);
            double y = row + (eastwards ? 0 : (double) i / POINTS_A_BORDER);
            border.add(
                    new Coordinate(
                            WEST + x * step + (eastwards ? 0 : aside),
                            SOUTH + y * step + (eastwards ? aside : 0)));
        }
        return border;
    }
}
