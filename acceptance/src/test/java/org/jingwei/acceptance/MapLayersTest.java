package org.jingwei.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

/**
 * A department makes layers of its own on the map: from its rows, from a file. It chooses how they
 * look, and others have them only when it shares them. What changes is seen on maps that are open.
 */
class MapLayersTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String JSON = "application/geo+json";

    private static Screen opened(Screen screen, String username) {
        screen.login(username, FixtureCity.PASSWORD);
        return screen.awaitMap();
    }

    /** A rectangle over the first places of a village, as a file of features. */
    private static byte[] file(int village, String order) {
        double[] at = FixtureCity.place(village, 0);
        double[] to = FixtureCity.place(village, 22);
        StringBuilder ring = new StringBuilder();
        double[][] corners = {
            {at[0] - 0.0005, at[1] - 0.0005},
            {to[0], at[1] - 0.0005},
            {to[0], to[1]},
            {at[0] - 0.0005, to[1]},
            {at[0] - 0.0005, at[1] - 0.0005}
        };
        for (double[] corner : corners) {
            double first = order.equals("lon,lat") ? corner[0] : corner[1];
            double second = order.equals("lon,lat") ? corner[1] : corner[0];
            ring.append(ring.isEmpty() ? "" : ",")
                    .append(String.format(Locale.ROOT, "[%.6f,%.6f]", first, second));
        }
        return ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                        + "{\"name\":\"东岸积水点\",\"depth\":40},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
                        + ring
                        + "]]}}]}")
                .getBytes(UTF_8);
    }

    private static String idOf(ApiClient person, String name) {
        return person.get("/api/layers").expect(200).items().stream()
                .filter(layer -> layer.path("name").asString().equals(name))
                .map(layer -> layer.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static void make(Screen screen, String name, byte[] bytes) {
        screen.at("layer-add").click();
        screen.at("layer-name").fill(name);
        screen.send("layer-file", "areas.geojson", JSON, bytes).at("layer-make").click();
    }

    @Test
    void makesALayerOfAFileThatOthersHaveOnlyWhenItIsShared() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "market")) {
            make(screen, "积水点", file(0, "lon,lat"));
            screen.await("the style of the new layer", () -> screen.at("style-editor").count() > 0);
            screen.awaitMap().picture("layer-made");
            screen.at("style-back").click();
            String id = idOf(city.as("market"), "积水点");
            assertThat(screen.at("layer-count-" + id).getAttribute("data-count")).isEqualTo("1");

            try (Screen other = opened(Screen.laptop(city.nobody().address()), "village")) {
                assertThat(other.at("layer-toggle-" + id).count()).isZero();
                screen.at("layer-more-" + id).click();
                screen.at("layer-settings-" + id).click();
                screen.at("layer-shared").check();
                screen.picture("layer-settings");
                screen.at("layer-save").click();
                other.await("the shared layer", () -> other.at("layer-toggle-" + id).count() == 1);
            }
            screen.open(view(FixtureCity.place(0, 0), 17, id)).awaitMap();
            screen.pressMap(0, 0);
            screen.await("all that is here", () -> screen.shows("identify-panel", "东岸积水点"));
            assertThat(screen.at("identify-panel").textContent()).contains("第1村第1厂");
            screen.picture("identify");
            assertThat(screen.errors()).isEmpty();
        }
    }

    /** So many points around a village's first place that tiles show counts. */
    private static byte[] crowd(int points) {
        double[] at = FixtureCity.place(0, 0);
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < points; i++) {
            features.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"name\":\"人\"},\"geometry\":")
                    .append("{\"type\":\"Point\",\"coordinates\":")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "[%.6f,%.6f]}}",
                                    at[0] + i * i % 97 * 1e-4,
                                    at[1] + i % 83 * 1e-4));
        }
        return ("{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}").getBytes(UTF_8);
    }

    @Test
    void countsInItsCirclesEveryPointOfACrowd() {
        int points = 9_000;
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "market")) {
            make(screen, "人群", crowd(points));
            screen.await("the style of the new layer", () -> screen.at("style-editor").count() > 0);
            String id = idOf(city.as("market"), "人群");
            screen.open(view(FixtureCity.place(0, 0), 13, id)).awaitMap();
            screen.await("every point in the tiles", () -> screen.drawn(id) == points);
            screen.await("every point in the circles", () -> screen.circled(id) == points);
            screen.picture("crowd");

            // Twice: the second time no list of layers comes with the points.
            for (int more = 500; more <= 1_000; more += 500) {
                int all = points + more;
                send(id, crowd(all));
                screen.await("those that came", () -> screen.drawn(id) == all);
                assertThat(screen.awaitMap().circled(id)).isEqualTo(all);
            }
            assertThat(screen.errors()).isEmpty();
        }
    }

    private static void send(String layer, byte[] points) {
        city.as("market")
                .post("/api/layers/" + layer + "/upload", "application/geo+json", points)
                .expect(200);
    }

    private static String view(double[] place, int zoom, String layer) {
        return String.format(
                Locale.ROOT,
                "/?at=%.6f,%.6f,%d&layers=%s,enterprise",
                place[0],
                place[1],
                zoom,
                layer);
    }

    @Test
    void saysInWordsWhatIsWrongWithAFileAndKeepsNothingOfIt() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "education")) {
            make(screen, "反了", file(0, "lat,lon"));
            screen.await(
                    "what is wrong", () -> screen.shows("problem-places", "纬度在前；GeoJSON 须经度在前"));
            assertThat(screen.at("problem-places").textContent()).contains("第 1 个要素");
            screen.picture("layer-refused");
            assertThat(city.as("education").get("/api/layers").expect(200).body())
                    .doesNotContain("反了");
        }
    }

    @Test
    void makesALayerOfADatasetStylesItByClassesAndRemovesIt() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "market")) {
            screen.at("layer-add").click();
            screen.at("layer-source-DATASET").check();
            screen.at("layer-name").fill("用工规模");
            screen.at("layer-dataset").selectOption("enterprise");
            screen.at("layer-make").click();
            screen.await("the style editor", () -> screen.at("style-editor").count() > 0);
            screen.at("style-kind").selectOption("CLASSES");
            screen.at("style-field").selectOption("employees");
            screen.await("the classes", () -> screen.at("style-classes").locator("li").count() > 3);
            screen.picture("style-classes");
            screen.at("style-save").click();
            screen.await("that it was saved", () -> screen.shows("style-editor", "样式已保存"));
            String id = idOf(city.as("market"), "用工规模");
            assertThat(city.as("market").get("/api/layers/" + id).expect(200).body())
                    .contains("\"kind\":\"CLASSES\"");
            screen.at("style-back").click();
            screen.awaitMap().picture("layer-classed");

            screen.at("layer-more-" + id).click();
            screen.at("layer-settings-" + id).click();
            screen.at("layer-remove").click();
            screen.at("layer-remove-sure").click();
            screen.await("that it is gone", () -> screen.at("layer-toggle-" + id).count() == 0);
            assertThat(city.as("market").get("/api/layers/" + id).status()).isEqualTo(404);
            assertThat(screen.errors()).isEmpty();
        }
    }

    /** On a server of its own, since others count the enterprises of the city they share. */
    @Test
    void showsOnAnOpenMapWhatWasCommittedMeanwhile() {
        try (TestServer own = TestServer.start(Map.of())) {
            FixtureCity.load(own.administrator());
            showsOnAnOpenMapWhatIsCommitted(own);
        }
    }

    private static void showsOnAnOpenMapWhatIsCommitted(TestServer own) {
        try (Screen screen = opened(Screen.laptop(own.nobody().address()), "sibling")) {
            int before = FixtureCity.enterprises(1);
            screen.await("the enterprises", () -> screen.drawn("enterprise") == before);
            String header = FixtureDatasets.enterpriseRows().lines().findFirst().orElseThrow();

            FixtureDatasets.upload(
                    own.as("market"),
                    "enterprise",
                    header + "\n" + FixtureDatasets.enterpriseRow(1, 40));

            screen.await("the new one", () -> screen.drawn("enterprise") == before + 1);
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void fitsAPhone() {
        try (Screen screen = opened(Screen.phone(city.nobody().address()), "education")) {
            screen.at("map-panel-open").click();
            screen.at("layer-add").click();
            screen.await("the form", () -> screen.at("layer-maker").count() > 0);
            screen.picture("layer-maker-phone");
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
        }
    }
}
