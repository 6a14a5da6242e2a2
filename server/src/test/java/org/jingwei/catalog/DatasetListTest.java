package org.jingwei.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DatasetListTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static final Map<String, Object> DEFINITION =
            Map.of(
                    "id", "listed",
                    "name", "清单",
                    "owner", "market",
                    "sensitivity", "INTERNAL",
                    "elements", List.of(Map.of("name", "area", "label", "区划", "type", "TEXT")),
                    "placing", Map.of("kind", "AREA_CODE", "element", "area"));

    @Test
    void namesTheOwners() {
        Map<String, String> owners = new HashMap<>();
        for (JsonNode item : city.as("city").get("/api/datasets?limit=500").expect(200).items()) {
            owners.put(item.path("id").asString(), item.path("ownerName").asString());
        }

        assertThat(owners).containsEntry("enterprise", "市市场监督管理局").containsEntry("school", "市教育局");
    }

    @Test
    void showsADatasetAsItWasDefinedWithTheNameOfItsOwner() {
        ApiClient owner = city.as("market");
        Answer defined = owner.post("/api/datasets", DEFINITION);

        JsonNode shown = owner.get("/api/datasets/listed").expect(200).json();

        Map<String, JsonNode> expected = new HashMap<>();
        defined.expect(201)
                .json()
                .properties()
                .forEach(e -> expected.put(e.getKey(), e.getValue()));
        assertThat(expected).doesNotContainKey("ownerName");
        Map<String, JsonNode> found = new HashMap<>();
        shown.properties().forEach(e -> found.put(e.getKey(), e.getValue()));
        assertThat(found).containsAllEntriesOf(expected).hasSize(expected.size() + 1);
        assertThat(shown.path("ownerName").asString()).isEqualTo("市市场监督管理局");
    }
}
