package org.jingwei.map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the screens of the map send and read, call by call: {@code web/src/api/mapEndpoints.ts} and
 * {@code mapTypes.ts} say the same in TypeScript. Who changes one changes the other.
 */
class ScreenContractTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final ApiClient market = city.as("market");
    private static final double[] PLACE = FixtureCity.place(0, 0);
    private static final Map<String, Object> AROUND =
            Map.of("circle", Map.of("lon", PLACE[0], "lat", PLACE[1], "radiusMetres", 2_000));

    private static void hasAll(JsonNode node, String... names) {
        assertThat(node.propertyNames()).contains(names);
    }

    private static Answer made(Map<String, Object> style) {
        return market.post(
                        "/api/layers",
                        Map.of(
                                "name", "用工",
                                "theme", "企业",
                                "source", "DATASET",
                                "dataset", "enterprise",
                                "style", style,
                                "shared", false))
                .expect(201);
    }

    @Test
    void listsLayersWithWhatTheLegendAndTheStyleEditorNeed() {
        JsonNode layer =
                market.get("/api/layers").expect(200).items().stream()
                        .filter(each -> each.path("id").asString().equals("enterprise"))
                        .findFirst()
                        .orElseThrow();

        hasAll(
                layer,
                "id",
                "name",
                "nameEn",
                "geometry",
                "source",
                "dataset",
                "owner",
                "sensitivity",
                "minZoom",
                "maxZoom",
                "style",
                "fields",
                "properties",
                "shared",
                "editable",
                "categories",
                "count",
                "version",
                "synthetic");
        hasAll(layer.path("properties").get(0), "name", "label", "labelEn", "type", "masked");
        hasAll(layer.path("categories").get(0), "code", "value", "label", "labelEn");
        assertThat(layer.path("fields").get(0).isString()).isTrue();
    }

    @Test
    void keepsAStyleInTheFormInWhichItIsSent() {
        Map<String, Object> classes =
                Map.of(
                        "kind", "CLASSES",
                        "field", "employees",
                        "method", "EQUAL",
                        "breaks", List.of(0, 50, 10_000),
                        "colors", List.of("#deebf7", "#08519c"));
        JsonNode layer = made(classes).json();

        hasAll(layer.path("style"), "kind", "field", "method", "breaks", "colors");
        assertThat(layer.path("categories").findValuesAsString("value")).startsWith("0", "1");
        String id = layer.path("id").asString();
        Map<String, Object> size =
                Map.of(
                        "kind", "SIZE",
                        "field", "employees",
                        "method", "QUANTILE",
                        "color", "#0072b2",
                        "minRadius", 3,
                        "maxRadius", 20);
        Answer changed =
                market.put("/api/layers/" + id, Map.of("name", "用工", "style", size)).expect(200);
        hasAll(changed.json().path("style"), "breaks", "color", "minRadius", "maxRadius");
        Answer classed =
                market.get("/api/layers/" + id + "/classes?field=employees&method=EQUAL&count=3");
        hasAll(classed.expect(200).json(), "breaks", "counts", "values");
        assertThat(market.delete("/api/layers/" + id).status()).isEqualTo(204);
    }

    @Test
    void answersWhatIsHereAndWhatIsNearestByLayer() {
        Answer here =
                market.post(
                                "/api/map/identify",
                                Map.of("lon", PLACE[0], "lat", PLACE[1], "radiusMetres", 500))
                        .expect(200);
        Answer nearest =
                market.get(
                                "/api/map/nearest?lon="
                                        + PLACE[0]
                                        + "&lat="
                                        + PLACE[1]
                                        + "&layers=school,enterprise&limit=5")
                        .expect(200);

        for (Answer answer : List.of(here, nearest)) {
            JsonNode found =
                    answer.items().stream()
                            .filter(item -> item.path("layer").asString().equals("enterprise"))
                            .findFirst()
                            .orElseThrow();
            hasAll(found, "layer", "name", "nameEn", "count", "items");
            JsonNode feature = found.path("items").get(0);
            hasAll(feature, "id", "name", "subject", "distanceMetres", "geometry", "properties");
            hasAll(feature.path("subject"), "kind", "key");
            hasAll(feature.path("geometry"), "type", "coordinates");
        }
    }

    @Test
    void countsListsAndSendsWhatIsWithin() {
        JsonNode counts = market.post("/api/map/within", AROUND).expect(200).json();
        hasAll(counts, "items", "total");
        hasAll(counts.path("items").get(0), "key", "name", "nameEn", "count");

        JsonNode page =
                market.post("/api/map/within/enterprise?limit=1", AROUND).expect(200).json();
        hasAll(page, "items", "next");
        hasAll(page.path("items").get(0), "id", "name", "subject", "area", "geometry");
        for (String form : List.of("csv?lang=en", "xlsx?lang=zh", "geojson")) {
            assertThat(market.post("/api/map/within/enterprise." + form, AROUND).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void takesAFileForALayerWithTheCoordinateSystemBeside() {
        String id =
                market.post("/api/layers", Map.of("name", "点", "source", "UPLOAD"))
                        .expect(201)
                        .text("id");
        double[] inTheMiddle = FixtureCity.place(4, 44);
        String file =
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},
                "geometry":{"type":"Point","coordinates":[%f,%f]}}]}\
                """
                        .formatted(inTheMiddle[0], inTheMiddle[1]);
        Answer sent =
                market.post(
                        "/api/layers/" + id + "/upload?crs=GCJ-02",
                        "application/geo+json",
                        file.getBytes(UTF_8));

        assertThat(sent.expect(200).json().path("geometry").asString()).isEqualTo("POINT");
        assertThat(sent.json().path("count").asInt()).isEqualTo(1);
        Answer refused =
                market.post(
                        "/api/layers/" + id + "/upload",
                        "application/geo+json",
                        file.replace("\"Point\"", "\"Pint\"").getBytes(UTF_8));
        hasAll(refused.expect(422).json().path("errors").get(0), "column", "reason");
        market.delete("/api/layers/" + id);
    }

    @Test
    void tellsTheBaseMapsByTheGridOfTheirTiles() {
        JsonNode settings = market.get("/api/map/settings").expect(200).json();

        hasAll(
                settings.path("baseMaps").get(0),
                "id",
                "name",
                "nameEn",
                "kind",
                "grid",
                "sources",
                "attribution",
                "crs",
                "maxZoom");
    }
}
