package org.jingwei.map.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * OGC API – Features Part 1 (OGC 17-069r4), conformance class Core, requirement by requirement of
 * annex A.2; the identifiers stand without their prefix {@code /req/core/}.
 */
class FeaturesCoreConformanceTest {
    private static final String ITEMS = "/collections/enterprise/items";
    private static final int ALL = FixtureCity.enterprises(0, FixtureCity.VILLAGES);

    /** root-op, root-success: the landing page leads to the definition, conformance and data. */
    @Test
    void rootOpAndSuccess() {
        for (String path : List.of("", "/")) {
            JsonNode landing = Ogc.json(path);
            assertThat(Ogc.link(landing, "service-desc").or(() -> Ogc.link(landing, "service-doc")))
                    .isPresent();
            assertThat(Ogc.link(landing, "conformance")).isPresent();
            assertThat(Ogc.link(landing, "data")).isPresent();
        }
    }

    /** api-definition-op, api-definition-success. */
    @Test
    void apiDefinitionOpAndSuccess() {
        Answer definition = Ogc.follow(Ogc.json("/"), "service-desc").expect(200);

        assertThat(definition.header("Content-Type"))
                .startsWith("application/vnd.oai.openapi+json");
        assertThat(Ogc.follow(Ogc.json("/"), "service-doc").expect(200).header("Content-Type"))
                .startsWith("text/html");
    }

    /** conformance-op, conformance-success. */
    @Test
    void conformanceOpAndSuccess() {
        JsonNode conformance = Ogc.follow(Ogc.json("/"), "conformance").expect(200).json();

        assertThat(conformance.path("conformsTo").toString())
                .contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core");
    }

    /** http: HTTP 1.1 and its errors; without a login 401, what is not there 404. */
    @Test
    void http() {
        assertThat(Ogc.CITY.nobody().get("/ogc").status()).isEqualTo(401);
        assertThat(Ogc.get("/collections/nothing").status()).isEqualTo(404);
        assertThat(Ogc.get("/nothing").status()).isEqualTo(404);
    }

    /** query-param-unknown: a parameter that is not in the definition is answered with 400. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?unknown=1",
                "/conformance?unknown=1",
                "/collections?unknown=1",
                "/collections/enterprise?limit=1",
                ITEMS + "?colour=red",
                "/api?bbox=1,2,3,4"
            })
    void queryParamUnknown(String path) {
        assertThat(Ogc.get(path).expect(400).text("code")).isEqualTo("unknown-parameter");
    }

    /** query-param-invalid: a value that is not allowed is answered with 400. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=ten",
                "bbox=1,2,3",
                "bbox=1,2,3,a",
                "bbox=119,26,120,25",
                "bbox=500,25,600,26",
                "datetime=yesterday",
                "datetime=2026-01-01/2025-01-01",
                "datetime=2026-01-01T00:00:00Z/..//",
                "employees=many",
                "f=xml"
            })
    void queryParamInvalid(String query) {
        assertThat(Ogc.get(ITEMS + "?" + query).status()).as(query).isEqualTo(400);
    }

    /** crs84: coordinates are longitude and latitude unless asked otherwise. */
    @Test
    void crs84() {
        JsonNode point = Ogc.json(ITEMS + "?limit=1").path("features").get(0).path("geometry");

        assertThat(point.path("coordinates").get(0).asDouble()).isBetween(119.0, 119.06);
        assertThat(point.path("coordinates").get(1).asDouble()).isBetween(25.4, 25.48);
    }

    /** fc-md-op, fc-md-success, fc-md-links, fc-md-items: the collections are described. */
    @Test
    void collections() {
        JsonNode collections = Ogc.follow(Ogc.json("/"), "data").expect(200).json();

        assertThat(Ogc.link(collections, "self")).isPresent();
        assertThat(Ogc.link(collections, "alternate")).isPresent();
        assertThat(collections.path("collections").findValuesAsString("id"))
                .contains("areas", "enterprise", "school");
    }

    /** fc-md-items-links, fc-md-extent: each has its items in every form, and an extent. */
    @Test
    void collectionsHaveItemsAndExtent() {
        for (JsonNode collection : Ogc.list(Ogc.json("/collections").path("collections"))) {
            List<String> types =
                    Ogc.list(collection.path("links")).stream()
                            .filter(link -> link.path("rel").asString().equals("items"))
                            .map(link -> link.path("type").asString())
                            .toList();
            assertThat(types).contains("application/geo+json", "text/html");
            JsonNode box = collection.path("extent").path("spatial").path("bbox").get(0);
            assertThat(box.get(0).asDouble()).isLessThan(box.get(2).asDouble());
            assertThat(box.get(1).asDouble()).isLessThan(box.get(3).asDouble());
        }
    }

    /** sfc-md-op, sfc-md-success: one collection says what the list says of it. */
    @Test
    void oneCollection() {
        for (JsonNode listed : Ogc.list(Ogc.json("/collections").path("collections"))) {
            JsonNode one = Ogc.json("/collections/" + listed.path("id").asString());
            for (String member :
                    List.of("id", "title", "description", "extent", "itemType", "crs")) {
                assertThat(one.path(member)).as(member).isEqualTo(listed.path(member));
            }
            assertThat(Ogc.link(one, "self")).isPresent();
        }
    }

    /** fc-op, fc-response: every collection hands out its features. */
    @Test
    void fcOp() {
        for (JsonNode collection : Ogc.list(Ogc.json("/collections").path("collections"))) {
            Answer items = Ogc.follow(collection, "items").expect(200);
            assertThat(items.json().path("type").asString()).isEqualTo("FeatureCollection");
        }
    }

    /**
     * fc-limit-definition, fc-limit-response-1: at most as many as asked; above the most, the most.
     */
    @Test
    void fcLimit() {
        assertThat(Ogc.json(ITEMS + "?limit=3").path("features")).hasSize(3);
        assertThat(Ogc.json(ITEMS).path("features")).hasSize(10);
        assertThat(Ogc.json(ITEMS + "?limit=99999").path("features")).hasSize(ALL);
    }

    /** fc-bbox-definition, fc-bbox-response: only what meets the rectangle, edges included. */
    @Test
    void fcBbox() {
        double[] place = FixtureCity.place(3, 0);
        String around =
                String.format(
                        "%.6f,%.6f,%.6f,%.6f",
                        place[0] - 0.0001, place[1] - 0.0001, place[0] + 0.0001, place[1] + 0.0001);

        assertThat(Ogc.json(ITEMS + "?bbox=" + around).path("features")).hasSize(1);
        assertThat(Ogc.json(ITEMS + "?limit=500&bbox=119,25.42,119.02,25.44").path("features"))
                .hasSize(FixtureCity.enterprises(3));
        assertThat(
                        Ogc.json(ITEMS + "?limit=500&bbox=119,25.42,0,119.02,25.44,100")
                                .path("features"))
                .hasSize(FixtureCity.enterprises(3));
        assertThat(Ogc.json(ITEMS + "?bbox=10,10,11,11").path("features")).isEmpty();
        assertThat(
                        Ogc.json(
                                        "/collections/areas/items?limit=99&bbox=119.001,25.401,119.002,25.402")
                                .path("features"))
                .hasSize(4);
    }

    /** fc-time-definition, fc-time-response: an instant, an interval, an open one. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-01,13",
        "2020-01-01T00:00:00%2B08:00/2020-01-31T00:00:00%2B08:00,13",
        "2020-02-01/..,77",
        "../2020-01-01,13",
        "2019-01-01/2019-12-31,0"
    })
    void fcTime(String time, int expected) {
        assertThat(Ogc.json(ITEMS + "?datetime=" + time).path("numberMatched").asInt())
                .isEqualTo(expected);
    }

    /** fc-links, fc-rel-type: self, alternate and next, each with rel and type. */
    @Test
    void fcLinks() {
        JsonNode items = Ogc.json(ITEMS + "?limit=5");

        assertThat(Ogc.link(items, "self")).isPresent();
        assertThat(Ogc.link(items, "alternate")).isPresent();
        assertThat(Ogc.link(items, "next")).isPresent();
        for (JsonNode link : Ogc.list(items.path("links"))) {
            assertThat(link.path("rel").asString()).isNotEmpty();
            assertThat(link.path("type").asString()).isNotEmpty();
        }
        assertThat(Ogc.link(Ogc.json(ITEMS + "?limit=1000"), "next")).isEmpty();
    }

    /** fc-timeStamp, fc-numberMatched, fc-numberReturned; paging gives every feature once. */
    @ParameterizedTest
    @ValueSource(strings = {"enterprise", "areas", "school"})
    void fcNumbersAndPaging(String collection) {
        JsonNode page = Ogc.json("/collections/" + collection + "/items?limit=7");
        int matched = page.path("numberMatched").asInt();
        List<String> seen = new ArrayList<>(Ogc.ids(page));
        assertThat(page.path("timeStamp").asString()).endsWith("Z");
        assertThat(page.path("numberReturned").asInt()).isEqualTo(page.path("features").size());
        while (Ogc.link(page, "next").isPresent()) {
            page = Ogc.follow(page, "next").expect(200).json();
            assertThat(page.path("numberMatched").asInt()).isEqualTo(matched);
            seen.addAll(Ogc.ids(page));
        }
        assertThat(seen).hasSize(matched);
        assertThat(new HashSet<>(seen)).hasSize(matched);
    }

    /** f-op, f-success, f-links: each feature by itself, with its links. */
    @Test
    void featureOpAndLinks() {
        for (String collection : List.of("enterprise", "areas")) {
            JsonNode listed =
                    Ogc.json("/collections/" + collection + "/items?limit=1")
                            .path("features")
                            .get(0);
            JsonNode one =
                    Ogc.json(
                            "/collections/"
                                    + collection
                                    + "/items/"
                                    + listed.path("id").asString());
            assertThat(one.path("geometry")).isEqualTo(listed.path("geometry"));
            assertThat(one.path("properties")).isEqualTo(listed.path("properties"));
            assertThat(Ogc.link(one, "self")).isPresent();
            assertThat(Ogc.link(one, "alternate")).isPresent();
            assertThat(Ogc.link(one, "collection")).isPresent();
        }
        assertThat(Ogc.get(ITEMS + "/1").status()).isEqualTo(404);
        assertThat(Ogc.get(ITEMS + "/x").status()).isEqualTo(404);
    }

    /** rec fc-filters: properties that are shown select features. */
    @Test
    void filters() {
        JsonNode shoes = Ogc.json(ITEMS + "?limit=1000&industry=" + ApiClient.encoded("鞋服"));

        assertThat(shoes.path("features")).isNotEmpty();
        assertThat(shoes.path("features").findValuesAsString("industry")).containsOnly("鞋服");
        assertThat(Ogc.json("/collections/areas/items?limit=99&level=TOWN").path("features"))
                .hasSize(4);
    }

    /** Ours: everybody gets his own part, and masked values stay masked. */
    @Test
    void cutsToTheCallersScope() {
        JsonNode village =
                Ogc.CITY.as("village").get("/ogc" + ITEMS + "?limit=1000").expect(200).json();
        String outside =
                Ogc.ids(Ogc.json(ITEMS + "?bbox=119.02,25.4,119.06,25.48&limit=1")).getFirst();

        assertThat(village.path("numberMatched").asInt()).isEqualTo(FixtureCity.enterprises(0));
        assertThat(Ogc.CITY.as("village").get("/ogc" + ITEMS + "/" + outside).status())
                .isEqualTo(404);
        assertThat(Ogc.CITY.as("factory").get("/ogc" + ITEMS).status()).isEqualTo(404);
    }
}
