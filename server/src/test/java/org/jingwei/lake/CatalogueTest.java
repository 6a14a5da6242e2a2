package org.jingwei.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list of datasets says of each how fresh, how good and how large it is. */
class CatalogueTest {
    private static final String LIST = "/api/catalogue/datasets";

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");

    private static JsonNode row(ApiClient who, String dataset) {
        String path = LIST + "?limit=2";
        String cursor = "";
        while (true) {
            JsonNode page = who.get(path + cursor).expect(200).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            for (JsonNode item : page.path("items")) {
                if (item.path("dataset").asString().equals(dataset)) {
                    return item;
                }
            }
            assertThat(page.path("next").asString("")).as(dataset).isNotEmpty();
            cursor = "&cursor=" + page.path("next").asString();
        }
    }

    @Test
    void saysOfADatasetWhatItsOwnerMayKnow() {
        Shops shops = Shops.define(owner);
        assertThat(row(owner, shops.id()).propertyNames()).containsExactly("dataset");
        shops.ingest(Shops.inEveryVillage(2) + "X,店,,Q,1,,,,\n");
        String second = shops.ingest(Shops.HEADER + "Y,店,,Q,1,,,,\n").text("id");
        owner.post(
                        "/api/systems",
                        Map.of(
                                "id",
                                "of-" + shops.id(),
                                "name",
                                "商店系统",
                                "owner",
                                "market",
                                "accessMode",
                                "UPLOAD",
                                "state",
                                "LIVE",
                                "businesses",
                                List.of(
                                        Map.of(
                                                "id",
                                                "shops",
                                                "name",
                                                "商店",
                                                "datasets",
                                                List.of(shops.id())))))
                .expect(201);

        JsonNode row = row(owner, shops.id());

        assertThat(row.at("/lastRun/batch").asString()).isEqualTo(second);
        assertThat(row.at("/lastRun/state").asString()).isEqualTo("FAILED");
        assertThat(row.path("quality").toString())
                .isEqualTo(
                        "{\"files\":2,\"rows\":26,\"accepted\":24,\"refused\":2,\"unplaced\":0}");
        assertThat(row.at("/source/system").asString()).isEqualTo("of-" + shops.id());
        JsonNode storage = owner.get(shops.path() + "/facts").json().path("storage");
        for (String fact :
                List.of(
                        "rows",
                        "bytes",
                        "bytesPerRow",
                        "budgetBytesPerRow",
                        "overBudget",
                        "files",
                        "deleteFiles")) {
            assertThat(row.at("/storage/" + fact)).as(fact).isEqualTo(storage.path(fact));
        }
        assertThat(row(server.as("city"), shops.id()).propertyNames())
                .as("what it costs and how good its files were is its owner's")
                .containsExactlyInAnyOrder("dataset", "source");
    }
}
