package org.jingwei.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A tile can be asked for some kinds of features and for those of some days. */
class TileFilterTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final int ZOOM = 14;

    private static List<Map<String, Object>> tiles(ApiClient person, String layer, String query) {
        return MapTest.features(person, layer, ZOOM, query);
    }

    private static String tile(String layer, String query) {
        double[] place = FixtureCity.place(0, 0);
        TileId tile = TileId.at(ZOOM, new LonLat(place[0], place[1]));
        return "/tiles/" + layer + "/" + tile + ".mvt" + query;
    }

    private static Set<Object> refs(List<Map<String, Object>> features) {
        Set<Object> refs = new HashSet<>();
        features.forEach(feature -> refs.add(feature.get("ref")));
        return refs;
    }

    @Test
    void showsTheFeaturesOfTheCategoriesAskedForAndAllTogether() {
        ApiClient person = city.as("city");
        Set<Object> all = refs(tiles(person, "school", ""));
        Set<Object> apart = new HashSet<>();
        JsonNode categories = MapTest.layer(person, "school").path("categories");
        for (JsonNode category : categories) {
            long code = category.path("code").asLong();
            List<Map<String, Object>> some = tiles(person, "school", "?category=" + code);
            assertThat(some)
                    .isNotEmpty()
                    .allSatisfy(point -> assertThat(point.get("category")).isEqualTo(code));
            apart.addAll(refs(some));
        }
        assertThat(categories).hasSize(2);
        assertThat(apart).isEqualTo(all);
        assertThat(refs(tiles(person, "school", "?category=0,1"))).isEqualTo(all);
    }

    /** The j-th enterprise of a village was founded on the first of the j-th month of 2020. */
    @ParameterizedTest
    @CsvSource({
        "from=2020-01-01&to=2020-01-01, 1",
        "from=2020-01-02&to=2020-01-31, 0",
        "from=2020-01-02, 1",
        "to=2020-01-01, 1",
        "from=2020-02-01T00:00:00Z&to=2021-01-01T00:00:00Z, 1",
        "from=1900-01-01&to=2100-01-01, 2"
    })
    void showsTheFeaturesOfTheDaysAskedFor(String query, int expected) {
        assertThat(tiles(city.as("village"), "enterprise", "?" + query)).hasSize(expected);
    }

    @Test
    void saysByWhatALayerCanBeFiltered() {
        ApiClient village = city.as("village");
        JsonNode enterprise = MapTest.layer(village, "enterprise");
        JsonNode tileJson = village.get("/tiles/enterprise.json").expect(200).json();

        assertThat(enterprise.at("/time/from").asString()).isEqualTo("2020-01-01");
        assertThat(enterprise.at("/time/to").asString()).isEqualTo("2020-02-01");
        assertThat(tileJson.at("/filters/time/to").asString()).isEqualTo("2020-02-01");
        assertThat(tileJson.at("/filters/category")).isNotEmpty();
        assertThat(MapTest.layer(village, "school").path("time").isObject()).isFalse();
        assertThat(village.get("/tiles/areas.json").expect(200).json().path("filters")).isEmpty();
    }

    @Test
    void givesAFilteredTileATagOfItsOwn() {
        ApiClient person = city.as("village");
        String all = person.get(tile("enterprise", "")).expect(200).header("ETag");
        String query = "?from=2020-01-01&to=2020-01-01";
        String some = person.get(tile("enterprise", query)).expect(200).header("ETag");

        assertThat(some).isNotEqualTo(all);
        assertThat(person.get(tile("enterprise", query), "If-None-Match", some).status())
                .isEqualTo(304);
        assertThat(person.get(tile("enterprise", query), "If-None-Match", all).status())
                .isEqualTo(200);
        assertThat(person.get(tile("enterprise", "")).expect(200).header("ETag")).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "enterprise, category=99, unknown-category",
        "enterprise, category=shoes, unknown-category",
        "enterprise, category=, unknown-category",
        "enterprise, from=yesterday, invalid-time",
        "enterprise, from=2020-13-01, invalid-time",
        "enterprise, from=2020-02-01&to=2020-01-01, invalid-time",
        "enterprise, from=+99999-01-01T00:00:00Z, invalid-time",
        "school, from=2020-01-01, no-time",
        "areas, category=1, no-categories"
    })
    void refusesAFilterThatIsNotValid(String layer, String query, String code) {
        assertThat(city.as("city").get(tile(layer, "?" + query)).expect(400).text("code"))
                .isEqualTo(code);
    }

    @Test
    void refusesAFilterThatIsTooLong() {
        String query = "?category=" + "1,".repeat(300);

        assertThat(city.as("city").get(tile("enterprise", query)).expect(400).text("code"))
                .isEqualTo("invalid-filter");
    }
}
