package org.jingwei.map.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jingwei.engine.geo.SpatialReference;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * OGC API – Features Part 2 (OGC 18-058r1), conformance class Coordinate Reference Systems by
 * Reference; the identifiers stand without their prefix {@code /req/crs/}.
 */
class FeaturesCrsConformanceTest {
    private static final String ITEMS = "/collections/enterprise/items";

    private static String encoded(SpatialReference system) {
        return ApiClient.encoded(system.uri());
    }

    /** crs-uri, fc-md-crs-list, fc-md-storageCrs, fc-md-storageCrs-valid. */
    @Test
    void collectionsListTheirSystems() {
        JsonNode collection = Ogc.json("/collections/enterprise");

        for (SpatialReference system : SpatialReference.values()) {
            assertThat(collection.path("crs").toString()).contains("\"" + system.uri() + "\"");
        }
        assertThat(collection.path("storageCrs").asString())
                .isEqualTo(SpatialReference.CRS84.uri());
        assertThat(Ogc.json("/collections").path("crs")).isEqualTo(collection.path("crs"));
    }

    /** fc-crs-definition, fc-crs-action, ogc-crs-header, ogc-crs-header-value, geojson-crs-axis. */
    @ParameterizedTest
    @EnumSource(SpatialReference.class)
    void itemsComeInTheSystemAskedFor(SpatialReference system) {
        Answer answer = Ogc.get(ITEMS + "?limit=1&crs=" + encoded(system)).expect(200);
        JsonNode plain = Ogc.json(ITEMS + "?limit=1").path("features").get(0);
        JsonNode there = answer.json().path("features").get(0);
        double[] expected =
                system.fromWgs84(
                        plain.path("geometry").path("coordinates").get(0).asDouble(),
                        plain.path("geometry").path("coordinates").get(1).asDouble());

        assertThat(answer.header("Content-Crs")).isEqualTo("<" + system.uri() + ">");
        assertThat(there.path("geometry").path("coordinates").get(0).asDouble())
                .isCloseTo(expected[0], within(0.02));
        assertThat(there.path("geometry").path("coordinates").get(1).asDouble())
                .isCloseTo(expected[1], within(0.02));
        Answer one =
                Ogc.get(ITEMS + "/" + plain.path("id").asString() + "?crs=" + encoded(system))
                        .expect(200);
        assertThat(one.header("Content-Crs")).isEqualTo("<" + system.uri() + ">");
        assertThat(one.json().path("geometry")).isEqualTo(there.path("geometry"));
    }

    /** fc-crs-default-value: without the parameter it is CRS84. */
    @Test
    void theDefaultIsLongitudeAndLatitude() {
        assertThat(Ogc.get(ITEMS).header("Content-Crs"))
                .isEqualTo("<" + SpatialReference.CRS84.uri() + ">");
    }

    /** fc-crs-valid-value, fc-bbox-crs-valid-value: any other is answered with 400. */
    @Test
    void refusesAnUnknownSystem() {
        String unknown = ApiClient.encoded("http://www.opengis.net/def/crs/EPSG/0/2437");

        assertThat(Ogc.get(ITEMS + "?crs=" + unknown).status()).isEqualTo(400);
        assertThat(Ogc.get(ITEMS + "?bbox=1,2,3,4&bbox-crs=" + unknown).status()).isEqualTo(400);
    }

    /** fc-bbox-crs-definition, fc-bbox-crs-action: a rectangle in any system finds the same. */
    @ParameterizedTest
    @EnumSource(SpatialReference.class)
    void rectanglesAreTakenInEverySystem(SpatialReference system) {
        double[] low = system.fromWgs84(119.0005, 25.4205);
        double[] high = system.fromWgs84(119.0199, 25.4399);
        String box = low[0] + "," + low[1] + "," + high[0] + "," + high[1];

        assertThat(
                        Ogc.json(ITEMS + "?limit=100&bbox=" + box + "&bbox-crs=" + encoded(system))
                                .path("numberMatched")
                                .asInt())
                .isEqualTo(FixtureCity.enterprises(3));
    }

    /** fc-bbox-crs-valid-defaultValue: without bbox-crs a rectangle is in CRS84. */
    @Test
    void rectanglesAreInLongitudeAndLatitudeByDefault() {
        assertThat(
                        Ogc.json(ITEMS + "?bbox=119.0005,25.4205,119.0199,25.4399")
                                .path("numberMatched")
                                .asInt())
                .isEqualTo(FixtureCity.enterprises(3));
    }
}
