package org.jingwei.map.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * On the map: what is here, what lies in what I drew, what is nearest. Each sees his own part of
 * it.
 */
class ReadingTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String VILLAGE_3 =
            "{\"type\":\"Polygon\",\"coordinates\":[[[119.0001,25.4201],[119.0199,25.4201],"
                    + "[119.0199,25.4399],[119.0001,25.4399],[119.0001,25.4201]]]}";
    private static final String CITY =
            "{\"type\":\"Polygon\",\"coordinates\":[[[118.9,25.3],[119.2,25.3],"
                    + "[119.2,25.6],[118.9,25.6],[118.9,25.3]]]}";

    private static Map<String, Object> polygon(String geoJson) {
        return new HashMap<>(Map.of("polygon", JsonMapper.shared().readValue(geoJson, Map.class)));
    }

    private static Map<String, Object> circle(double[] place, double metres) {
        return Map.of("circle", Map.of("lon", place[0], "lat", place[1], "radiusMetres", metres));
    }

    private static Optional<JsonNode> of(Answer answer, String member, String layer) {
        return answer.expect(200).items().stream()
                .filter(item -> item.path(member).asString().equals(layer))
                .findFirst();
    }

    private static int counted(ApiClient person, Map<String, Object> region, String layer) {
        return of(person.post("/api/map/within", region), "key", layer)
                .map(count -> count.path("count").asInt())
                .orElse(-1);
    }

    @Test
    void tellsEverythingThatIsAtAPlace() {
        double[] place = FixtureCity.place(4, 0);
        Answer here =
                city.as("city")
                        .post(
                                "/api/map/identify",
                                Map.of("lon", place[0], "lat", place[1], "radiusMetres", 30));
        JsonNode enterprises = of(here, "layer", "enterprise").orElseThrow();
        JsonNode found = enterprises.path("items").get(0);

        assertThat(enterprises.path("count").asInt()).isEqualTo(1);
        assertThat(found.path("name").asString()).isEqualTo("第5村第1厂");
        assertThat(found.path("distanceMetres").asDouble()).isLessThan(1);
        assertThat(found.path("subject").path("kind").asString()).isEqualTo("ENTERPRISE");
        assertThat(found.path("subject").path("key").asString())
                .isEqualTo(FixtureCity.creditCode(4, 0));
        assertThat(found.path("area").path("code").asString()).isEqualTo(FixtureCity.village(4));
        assertThat(of(here, "layer", "areas").orElseThrow().path("count").asInt()).isEqualTo(4);
        assertThat(of(here, "layer", "school")).isEmpty();
        assertThat(here.text("distance")).isEqualTo("haversine");
    }

    @Test
    void tellsNothingOfWhatLiesOutsideTheScope() {
        double[] place = FixtureCity.place(4, 0);
        Map<String, Object> body = Map.of("lon", place[0], "lat", place[1], "radiusMetres", 30);

        assertThat(city.as("village").post("/api/map/identify", body).expect(200).items())
                .isEmpty();
        assertThat(counted(city.as("village"), polygon(CITY), "enterprise"))
                .isEqualTo(FixtureCity.enterprises(0));
        assertThat(counted(city.as("factory"), polygon(CITY), "enterprise")).isEqualTo(-1);
        assertThat(city.as("factory").post("/api/map/within/enterprise", polygon(CITY)).status())
                .isEqualTo(404);
    }

    @Test
    void takesPixelsOfAZoomForARadius() {
        double[] place = FixtureCity.place(4, 0);
        Answer here =
                city.as("city")
                        .post(
                                "/api/map/identify",
                                Map.of("lon", place[0], "lat", place[1], "pixels", 8, "zoom", 14));

        assertThat(here.expect(200).json().path("radiusMetres").asDouble()).isBetween(34.0, 35.0);
        assertThat(
                        city.as("city")
                                .post(
                                        "/api/map/identify",
                                        Map.of("lon", place[0], "lat", place[1], "pixels", 8))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void countsWhatLiesWithinAPolygonAndACircle() {
        assertThat(counted(city.as("city"), polygon(VILLAGE_3), "enterprise"))
                .isEqualTo(FixtureCity.enterprises(3));
        assertThat(counted(city.as("city"), polygon(CITY), "school"))
                .isEqualTo(FixtureCity.VILLAGES);
        assertThat(counted(city.as("city"), circle(FixtureCity.place(3, 0), 50), "enterprise"))
                .isEqualTo(1);
        assertThat(counted(city.as("city"), circle(FixtureCity.place(3, 0), 50_000), "enterprise"))
                .isEqualTo(FixtureCity.enterprises(0, FixtureCity.VILLAGES));
    }

    @Test
    void listsWhatLiesWithinPageByPage() {
        ApiClient person = city.as("city");
        Set<String> seen = new HashSet<>();
        Answer page = person.post("/api/map/within/enterprise?limit=10", polygon(CITY)).expect(200);
        int pages = 1;
        while (true) {
            page.items().forEach(item -> assertThat(seen.add(item.path("id").asString())).isTrue());
            if (page.text("next").isEmpty()) {
                break;
            }
            pages++;
            page =
                    person.post(
                                    "/api/map/within/enterprise?limit=10&cursor="
                                            + page.text("next"),
                                    polygon(CITY))
                            .expect(200);
        }
        assertThat(seen).hasSize(FixtureCity.enterprises(0, FixtureCity.VILLAGES));
        assertThat(pages).isEqualTo(9);
    }

    @Test
    void exportsWhatLiesWithin() throws Exception {
        ApiClient person = city.as("town");
        Answer csv =
                person.post("/api/map/within/enterprise.csv?lang=en", polygon(CITY)).expect(200);
        assertThat(csv.body().lines().count()).isEqualTo(FixtureCity.enterprises(0, 3) + 1);
        assertThat(csv.body()).contains("uscc");
        Answer xlsx = person.post("/api/map/within/enterprise.xlsx", polygon(CITY)).expect(200);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx.bytes()))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
        JsonNode geoJson =
                person.post("/api/map/within/areas.geojson", polygon(CITY)).expect(200).json();
        assertThat(geoJson.path("features")).hasSize(4);
        assertThat(person.post("/api/map/within/areas.csv", polygon(CITY)).expect(422).text("code"))
                .isEqualTo("no-rows");
        assertThat(city.administrator().get("/api/audit?action=records.export").expect(200).body())
                .contains("\"enterprise\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[[119,25],[120,26],[120,25],[119,26],[119,25]]]|crosses itself",
                "[]|empty",
                "[[[119,25],[120,26],[119,25]]]|the least is 4",
                "[[[25,119],[26,119],[26,120],[25,119]]]|degrees"
            })
    void refusesAPolygonThatIsNotValid(String coordinates, String reason) {
        String polygon = "{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}";
        Answer refused = city.as("city").post("/api/map/within", polygon(polygon));

        assertThat(refused.expect(422).text("code")).isEqualTo("invalid-polygon");
        assertThat(refused.text("detail")).contains(reason);
    }

    @Test
    void findsTheNearestOfALayer() {
        double[] place = FixtureCity.place(0, 55);
        Answer answer =
                city.as("city")
                        .get(
                                "/api/map/nearest?lon="
                                        + place[0]
                                        + "&lat="
                                        + place[1]
                                        + "&layers=school&limit=3");
        List<Double> distances =
                of(answer, "layer", "school")
                        .orElseThrow()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("distanceMetres").asDouble())
                        .toList();

        assertThat(distances).hasSize(3).isSorted();
        assertThat(distances.getFirst()).isLessThan(1);
        assertThat(distances.get(1)).isBetween(1900.0, 2300.0);
        assertThat(city.as("city").get("/api/map/nearest?lon=500&lat=1&layers=school").status())
                .isEqualTo(400);
    }

    @Test
    void tellsTheBaseMapsThatAreSet() {
        Answer plain = city.as("village").get("/api/map/settings").expect(200);
        assertThat(plain.json().path("baseMaps")).hasSize(1);
        assertThat(plain.text("defaultBaseMap")).isEqualTo("none");
        assertThat(plain.json().path("bounds")).hasSize(4);

        try (TestServer other =
                TestServer.start(
                        Map.of(
                                "JINGWEI_BASE_MAPS",
                                "影像|raster|https://tiles.example/{z}/{x}/{y}.png|© Example;省图|degrees|https://tiles.example/c/{z}/{x}/{y}|",
                                "JINGWEI_TIANDITU_KEY",
                                "0123456789abcdef"))) {
            Answer set = other.administrator().get("/api/map/settings").expect(200);
            assertThat(set.json().path("baseMaps").findValuesAsString("id"))
                    .containsExactly(
                            "none", "base-1", "base-2", "tianditu-vector", "tianditu-image");
            assertThat(set.json().path("baseMaps").findValuesAsString("crs"))
                    .containsExactly("WGS84", "WGS84", "CGCS2000", "CGCS2000", "CGCS2000");
            assertThat(set.json().path("baseMaps").findValuesAsString("grid"))
                    .containsExactly("MERCATOR", "MERCATOR", "DEGREES", "MERCATOR", "MERCATOR");
            assertThat(set.body()).contains("tk=0123456789abcdef");
            assertThat(set.header("Content-Security-Policy"))
                    .contains("connect-src 'self' https://tiles.example https://*.tianditu.gov.cn");
        }
        assertThat(new String(plain.bytes(), UTF_8)).doesNotContain("tianditu");
    }
}
