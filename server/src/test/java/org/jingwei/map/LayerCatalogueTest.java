package org.jingwei.map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A department makes a layer of its own: from its rows, from a kind of subjects, or from a file. It
 * decides how the layer looks and whether others have it; what each sees of it stays his own part.
 */
class LayerCatalogueTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static Map<String, Object> layer(String name, Object... more) {
        Map<String, Object> layer = new HashMap<>(Map.of("name", name));
        for (int i = 0; i < more.length; i += 2) {
            layer.put((String) more[i], more[i + 1]);
        }
        return layer;
    }

    private static Answer create(ApiClient person, String name, Object... more) {
        return person.post("/api/layers", layer(name, more));
    }

    private static boolean has(ApiClient person, String id) {
        return person.get("/api/layers").expect(200).items().stream()
                .anyMatch(layer -> layer.path("id").asString().equals(id));
    }

    private static String square(int village, String properties) {
        double[] at = FixtureCity.place(village, 0);
        return polygon(at[0], at[1], at[0] + 0.004, at[1] + 0.004, properties);
    }

    private static String polygon(
            double west, double south, double east, double north, String properties) {
        return feature(
                "Polygon",
                String.format(
                        "[[[%1$.6f,%2$.6f],[%3$.6f,%2$.6f],[%3$.6f,%4$.6f],[%1$.6f,%4$.6f],[%1$.6f,%2$.6f]]]",
                        west, south, east, north),
                properties);
    }

    private static String feature(String type, String coordinates, String properties) {
        return "{\"type\":\"Feature\",\"properties\":"
                + properties
                + ",\"geometry\":{\"type\":\""
                + type
                + "\",\"coordinates\":"
                + coordinates
                + "}}";
    }

    private static Answer upload(ApiClient person, String id, String... features) {
        String file =
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + String.join(",", features)
                        + "]}";
        return person.post(
                "/api/layers/" + id + "/upload", "application/geo+json", file.getBytes(UTF_8));
    }

    private static String uploadLayer(ApiClient person, String name, Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = "source";
        all[1] = "UPLOAD";
        System.arraycopy(more, 0, all, 2, more.length);
        return create(person, name, all).expect(201).text("id");
    }

    @Test
    void listsTheLayersThatAreThereByThemselvesAsDefaults() {
        JsonNode layer = city.as("city").get("/api/layers/enterprise").expect(200).json();

        assertThat(layer.path("source").asString()).isEqualTo("DATASET");
        assertThat(layer.path("geometry").asString()).isEqualTo("POINT");
        assertThat(layer.path("owner").asString()).isEqualTo("market");
        assertThat(layer.path("style").path("kind").asString()).isEqualTo("CATEGORIES");
        assertThat(layer.path("style").path("field").asString()).isEqualTo("industry");
        assertThat(layer.path("editable").asBoolean()).isFalse();
        assertThat(layer.path("shared").asBoolean()).isTrue();
        assertThat(layer.path("fields").toString()).contains("employees");
        assertThat(city.as("city").get("/api/layers/areas").expect(200).text("source"))
                .isEqualTo("AREAS");
        assertThat(city.administrator().delete("/api/layers/enterprise").status()).isEqualTo(403);
    }

    @Test
    void makesALayerOfADatasetThatOthersHaveOnlyWhenItIsShared() {
        ApiClient market = city.as("market");
        Answer made =
                create(market, "大企业", "source", "DATASET", "dataset", "enterprise", "theme", "企业");
        String id = made.expect(201).text("id");

        assertThat(made.json().path("editable").asBoolean()).isTrue();
        assertThat(made.json().path("count").asInt())
                .isEqualTo(FixtureCity.enterprises(0, FixtureCity.VILLAGES));
        assertThat(has(city.as("village"), id)).isFalse();
        assertThat(city.as("village").get("/api/layers/" + id).status()).isEqualTo(404);

        market.put(
                        "/api/layers/" + id,
                        layer("大企业", "shared", true, "fields", List.of("name", "industry")))
                .expect(200);
        JsonNode seen = city.as("village").get("/api/layers/" + id).expect(200).json();
        assertThat(seen.path("count").asInt()).isEqualTo(FixtureCity.enterprises(0));
        assertThat(seen.path("editable").asBoolean()).isFalse();
        assertThat(seen.path("fields").toString()).isEqualTo("[\"name\",\"industry\"]");

        assertThat(city.as("education").put("/api/layers/" + id, layer("x")).status())
                .isEqualTo(403);
        assertThat(city.as("education").delete("/api/layers/" + id).status()).isEqualTo(403);
        assertThat(market.delete("/api/layers/" + id).status()).isEqualTo(204);
        assertThat(has(market, id)).isFalse();
        assertThat(city.administrator().get("/api/audit?action=layer.delete").expect(200).body())
                .contains("layer:" + id);
    }

    @Test
    void makesALayerOfAKindOfSubjects() {
        Answer made =
                create(city.as("education"), "学校", "source", "SUBJECT", "subjectKind", "SCHOOL");

        assertThat(made.expect(201).text("dataset")).isEqualTo("school");
        assertThat(made.text("subjectKind")).isEqualTo("SCHOOL");
        assertThat(made.json().path("count").asInt()).isEqualTo(FixtureCity.VILLAGES);
        assertThat(
                        create(
                                        city.as("education"),
                                        "河",
                                        "source",
                                        "SUBJECT",
                                        "subjectKind",
                                        "RIVER")
                                .expect(422)
                                .text("code"))
                .isEqualTo("unknown-subject-kind");
    }

    @ParameterizedTest
    @CsvSource({
        "CATEGORIES,nothing,style.field",
        "CLASSES,name,style.field",
        "LABEL,owner,style.field",
        "SIZE,nothing,style.field"
    })
    void refusesAStyleThatNamesWhatIsNotThere(String kind, String field, String path) {
        Answer refused =
                create(
                        city.as("market"),
                        "大企业",
                        "source",
                        "DATASET",
                        "dataset",
                        "enterprise",
                        "style",
                        Map.of("kind", kind, "field", field));

        assertThat(refused.expect(422).json().path("errors").get(0).path("column").asString())
                .isEqualTo(path);
        assertThat(refused.body()).contains("\\\"" + field + "\\\"");
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        Answer refused =
                create(
                        city.as("market"),
                        "",
                        "source",
                        "DATASET",
                        "dataset",
                        "enterprise",
                        "minZoom",
                        30,
                        "sensitivity",
                        "PUBLIC",
                        "fields",
                        List.of("name", "gone"),
                        "style",
                        Map.of("kind", "SINGLE", "color", "red"));

        assertThat(refused.expect(422).json().path("errors").findValuesAsString("column"))
                .contains("name", "minZoom", "sensitivity", "fields[1]", "style.color");
    }

    @Test
    void doesNotTellMaskedValuesByAStyle() {
        assertThat(
                        city.as("police")
                                .get("/api/layers/enterprise/classes?field=name")
                                .expect(422)
                                .text("code"))
                .isEqualTo("not-a-number");
    }

    @Test
    void classesAreOfWhatTheCallerSees() {
        String path = "/api/layers/enterprise/classes?field=employees&count=2&method=EQUAL";
        JsonNode village = city.as("village").get(path).expect(200).json();
        JsonNode all = city.as("city").get(path).expect(200).json();

        assertThat(village.path("values").asInt()).isEqualTo(FixtureCity.enterprises(0));
        assertThat(village.path("breaks").toString()).isEqualTo("[10.0,15.0,20.0]");
        assertThat(all.path("breaks").get(2).asDouble()).isEqualTo(130);
        assertThat(
                        city.as("city")
                                .get(
                                        "/api/layers/enterprise/classes?field=employees&method=NATURAL_BREAKS")
                                .expect(200)
                                .text("source"))
                .contains("Fisher");
        assertThat(
                        city.as("city")
                                .get("/api/layers/enterprise/classes?field=gone")
                                .expect(422)
                                .body())
                .contains("gone");
    }

    @Test
    void numbersTheClassesOfPointsInTheirTiles() {
        ApiClient market = city.as("market");
        JsonNode made =
                create(
                                market,
                                "规模",
                                "source",
                                "DATASET",
                                "dataset",
                                "enterprise",
                                "style",
                                Map.of(
                                        "kind",
                                        "CLASSES",
                                        "field",
                                        "employees",
                                        "breaks",
                                        List.of(0, 10, 1000)))
                        .expect(201)
                        .json();
        double[] place = FixtureCity.place(0, 0);
        TileId tile = TileId.at(10, new LonLat(place[0], place[1]));

        assertThat(made.path("categories")).hasSize(2);
        assertThat(TileFeatures.of(MapTest.tile(market, made.path("id").asString(), tile)))
                .extracting(point -> point.get("category"))
                .contains(0L, 1L);
    }

    @Test
    void drawsAnUploadedFileForWhoReachesItsAreas() {
        ApiClient market = city.as("market");
        String id = uploadLayer(market, "市场范围", "shared", true);
        Answer filled =
                upload(
                        market,
                        id,
                        square(0, "{\"name\":\"甲市场\",\"stalls\":12}"),
                        square(4, "{\"name\":\"乙市场\",\"stalls\":30}"),
                        polygon(
                                119.015,
                                25.405,
                                119.025,
                                25.41,
                                "{\"name\":\"跨村市场\",\"stalls\":3.5}"));
        JsonNode layer = filled.expect(200).json();

        assertThat(layer.path("geometry").asString()).isEqualTo("POLYGON");
        assertThat(layer.path("count").asInt()).isEqualTo(3);
        assertThat(layer.path("properties").toString()).contains("stalls").contains("DOUBLE");
        assertThat(
                        city.as("village")
                                .get("/api/layers/" + id)
                                .expect(200)
                                .json()
                                .path("count")
                                .asInt())
                .isEqualTo(2);
        assertThat(
                        city.as("sibling")
                                .get("/api/layers/" + id)
                                .expect(200)
                                .json()
                                .path("count")
                                .asInt())
                .isEqualTo(1);
        TileId tile = TileId.at(14, new LonLat(119.02, 25.407));
        assertThat(TileFeatures.of(MapTest.tile(city.as("sibling"), id, tile)))
                .extracting(shape -> shape.get("name"))
                .containsExactly("跨村市场");
    }

    @Test
    void drawsUploadedPointsAndLines() {
        ApiClient education = city.as("education");
        String points = uploadLayer(education, "接送点");
        double[] place = FixtureCity.place(3, 12);
        String at = String.format("[%.6f,%.6f]", place[0], place[1]);
        upload(education, points, feature("Point", at, "{\"name\":\"东门\"}")).expect(200);
        String lines = uploadLayer(education, "校车线路");
        String along = String.format("[[119.001,25.401],[%.6f,%.6f]]", place[0], place[1]);
        upload(education, lines, feature("LineString", along, "{\"route\":1}")).expect(200);
        TileId tile = TileId.at(16, new LonLat(place[0], place[1]));

        assertThat(TileFeatures.of(MapTest.tile(education, points, tile)))
                .extracting(point -> point.get("name"))
                .containsExactly("东门");
        assertThat(TileFeatures.of(MapTest.tile(education, lines, tile))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Polygon|[[[119.001,25.401],[119.009,25.409],[119.009,25.401],[119.001,25.409],[119.001,25.401]]]|crosses itself",
                "Polygon|[]|empty",
                "Polygon|[[[119.001,25.401],[119.009,25.409],[119.001,25.401]]]|the least is 4",
                "Point|[25.401,119.001]|longitude first",
                "Point|[13247019,2924956]|metres",
                "Point|[116.4,39.9]|outside the city",
                "MultiPoint|[[119.001,25.401]]|not taken",
                "Point|[\"a\",25.4]|not a number"
            })
    void refusesAFeatureWithItsPlaceAndReasonAndStoresNothing(
            String type, String coordinates, String reason) {
        ApiClient market = city.as("market");
        String id = uploadLayer(market, "有错");
        Answer refused = upload(market, id, square(0, "{}"), feature(type, coordinates, "{}"));

        JsonNode error = refused.expect(422).json().path("errors").get(0);
        assertThat(error.path("column").asString()).isEqualTo("features[1]");
        assertThat(error.path("reason").asString()).contains(reason);
        assertThat(market.get("/api/layers/" + id).expect(200).json().path("count").asInt())
                .isZero();
    }

    @Test
    void readsTheCoordinateSystemThatIsNamed() {
        ApiClient market = city.as("market");
        String id = uploadLayer(market, "偏移");
        String file =
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + feature("Point", "[119.0146,25.4068]", "{}")
                        + "]}";
        market.post(
                        "/api/layers/" + id + "/upload?crs=GCJ-02",
                        "application/geo+json",
                        file.getBytes(UTF_8))
                .expect(200);
        assertThat(
                        market.post(
                                        "/api/layers/" + id + "/upload?crs=EPSG:2437",
                                        "application/geo+json",
                                        file.getBytes(UTF_8))
                                .expect(400)
                                .text("code"))
                .isEqualTo("unknown-crs");
    }

    @Test
    void takesNobodyBeyondHisOwnAreas() {
        ApiClient village = city.as("village");
        String id = uploadLayer(village, "村里的井");

        assertThat(upload(village, id, square(5, "{}")).expect(422).body())
                .contains("outside the areas that you may see");
        upload(village, id, square(0, "{}")).expect(200);
        assertThat(city.as("factory").post("/api/layers", layer("x", "source", "UPLOAD")).status())
                .isEqualTo(403);
        assertThat(
                        create(village, "x", "source", "UPLOAD", "owner", "market")
                                .expect(403)
                                .text("code"))
                .isEqualTo("forbidden");
    }

    @Test
    void refusesAFileThatIsTooLargeOrNoGeoJson() {
        try (TestServer small = TestServer.start(Map.of("JINGWEI_LAYER_UPLOAD_BYTES", "20000"))) {
            FixtureCity.load(small.administrator());
            ApiClient market = small.as("market");
            String id = uploadLayer(market, "大");
            String[] many = new String[500];
            java.util.Arrays.fill(many, square(0, "{\"name\":\"一个不短的名称\"}"));

            assertThat(upload(market, id, many).expect(413).body()).contains("20000 bytes");
            assertThat(
                            market.post(
                                            "/api/layers/" + id + "/upload",
                                            "application/geo+json",
                                            "{\"type\":\"Topology\"}".getBytes(UTF_8))
                                    .expect(422)
                                    .text("code"))
                    .isEqualTo("invalid-geojson");
            assertThat(market.get("/api/layers/" + id).expect(200).json().path("count").asInt())
                    .isZero();
        }
    }

    @Test
    void keepsTheOldFeaturesWhenAStyleWouldLoseItsField() {
        ApiClient market = city.as("market");
        String id = uploadLayer(market, "摊位");
        upload(market, id, square(0, "{\"stalls\":5}"), square(1, "{\"stalls\":9}")).expect(200);
        market.put(
                        "/api/layers/" + id,
                        layer("摊位", "style", Map.of("kind", "SIZE", "field", "stalls", "count", 2)))
                .expect(200);

        assertThat(upload(market, id, square(0, "{\"name\":\"x\"}")).expect(422).body())
                .contains("stalls");
        assertThat(market.get("/api/layers/" + id).expect(200).json().path("count").asInt())
                .isEqualTo(2);
    }

    @Test
    void rowSecurityHidesLayersAndFeaturesFromWhoSetsNoScope() throws Exception {
        uploadLayer(city.as("market"), "藏");
        try (Connection application = city.database("application");
                Statement statement = application.createStatement()) {
            for (String table : List.of("map_layer", "map_feature")) {
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    rows.next();
                    assertThat(rows.getLong(1)).as(table).isZero();
                }
            }
        }
    }
}
