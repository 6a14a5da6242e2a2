package org.jingwei.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tree is seen from the root down to one's own part, and that part whole. */
class AreaScopeTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static List<String> children(ApiClient person, String code) {
        return person.get("/api/areas/" + code + "/children").expect(200).items().stream()
                .map(child -> child.path("code").asString())
                .toList();
    }

    @Test
    void showsATownItsVillagesAndTheWayUp() {
        ApiClient town = city.as("town");

        assertThat(children(town, FixtureCity.town(0)))
                .containsExactly(
                        FixtureCity.village(0), FixtureCity.village(1), FixtureCity.village(2));
        assertThat(children(town, "3503")).containsExactly(FixtureCity.county(0));
        assertThat(town.get("/api/areas/3503").expect(200).json().path("childCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void hidesWhatLiesBesideIt() {
        ApiClient town = city.as("town");

        assertThat(town.get("/api/areas/" + FixtureCity.town(1)).status()).isEqualTo(404);
        assertThat(town.get("/api/areas/" + FixtureCity.town(1) + "/children").status())
                .isEqualTo(404);
        assertThat(town.get("/api/areas/not-a-code").status()).isEqualTo(404);
    }

    @Test
    void showsTheBoundsOfItsOwnPartOnly() {
        ApiClient town = city.as("town");

        assertThat(bounds(town, FixtureCity.town(0)).isArray()).isTrue();
        assertThat(bounds(town, "3503").isNull()).isTrue();
    }

    private static JsonNode bounds(ApiClient person, String code) {
        return person.get("/api/areas/" + code).expect(200).json().path("bounds");
    }

    @Test
    void letsOnlyAdministratorsChangeTheTree() {
        ApiClient person = city.as("city");
        byte[] list =
                "code,name,parent,level\n3503,改名市,,CITY\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(person.post("/api/areas/imports", "text/csv", list).status()).isEqualTo(403);
        assertThat(person.post("/api/areas/boundaries", "application/geo+json", list).status())
                .isEqualTo(403);
        assertThat(
                        person.post(
                                        "/api/zones",
                                        Map.of("id", "z", "name", "z", "areas", List.of("3503")))
                                .status())
                .isEqualTo(403);
        assertThat(person.get("/api/areas/3503").expect(200).text("name")).isEqualTo("测试市");
    }

    @Test
    void showsAZoneByTheAreasOneStandsIn() {
        JsonNode whole = city.as("city").get("/api/zones").expect(200).items().getFirst();

        assertThat(whole.path("areas").size()).isEqualTo(2);
        assertThat(city.as("village").get("/api/zones").expect(200).items()).isEmpty();
        assertThat(city.as("county").get("/api/zones").expect(200).items().getFirst().path("areas"))
                .extracting(JsonNode::asString)
                .containsExactly(FixtureCity.town(1));
    }
}
