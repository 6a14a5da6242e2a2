package org.jingwei.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class AreaLocatorTest {

    private static final int SIDE = 8;
    private static final AreaLocator SQUARES = squares();

    /** A chessboard of areas numbered from 1, row by row. */
    private static AreaLocator squares() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, SIDE * SIDE).boxed().toList());
        Collections.shuffle(order, new Random(1));
        AreaLocator.Builder builder = AreaLocator.builder();
        for (int i : order) {
            int row = i / SIDE;
            builder.add(i + 1L, square(i % SIDE, row, 1));
        }
        return builder.build();
    }

    private static Geometry square(double x, double y, double side) {
        return new GeometryFactory()
                .createPolygon(
                        new Coordinate[] {
                            new Coordinate(x, y),
                            new Coordinate(x + side, y),
                            new Coordinate(x + side, y + side),
                            new Coordinate(x, y + side),
                            new Coordinate(x, y)
                        });
    }

    @Property
    void findsTheOneAreaAPlaceLiesIn(
            @ForAll @DoubleRange(min = 0.001, max = SIDE - 0.001) @Scale(3) double x,
            @ForAll @DoubleRange(min = 0.001, max = SIDE - 0.001) @Scale(3) double y) {
        // On an edge the lower code, which is the area to the west or south.
        long column = (long) Math.ceil(x) - 1;
        long row = (long) Math.ceil(y) - 1;

        assertThat(SQUARES.locate(x, y)).hasValue(row * SIDE + column + 1);
    }

    @Test
    void onACornerOfFourAreasTheLowestCodeWins() {
        assertThat(SQUARES.locate(1, 1)).hasValue(1);
        assertThat(SQUARES.locate(2, 1)).hasValue(2);
    }

    @Test
    void outsideEveryAreaThereIsNone() {
        assertThat(SQUARES.locate(-0.001, 1)).isEmpty();
        assertThat(SQUARES.locate(9, 9)).isEmpty();
        assertThat(SQUARES.locate(Double.NaN, 1)).isEmpty();
        assertThat(AreaLocator.builder().build().locate(1, 1)).isEmpty();
    }

    @Test
    void aHoleIsOutside() {
        Geometry ring = square(0, 0, 3).difference(square(1, 1, 1));
        AreaLocator locator = AreaLocator.builder().add(7, ring).build();

        assertThat(locator.locate(0.5, 0.5)).hasValue(7);
        assertThat(locator.locate(1.5, 1.5)).isEmpty();
    }
}
