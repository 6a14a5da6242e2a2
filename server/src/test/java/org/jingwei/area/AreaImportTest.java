package org.jingwei.area;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A tree grows from files: what is right is taken in whole, what is wrong leaves no trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AreaImportTest {
    private static final String HEADER = "code,name,parent,level\n";
    private static final String SQUARE =
            """
            {"type":"Feature","properties":{"no":%s},"geometry":{"type":"Polygon","coordinates":
            [[[119.0,25.4],[119.2,25.4],[119.2,25.6],[119.0,25.6],[119.0,25.4]]]}}\
            """;
    private static final String BOW_TIE =
            """
            {"type":"Feature","properties":{"no":2},"geometry":{"type":"Polygon","coordinates":
            [[[119.2,25.4],[119.4,25.6],[119.4,25.4],[119.2,25.6],[119.2,25.4]]]}}\
            """;

    private TestServer server = TestServer.start(Map.of());
    private ApiClient administrator = server.administrator();

    @BeforeAll
    void importTree() {
        Answer answer = areas("3503,莆田市,,CITY\n350302,城厢区,3503,COUNTY\n350303,涵江区,3503,COUNTY\n");
        assertThat(answer.expect(200).json().path("imported").asInt()).isEqualTo(3);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Answer areas(String lines) {
        return administrator.post(
                "/api/areas/imports", "text/csv", (HEADER + lines).getBytes(UTF_8));
    }

    private Answer boundaries(String query, String... features) {
        String file =
                "{\"type\":\"FeatureCollection\",\"features\":[\n"
                        + String.join(",\n", features)
                        + "]}";
        return administrator.post(
                "/api/areas/boundaries?" + query, "application/geo+json", file.getBytes(UTF_8));
    }

    private static List<String> errors(Answer answer) {
        JsonNode errors = answer.json().path("errors");
        return IntStream.range(0, errors.size())
                .mapToObj(i ->
                        errors.get(i).path("line").asInt()
                                + " "
                                + errors.get(i).path("reason").asString())
                .toList();
    }

    @Test
    void readsAnAreaWithItsPath() {
        JsonNode area = administrator.get("/api/areas/350302").expect(200).json();

        assertThat(area.path("name").asString()).isEqualTo("城厢区");
        assertThat(area.path("level").asString()).isEqualTo("COUNTY");
        assertThat(area.path("parent").asString()).isEqualTo("3503");
        assertThat(area.path("path").get(0).path("name").asString()).isEqualTo("莆田市");
        assertThat(area.path("path").get(1).path("code").asString()).isEqualTo("350302");
    }

    @Test
    void importsTheSameCodesAgainWithNewNames() {
        areas("350303,涵江新区,3503,COUNTY\n").expect(200);

        Answer children = administrator.get("/api/areas/3503/children").expect(200);

        assertThat(children.items())
                .extracting(child -> child.path("name").asString())
                .containsExactly("城厢区", "涵江新区");
    }

    @Test
    void pagesChildrenByCursor() {
        Answer first = administrator.get("/api/areas/3503/children?limit=1").expect(200);
        Answer second =
                administrator
                        .get("/api/areas/3503/children?limit=1&cursor=" + first.text("next"))
                        .expect(200);

        assertThat(first.items().getFirst().path("code").asString()).isEqualTo("350302");
        assertThat(second.items().getFirst().path("code").asString()).isEqualTo("350303");
        assertThat(second.text("next")).isEmpty();
    }

    @Test
    void refusesAListAsAWholeWithEveryReason() {
        Answer answer =
                areas("350304,荔城区,3503,COUNTY\n350402,某区,3504,COUNTY\n350304,荔城区,3503,COUNTY\n");

        assertThat(answer.expect(422).text("code")).isEqualTo("invalid-area-list");
        assertThat(errors(answer))
                .containsExactly(
                        "3 orphan: its parent 3504 is neither in this file nor in the area tree",
                        "4 code 350304 stands on line 2 already");
        assertThat(administrator.get("/api/areas/350304").status()).isEqualTo(404);
    }

    @Test
    void refusesBoundariesAsAWholeWithEveryReason() {
        Answer answer =
                boundaries("codeProperty=no&codePrefix=3503", SQUARE.formatted("\"02\""), BOW_TIE);

        assertThat(answer.expect(422).text("code")).isEqualTo("invalid-boundaries");
        assertThat(errors(answer)).hasSize(1).first().asString().contains("crosses itself");
        assertThat(
                        administrator
                                .get("/api/areas/350302")
                                .expect(200)
                                .json()
                                .path("bounds")
                                .isNull())
                .isTrue();
    }

    @Test
    void refusesBoundariesOfUnknownAreasAndOfOneAreaTwice() {
        Answer unknown = boundaries("codeProperty=no&codePrefix=3503", SQUARE.formatted("9"));
        Answer twice =
                boundaries(
                        "codeProperty=no&codePrefix=3503",
                        SQUARE.formatted("\"02\""),
                        SQUARE.formatted("2.0"));

        assertThat(errors(unknown.expect(422)))
                .containsExactly("2 area 350309 is not in the area tree; import the list first");
        assertThat(errors(twice.expect(422)))
                .containsExactly("4 area 350302 stands on line 2 already");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void movesBoundariesOfAChineseMapIntoPlace() {
        boundaries("crs=GCJ-02&codeProperty=no&codePrefix=3503&synthetic=true", SQUARE.formatted(2))
                .expect(200);

        JsonNode area = administrator.get("/api/areas/350302").expect(200).json();

        assertThat(area.path("synthetic").asBoolean()).isTrue();
        // GCJ-02 lies some hundred metres south-east of where things are.
        assertThat(area.path("bounds").get(0).asDouble()).isBetween(118.993, 118.999);
        assertThat(area.path("point").get(1).asDouble()).isBetween(25.4, 25.6);
    }

    @Test
    void refusesAnUnknownCoordinateSystem() {
        assertThat(boundaries("crs=MARS", SQUARE.formatted(2)).expect(400).text("code"))
                .isEqualTo("invalid-crs");
    }

    @Test
    void refusesWhoIsNotLoggedIn() {
        assertThat(
                        server.nobody()
                                .post("/api/areas/imports", "text/csv", HEADER.getBytes(UTF_8))
                                .status())
                .isIn(401, 403);
    }

    @Test
    void notesImportsInTheTrail() {
        assertThat(administrator.get("/api/audit?action=area.import").expect(200).items())
                .anySatisfy(entry -> {
                    assertThat(entry.path("rows").asInt()).isEqualTo(3);
                    assertThat(entry.path("outcome").asString()).isEqualTo("done");
                });
    }

    @Test
    void keepsZonesOfKnownAreasOnly() {
        Map<String, Object> zone =
                Map.of("id", "harbour", "name", "湄洲湾", "areas", List.of("350303", "350302"));
        assertThat(administrator.post("/api/zones", zone).expect(201).json().path("areas"))
                .extracting(JsonNode::asString)
                .containsExactly("350302", "350303");

        assertThat(administrator.post("/api/zones", zone).status()).isEqualTo(409);
        assertThat(
                        administrator
                                .post(
                                        "/api/zones",
                                        Map.of("id", "x", "name", "x", "areas", List.of("350399")))
                                .status())
                .isEqualTo(422);
        assertThat(administrator.get("/api/zones").expect(200).items()).hasSize(1);
    }
}
