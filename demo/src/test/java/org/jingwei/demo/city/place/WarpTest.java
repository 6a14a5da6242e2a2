package org.jingwei.demo.city.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.locationtech.jts.geom.Coordinate;

class WarpTest {

    @Property
    void straighteningUndoesTheBend(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 118, max = 120) double x,
            @ForAll @DoubleRange(min = 25, max = 26) double y) {
        Warp warp = new Warp(seed);
        Coordinate back = warp.straighten(warp.bend(new Coordinate(x, y)));

        assertThat(back.x).isCloseTo(x, within(1e-9));
        assertThat(back.y).isCloseTo(y, within(1e-9));
    }

    @Property
    void aBentLineKeepsItsEnds(@ForAll @DoubleRange(min = 0, max = 0.1) double length) {
        Warp warp = new Warp(1);
        Coordinate from = new Coordinate(119, 25.4);
        Coordinate to = new Coordinate(119 + length, 25.4);
        var line = warp.bend(from, to, 0.002);

        assertThat(line.getFirst()).isEqualTo(warp.bend(from));
        assertThat(line.getLast()).isEqualTo(warp.bend(to));
    }
}
