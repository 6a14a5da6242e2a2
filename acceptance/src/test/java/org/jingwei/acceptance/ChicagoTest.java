package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another place with another area scheme, from real files: Chicago's 77 community areas and 27,600
 * food inspections that have coordinates and no area code. Every row is placed by point in polygon
 * or kept as unplaced with the cause; nothing is lost, and the slices equal what the file itself
 * says.
 */
class ChicagoTest {
    private static final Path DATA =
            Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
    private static final Path AREAS = DATA.resolve("Chicago_Community_Areas.geojson");
    private static final Path INSPECTIONS = DATA.resolve("chicago_food_inspections_27600.csv");
    private static final int COMMUNITY_AREAS = 77;

    private static Optional<TestServer> chicago = Optional.empty();
    private static Expected expected = new Expected(new HashMap<>(), 0, 0);
    private static String batch = "";

    /** What a direct computation over the two files gives. */
    private record Expected(Map<String, Integer> byArea, int noPosition, int outside) {
        int placed() {
            return byArea.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    @BeforeAll
    static void startForChicago() throws IOException {
        assumeTrue(Files.exists(AREAS) && Files.exists(INSPECTIONS), "skipped: no real input here");
        TestServer server = TestServer.start(Map.of("JINGWEI_AREA_SCHEME", "CITY:2,COMMUNITY:2"));
        chicago = Optional.of(server);
        ApiClient administrator = server.administrator();
        Map<String, Geometry> shapes = shapes();
        expected = compute(shapes);
        administrator
                .post("/api/areas/imports", "text/csv", areaList().getBytes(StandardCharsets.UTF_8))
                .expect(200);
        administrator
                .post(
                        "/api/areas/boundaries?crs=WGS84&codeProperty=NID&codePrefix=17",
                        "application/geo+json",
                        Files.readAllBytes(AREAS))
                .expect(200);
        administrator
                .post(
                        "/api/organisations",
                        Map.of(
                                "id",
                                "health",
                                "name",
                                "Public Health",
                                "kind",
                                "DEPARTMENT",
                                "area",
                                "17"))
                .expect(201);
        administrator.post("/api/datasets", inspections()).expect(201);
        Answer accepted =
                administrator.post(
                        "/api/datasets/food_inspection/batches?fileName=inspections.csv",
                        "text/csv",
                        Files.readAllBytes(INSPECTIONS));
        batch = accepted.expect(202).text("id");
        assertThat(FixtureDatasets.await(administrator, batch).text("state"))
                .isEqualTo("COMMITTED");
    }

    @AfterAll
    static void stop() {
        chicago.ifPresent(TestServer::close);
    }

    private static ApiClient administrator() {
        return chicago.orElseThrow().administrator();
    }

    private static String code(int number) {
        return "17" + (number < 10 ? "0" : "") + number;
    }

    private static String areaList() throws IOException {
        StringBuilder csv = new StringBuilder("code,name,parent,level\n17,Chicago,,CITY\n");
        for (JsonNode feature :
                JsonMapper.shared().readTree(Files.readAllBytes(AREAS)).path("features")) {
            JsonNode properties = feature.path("properties");
            csv.append(code(properties.path("NID").asInt())).append(',');
            csv.append(properties.path("community").asString()).append(",17,COMMUNITY\n");
        }
        return csv.toString();
    }

    private static Map<String, Object> inspections() throws IOException {
        String header;
        try (var lines = Files.lines(INSPECTIONS)) {
            header = lines.findFirst().orElseThrow();
        }
        List<Map<String, Object>> elements = new ArrayList<>();
        for (String column : header.split(",", -1)) {
            elements.add(
                    Map.of(
                            "name", element(column),
                            "label", column,
                            "labelEn", column,
                            "type", type(column),
                            "required", column.equals("Inspection_ID")));
        }
        Map<String, Object> dataset = new HashMap<>();
        dataset.put("id", "food_inspection");
        dataset.put("name", "食品检查");
        dataset.put("nameEn", "Food inspections");
        dataset.put("owner", "health");
        dataset.put("sensitivity", "PUBLIC");
        dataset.put("synthetic", false);
        dataset.put("elements", elements);
        dataset.put("key", List.of("inspection_id"));
        dataset.put(
                "placing",
                Map.of(
                        "kind",
                        "COORDINATES",
                        "longitude",
                        "longitude",
                        "latitude",
                        "latitude",
                        "crs",
                        "WGS84"));
        dataset.put(
                "points",
                Map.of("longitude", "longitude", "latitude", "latitude", "category", "results"));
        dataset.put("title", "dba_name");
        dataset.put("asOf", "inspection_date");
        return dataset;
    }

    private static String element(String column) {
        return column.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static String type(String column) {
        return switch (column) {
            case "Latitude", "Longitude" -> "DOUBLE";
            case "Inspection_Date" -> "DATE";
            case "criticalCount", "seriousCount", "minorCount" -> "INTEGER";
            default -> "TEXT";
        };
    }

    @Test
    void losesNoRow() {
        JsonNode shown = administrator().get("/api/batches/" + batch).expect(200).json();

        assertThat(shown.path("rows").asInt()).isEqualTo(27_600);
        assertThat(shown.path("accepted").asInt() + shown.path("refused").asInt())
                .isEqualTo(27_600);
        assertThat(shown.path("unplaced").asInt())
                .isEqualTo(expected.noPosition() + expected.outside());
        assertThat(expected.placed() + shown.path("unplaced").asInt())
                .isEqualTo(shown.path("accepted").asInt());
    }

    @Test
    void addsUpOverAllAreas() {
        Answer summary =
                administrator()
                        .get("/api/datasets/food_inspection/summary?area=17&by=children")
                        .expect(200);
        Map<String, Integer> counted = new HashMap<>();
        summary.items()
                .forEach(item ->
                        counted.put(item.path("key").asString(), item.path("count").asInt()));

        assertThat(counted).isEqualTo(expected.byArea());
        assertThat(summary.json().path("total").asInt()).isEqualTo(expected.placed());
    }

    @Test
    void keepsTheUnplacedWithTheirCause() {
        Map<String, Integer> causes = new HashMap<>();
        String next = "";
        do {
            Answer page =
                    administrator()
                            .get(
                                    "/api/datasets/food_inspection/records?unplaced=true&limit=200"
                                            + (next.isEmpty()
                                                    ? ""
                                                    : "&cursor=" + ApiClient.encoded(next)))
                            .expect(200);
            page.items()
                    .forEach(row -> causes.merge(row.path("unplaced").asString(), 1, Integer::sum));
            next = page.text("next");
        } while (!next.isEmpty());

        assertThat(causes.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(expected.noPosition() + expected.outside());
        assertThat(causes.getOrDefault("OUTSIDE", 0)).isEqualTo(expected.outside());
    }

    @Test
    void drawsTheSameCountOnTheMap() {
        try (Screen screen =
                Screen.desktop(administrator().address())
                        .login("administrator", TestServer.PASSWORD)) {
            screen.awaitMap();
            screen.await(
                    "all placed inspections drawn",
                    () -> screen.drawn("food_inspection") == expected.placed());
            screen.picture("map-chicago");
        }
    }

    private static Expected compute(Map<String, Geometry> shapes) throws IOException {
        Map<String, Integer> byArea = new HashMap<>();
        int noPosition = 0;
        int outside = 0;
        GeometryFactory geometries = new GeometryFactory();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(INSPECTIONS, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : reader) {
                if (row.getField("Longitude").isBlank() || row.getField("Latitude").isBlank()) {
                    noPosition++;
                    continue;
                }
                var point =
                        geometries.createPoint(
                                new Coordinate(
                                        Double.parseDouble(row.getField("Longitude")),
                                        Double.parseDouble(row.getField("Latitude"))));
                Optional<String> area =
                        shapes.entrySet().stream()
                                .filter(entry -> entry.getValue().covers(point))
                                .map(Map.Entry::getKey)
                                .min(String::compareTo);
                if (area.isPresent()) {
                    byArea.merge(area.get(), 1, Integer::sum);
                } else {
                    outside++;
                }
            }
        }
        return new Expected(byArea, noPosition, outside);
    }

    private static Map<String, Geometry> shapes() throws IOException {
        Map<String, Geometry> shapes = new HashMap<>();
        for (JsonNode feature :
                JsonMapper.shared().readTree(Files.readAllBytes(AREAS)).path("features")) {
            shapes.put(
                    code(feature.at("/properties/NID").asInt()),
                    multiPolygon(feature.at("/geometry/coordinates")));
        }
        assertThat(shapes).hasSize(COMMUNITY_AREAS);
        return shapes;
    }

    private static Geometry multiPolygon(JsonNode coordinates) {
        GeometryFactory geometries = new GeometryFactory();
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode polygon : coordinates) {
            List<org.locationtech.jts.geom.LinearRing> rings = new ArrayList<>();
            for (JsonNode ring : polygon) {
                List<Coordinate> points = new ArrayList<>();
                ring.forEach(point ->
                        points.add(
                                new Coordinate(point.get(0).asDouble(), point.get(1).asDouble())));
                rings.add(geometries.createLinearRing(points.toArray(Coordinate[]::new)));
            }
            polygons.add(
                    geometries.createPolygon(
                            rings.getFirst(),
                            rings.subList(1, rings.size())
                                    .toArray(org.locationtech.jts.geom.LinearRing[]::new)));
        }
        return geometries.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }
}
