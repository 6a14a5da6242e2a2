package org.jingwei.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Everybody has a map of their own: a village officer, a town officer and the city centre ask for
 * the same tiles and get what each may see.
 */
class MapTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static List<Map<String, Object>> features(ApiClient person, String layer, int zoom) {
        return features(person, layer, zoom, "");
    }

    /** All features of a layer that a person has at a zoom, with a query behind the address. */
    static List<Map<String, Object>> features(
            ApiClient person, String layer, int zoom, String query) {
        List<Map<String, Object>> features = new ArrayList<>();
        // The fixture city is 0.06 by 0.08 degrees: these corners meet every tile of a low zoom.
        double[] southWest = FixtureCity.place(0, 0);
        double[] northEast = FixtureCity.place(11, 99);
        TileId from = TileId.at(zoom, new LonLat(southWest[0], northEast[1]));
        TileId to = TileId.at(zoom, new LonLat(northEast[0], southWest[1]));
        for (int x = from.x(); x <= to.x(); x++) {
            for (int y = from.y(); y <= to.y(); y++) {
                features.addAll(
                        features(
                                person.get(
                                        "/tiles/" + layer + path(new TileId(zoom, x, y)) + query)));
            }
        }
        return features;
    }

    private static String path(TileId tile) {
        return "/" + tile + ".mvt";
    }

    private static String path(int village, int zoom) {
        double[] place = FixtureCity.place(village, 0);
        return path(TileId.at(zoom, new LonLat(place[0], place[1])));
    }

    /** A tile that is not empty, without its compression. */
    static byte[] tile(ApiClient person, String layer, TileId tile) {
        Answer answer = person.get("/tiles/" + layer + path(tile)).expect(200);
        try (GZIPInputStream bytes =
                new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> features(Answer answer) {
        if (answer.status() == 204) {
            return List.of();
        }
        try (GZIPInputStream tile =
                new GZIPInputStream(new ByteArrayInputStream(answer.expect(200).bytes()))) {
            assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
            return TileFeatures.of(tile.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode layer(ApiClient person, String id) {
        return person.get("/api/layers").expect(200).items().stream()
                .filter(layer -> layer.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(List<Map<String, Object>> features) {
        return features.stream()
                .map(feature -> String.valueOf(feature.get("code")))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"village,0,1", "town,0,3", "county,0,6", "zone,3,9", "city,0,12"})
    void drawsThePointsOfTheCallersPartAtEveryZoom(String username, int from, int to) {
        ApiClient person = city.as(username);
        int expected = FixtureCity.enterprises(from, to);

        assertThat(layer(person, "enterprise").path("count").asInt()).isEqualTo(expected);
        for (int zoom : List.of(4, 10, 14, 16)) {
            assertThat(features(person, "enterprise", zoom)).as("zoom " + zoom).hasSize(expected);
        }
    }

    @Test
    void namesPointsWhenNearAndOnlyThen() {
        ApiClient village = city.as("village");

        assertThat(features(village, "enterprise", 14))
                .allSatisfy(point -> assertThat(point).doesNotContainKeys("name", "key"));
        assertThat(features(village, "enterprise", 16))
                .extracting(point -> point.get("key"))
                .containsExactlyInAnyOrder(
                        FixtureCity.creditCode(0, 0), FixtureCity.creditCode(0, 1));
    }

    @Test
    void saysWhatTheCategoriesOfATileMean() {
        JsonNode categories = layer(city.as("city"), "school").path("categories");
        List<@Nullable Object> known = new ArrayList<>();
        categories.forEach(category -> known.add(category.path("code").asLong()));

        assertThat(categories.toString()).contains("小学").contains("初中");
        assertThat(features(city.as("city"), "school", 14))
                .allSatisfy(point -> assertThat(known).contains(point.get("category")));
    }

    @Test
    void drawsTheAreasOfTheCallersPartOnly() {
        assertThat(codes(features(city.as("village"), "areas", 14)))
                .containsExactly(FixtureCity.village(0));
        assertThat(codes(features(city.as("town"), "areas", 14)))
                .containsExactlyInAnyOrder(
                        FixtureCity.town(0),
                        FixtureCity.village(0),
                        FixtureCity.village(1),
                        FixtureCity.village(2));
        assertThat(codes(features(city.as("city"), "areas", 14))).hasSize(19);
        assertThat(layer(city.as("town"), "areas").path("count").asInt()).isEqualTo(4);
    }

    @Test
    void saysThatABoundaryIsSynthetic() {
        assertThat(features(city.as("village"), "areas", 14))
                .allSatisfy(area -> assertThat(area.get("synthetic")).isEqualTo(true));
        assertThat(layer(city.as("village"), "areas").path("synthetic").asBoolean()).isTrue();
    }

    @Test
    void showsAnEnterpriseItsVillageAndNoPoints() {
        ApiClient factory = city.as("factory");

        assertThat(factory.get("/api/layers").expect(200).items())
                .extracting(layer -> layer.path("id").asString())
                .containsExactly("areas");
        assertThat(codes(features(factory, "areas", 14))).containsExactly(FixtureCity.village(0));
        assertThat(factory.get("/tiles/enterprise" + path(0, 14)).status()).isEqualTo(404);
    }

    @Test
    void givesNobodyATile() {
        assertThat(city.nobody().get("/tiles/areas" + path(0, 14)).status()).isEqualTo(401);
    }

    @Test
    void answersASecondAskingWithNotModified() {
        ApiClient town = city.as("town");
        Answer first = town.get("/tiles/enterprise" + path(0, 14)).expect(200);
        Answer second =
                town.get("/tiles/enterprise" + path(0, 14), "If-None-Match", first.header("ETag"));

        assertThat(first.header("ETag")).isNotEmpty();
        assertThat(first.header("Cache-Control")).contains("private").contains("no-cache");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.bytes()).isEmpty();
    }

    @Test
    void hasNoContentWhereNothingIs() {
        assertThat(city.as("city").get("/tiles/enterprise/14/0/0.mvt").status()).isEqualTo(204);
        assertThat(city.as("village").get("/tiles/enterprise" + path(11, 16)).status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/23/0/0", "/2/4/0", "/2/0/-1", "/a/0/0"})
    void refusesTilesThatAreNotThere(String tile) {
        assertThat(city.as("city").get("/tiles/areas" + tile + ".mvt").expect(400).text("code"))
                .isEqualTo("invalid-tile");
    }

    @Test
    void doesNotKnowALayerThatIsNotThereOrNotForTheCaller() {
        assertThat(city.as("city").get("/tiles/nothing/0/0/0.mvt").status()).isEqualTo(404);
        assertThat(city.as("city").get("/tiles/nothing.json").status()).isEqualTo(404);
        assertThat(city.as("city").get("/tiles/resident/0/0/0.mvt").status()).isEqualTo(404);
    }

    @Test
    void describesALayerAsTileJson() {
        JsonNode json = city.as("village").get("/tiles/enterprise.json").expect(200).json();

        assertThat(json.path("tilejson").asString()).isEqualTo("3.0.0");
        assertThat(json.path("tiles").get(0).asString())
                .isEqualTo(city.nobody().address() + "/tiles/enterprise/{z}/{x}/{y}.mvt");
        assertThat(json.at("/vector_layers/0/id").asString()).isEqualTo("enterprise");
    }
}
