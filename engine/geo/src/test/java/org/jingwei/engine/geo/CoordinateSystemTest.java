package org.jingwei.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class CoordinateSystemTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void agreesWithThePublishedPointsOfGcj02() {
        assertClose(
                CoordinateSystem.GCJ02.fromWgs84(121.5272106, 31.1774276),
                121.531541859215,
                31.17530398364597,
                within(1e-6));
        assertClose(
                CoordinateSystem.GCJ02.fromWgs84(116.404, 39.915),
                116.41024449916938,
                39.91640428150164,
                EXACT);
    }

    @Test
    void agreesWithThePublishedPointOfBd09() {
        LonLat wgs84 = CoordinateSystem.GCJ02.toWgs84(116.404, 39.915);

        assertClose(
                CoordinateSystem.BD09.fromWgs84(wgs84.longitude(), wgs84.latitude()),
                116.41036949371029,
                39.92133699351021,
                EXACT);
    }

    @Property
    void theInverseComesBackToTheSamePlace(
            @ForAll CoordinateSystem system,
            @ForAll @DoubleRange(min = 73.5, max = 135.1) @Scale(7) double lon,
            @ForAll @DoubleRange(min = 3.5, max = 53.6) @Scale(7) double lat) {
        LonLat there = system.fromWgs84(lon, lat);

        assertClose(system.toWgs84(there.longitude(), there.latitude()), lon, lat, EXACT);
    }

    @Property
    void nothingMovesOutsideChina(
            @ForAll CoordinateSystem system,
            @ForAll @DoubleRange(min = -180, max = 72) @Scale(7) double lon,
            @ForAll @DoubleRange(min = -90, max = 90) @Scale(7) double lat) {
        assertThat(system.fromWgs84(lon, lat)).isEqualTo(new LonLat(lon, lat));
        assertThat(system.toWgs84(lon, lat)).isEqualTo(new LonLat(lon, lat));
    }

    @Test
    void movesEveryVertexOfAGeometryAndLeavesTheGivenOne() {
        Geometry line =
                new GeometryFactory()
                        .createLineString(
                                new Coordinate[] {
                                    new Coordinate(116.41024449916938, 39.91640428150164),
                                    new Coordinate(2, 48)
                                });

        Coordinate[] moved = CoordinateSystem.GCJ02.toWgs84(line).getCoordinates();

        assertThat(moved[0].x).isCloseTo(116.404, EXACT);
        assertThat(moved[0].y).isCloseTo(39.915, EXACT);
        assertThat(moved[1]).isEqualTo(new Coordinate(2, 48));
        assertThat(line.getCoordinates()[0].x).isEqualTo(116.41024449916938);
    }

    @Test
    void readsTheNamesThatFilesUse() {
        assertThat(CoordinateSystem.parse("GCJ-02")).isEqualTo(CoordinateSystem.GCJ02);
        assertThat(CoordinateSystem.parse(" bd09 ")).isEqualTo(CoordinateSystem.BD09);
        assertThat(CoordinateSystem.parse("EPSG:4490")).isEqualTo(CoordinateSystem.CGCS2000);
        assertThat(CoordinateSystem.parse("urn:ogc:def:crs:OGC:1.3:CRS84"))
                .isEqualTo(CoordinateSystem.WGS84);
        assertThat(CoordinateSystem.parse("urn:ogc:def:crs:EPSG::4326"))
                .isEqualTo(CoordinateSystem.WGS84);
        for (CoordinateSystem system : CoordinateSystem.values()) {
            assertThat(CoordinateSystem.parse(system.label())).isEqualTo(system);
        }
        assertThatThrownBy(() -> CoordinateSystem.parse("EPSG:3857"))
                .hasMessageContaining("give one of WGS-84");
    }

    @Test
    void refusesWhatIsNoPlaceOnTheEarth() {
        assertThatThrownBy(() -> CoordinateSystem.GCJ02.toWgs84(Double.NaN, 25))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CoordinateSystem.WGS84.toWgs84(25.4, 119))
                .hasMessageContaining("no place on the earth");
    }

    private static void assertClose(LonLat actual, double lon, double lat, Offset<Double> offset) {
        assertThat(actual.longitude()).isCloseTo(lon, offset);
        assertThat(actual.latitude()).isCloseTo(lat, offset);
    }
}
