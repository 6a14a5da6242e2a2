package org.jingwei.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class TileGridTest {

    @Property
    void aMortonKeyKeepsItsColumnAndRow(
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long x,
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long y) {
        assertThat(Morton.cellX(Morton.key(x, y))).isEqualTo(x);
        assertThat(Morton.cellY(Morton.key(x, y))).isEqualTo(y);
    }

    @Property
    void aTileIsTheKeyRangeOfTheCellsInIt(
            @ForAll @IntRange(min = 0, max = TileId.MAX_ZOOM) int z,
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long x,
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long y,
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long otherX) {
        TileId tile = new TileId(z, (int) (x >>> (32 - z)), (int) (y >>> (32 - z)));
        long other = Morton.key(otherX, y);

        assertThat(isInRange(tile, Morton.key(x, y))).isTrue();
        assertThat(isInRange(tile, other)).isEqualTo(otherX >>> (32 - z) == tile.x());
    }

    private static boolean isInRange(TileId tile, long key) {
        return Long.compareUnsigned(Morton.first(tile), key) <= 0
                && Long.compareUnsigned(key, Morton.last(tile)) <= 0;
    }

    @Property
    void mercatorComesBackToTheSamePlace(
            @ForAll @DoubleRange(min = -180, max = 180) @Scale(7) double lon,
            @ForAll @DoubleRange(min = -85, max = 85) @Scale(7) double lat) {
        assertThat(WebMercator.longitude(WebMercator.x(lon))).isCloseTo(lon, within(1e-9));
        assertThat(WebMercator.latitude(WebMercator.y(lat))).isCloseTo(lat, within(1e-9));
    }

    @Property
    void aPlaceLiesInTheBoundsOfItsTile(
            @ForAll @IntRange(min = 0, max = TileId.MAX_ZOOM) int z,
            @ForAll @DoubleRange(min = -180, max = 180) @Scale(7) double lon,
            @ForAll @DoubleRange(min = -85, max = 85) @Scale(7) double lat) {
        Envelope bounds = TileId.at(z, new LonLat(lon, lat)).bounds();
        bounds.expandBy(1e-9);

        assertThat(bounds.contains(lon, lat)).isTrue();
    }

    @Test
    void theEdgesOfTheWorldFallInTheOutermostTiles() {
        assertThat(TileId.at(2, new LonLat(180, -90))).isEqualTo(new TileId(2, 3, 3));
        assertThat(TileId.at(2, new LonLat(-180, 90))).isEqualTo(new TileId(2, 0, 0));
    }

    @Test
    void aKnownPlaceFallsInItsKnownTile() {
        assertThat(TileId.at(10, new LonLat(119.0, 25.43))).hasToString("10/850/437");
    }

    @Test
    void refusesTilesThatDoNotExist() {
        assertThatThrownBy(() -> new TileId(23, 0, 0)).hasMessageContaining("zoom 23");
        assertThatThrownBy(() -> new TileId(1, 2, 0)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> new TileId(3, 0, -1)).hasMessageContaining("3/0/-1");
    }
}
