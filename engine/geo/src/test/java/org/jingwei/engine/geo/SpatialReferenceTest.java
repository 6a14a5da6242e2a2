package org.jingwei.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/** Places in the reference systems that OGC clients ask for; compared with PROJ's results. */
class SpatialReferenceTest {
    private static final Offset<Double> MILLIMETRE = within(0.001);

    @Test
    void projectsIntoTheNationalPlaneNorthBeforeEastLikeProj() {
        assertThat(SpatialReference.EPSG_4498.fromWgs84(119, 25.4))
                .containsExactly(new double[] {2811871.68299487, 20701267.6339366}, MILLIMETRE);
        assertThat(SpatialReference.EPSG_4498.fromWgs84(119.5, 25.9))
                .containsExactly(new double[] {2868144.53014921, 20750555.3271556}, MILLIMETRE);
    }

    @Test
    void keepsTheOrderOfAxesOfEachAuthority() {
        assertThat(SpatialReference.CRS84.fromWgs84(119, 25)).containsExactly(119, 25);
        assertThat(SpatialReference.EPSG_4326.fromWgs84(119, 25)).containsExactly(25, 119);
        assertThat(SpatialReference.EPSG_4490.fromWgs84(119, 25)).containsExactly(25, 119);
        assertThat(SpatialReference.EPSG_3857.fromWgs84(119, 25.4))
                .containsExactly(new double[] {13247019.4043996, 2924956.15783727}, MILLIMETRE);
    }

    @Property
    void comesBackFromEverySystem(
            @ForAll SpatialReference system,
            @ForAll @DoubleRange(min = 114, max = 122) double longitude,
            @ForAll @DoubleRange(min = 18, max = 52) double latitude) {
        double[] there = system.fromWgs84(longitude, latitude);
        LonLat back = system.toWgs84(there[0], there[1]);

        assertThat(back.longitude()).isCloseTo(longitude, within(1e-9));
        assertThat(back.latitude()).isCloseTo(latitude, within(1e-9));
    }

    @Test
    void coversARectangleOfThePlaneWhole() {
        double[] southWest = SpatialReference.EPSG_4498.fromWgs84(119, 25);
        double[] northEast = SpatialReference.EPSG_4498.fromWgs84(120, 26);
        Envelope around =
                SpatialReference.EPSG_4498.toWgs84(
                        new double[] {southWest[0], southWest[1], northEast[0], northEast[1]});

        assertThat(around.getMinX()).isLessThanOrEqualTo(119);
        assertThat(around.getMaxX()).isGreaterThanOrEqualTo(120);
        assertThat(around.getMinY()).isLessThanOrEqualTo(25);
        assertThat(around.getMaxY()).isGreaterThanOrEqualTo(26);
    }

    @Test
    void coversTheHighestPlaceOfAnEdgeThatCrossesTheCentralMeridian() {
        double[] west = SpatialReference.EPSG_4498.fromWgs84(116.9, 25.5);
        double[] east = SpatialReference.EPSG_4498.fromWgs84(119.9, 25.5);
        double[] top = SpatialReference.EPSG_4498.fromWgs84(117, 26);
        Envelope around =
                SpatialReference.EPSG_4498.toWgs84(
                        new double[] {west[0], west[1], top[0], east[1]});

        assertThat(around.getMaxY()).isGreaterThanOrEqualTo(26);
    }

    @Test
    void isFoundByItsAddressAlone() {
        assertThat(SpatialReference.find("http://www.opengis.net/def/crs/EPSG/0/4498"))
                .contains(SpatialReference.EPSG_4498);
        assertThat(SpatialReference.find("[EPSG:4326]")).contains(SpatialReference.EPSG_4326);
        assertThat(SpatialReference.find("EPSG:2437")).isEmpty();
    }
}
