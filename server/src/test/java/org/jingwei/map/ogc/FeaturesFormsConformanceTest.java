package org.jingwei.map.ogc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OGC API – Features Part 1 (OGC 17-069r4), the conformance classes of forms: annexes A.3 to A.5.
 */
class FeaturesFormsConformanceTest {
    private static final List<String> PAGES =
            List.of(
                    "",
                    "/conformance",
                    "/api",
                    "/collections",
                    "/collections/areas",
                    "/collections/enterprise/items",
                    "/tileMatrixSets");

    /** Conformance class GeoJSON. */
    @Nested
    class GeoJson {
        /** /req/geojson/definition, /req/geojson/content. */
        @Test
        void definitionAndContent() {
            Answer items =
                    Ogc.get("/collections/areas/items", "Accept", "application/geo+json")
                            .expect(200);

            assertThat(items.header("Content-Type")).startsWith("application/geo+json");
            JsonNode feature = items.json().path("features").get(0);
            assertThat(feature.path("type").asString()).isEqualTo("Feature");
            assertThat(feature.path("geometry").path("type").asString()).isEqualTo("Polygon");
            assertThat(feature.path("properties").isObject()).isTrue();
            assertThat(feature.path("id").isString()).isTrue();
        }
    }

    /** Conformance class HTML. */
    @Nested
    class Html {
        /** /req/html/definition, /req/html/content: each page says what its JSON says. */
        @Test
        void definitionAndContent() {
            for (String page : PAGES) {
                Answer html = Ogc.get(page + "?f=html").expect(200);
                assertThat(html.header("Content-Type")).as(page).startsWith("text/html");
                assertThat(html.body()).startsWith("<!doctype html>");
                assertThat(Ogc.get(page, "Accept", "text/html,*/*;q=0.8").body())
                        .startsWith("<!doctype html>");
            }
            assertThat(Ogc.get("/collections/enterprise/items?f=html").body()).contains("鞋服");
        }

        /** Texts are never taken as markup. */
        @Test
        void escapesTexts() {
            assertThat(new String(HtmlPage.of("<b>", json()), UTF_8))
                    .doesNotContain("<script>")
                    .contains("&lt;script&gt;")
                    .contains("&lt;b&gt;");
        }
    }

    private static JsonNode json() {
        return JsonMapper.shared()
                .readTree("{\"name\":\"<script>alert(1)</script>\",\"href\":\"\"}")
                .path("name");
    }

    /** Conformance class OpenAPI 3.0. */
    @Nested
    class OpenApi {
        private final JsonNode definition = Ogc.json("/api");

        /** /req/oas30/oas-definition-1, /req/oas30/oas-definition-2. */
        @Test
        void isADefinitionInVersionThree() {
            assertThat(definition.path("openapi").asString()).startsWith("3.0");
            assertThat(definition.path("info").path("title").asString()).isNotEmpty();
            assertThat(definition.path("info").path("version").asString()).isNotEmpty();
        }

        /** /req/oas30/oas-impl, /req/oas30/completeness: every path answers as it says. */
        @Test
        void describesWhatIsThere() {
            for (var path : definition.path("paths").properties()) {
                if (!path.getKey().contains("{")) {
                    Ogc.get(path.getKey()).expect(200);
                }
                JsonNode get = path.getValue().path("get");
                assertThat(get.path("operationId").asString()).isNotEmpty();
                assertThat(get.path("responses").path("200").isMissingNode()).isFalse();
            }
        }

        /** /req/oas30/exceptions-codes: errors are described. */
        @Test
        void describesErrors() {
            JsonNode responses =
                    definition
                            .path("paths")
                            .path("/collections/enterprise/items")
                            .path("get")
                            .path("responses");
            assertThat(responses.path("400").isMissingNode()).isFalse();
            assertThat(responses.path("404").isMissingNode()).isFalse();
        }

        /** /req/oas30/security: how one logs in is described. */
        @Test
        void describesSecurity() {
            assertThat(
                            definition
                                    .path("components")
                                    .path("securitySchemes")
                                    .path("bearer")
                                    .path("scheme")
                                    .asString())
                    .isEqualTo("bearer");
            assertThat(definition.path("security")).isNotEmpty();
        }

        /** Parameters of items with their limits, and one for each property that is shown. */
        @Test
        void describesParameters() {
            JsonNode limit =
                    definition.path("components").path("parameters").path("limit").path("schema");
            assertThat(limit.path("maximum").asInt()).isEqualTo(10_000);
            assertThat(limit.path("default").asInt()).isEqualTo(10);
            assertThat(definition.path("paths").path("/collections/enterprise/items").toString())
                    .contains("\"industry\"")
                    .contains("\"employees\"");
        }
    }
}
