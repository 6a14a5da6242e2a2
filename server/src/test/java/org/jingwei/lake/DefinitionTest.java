package org.jingwei.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A department learns what else it wants to know of its shops: the definition changes while there
 * are rows, and they stay readable.
 */
class DefinitionTest {
    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final Shops shops = Shops.define(owner);

    private Map<String, Object> definition() {
        return new HashMap<>(Shops.definition(shops.id()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> elements(Map<String, Object> definition) {
        List<Map<String, Object>> elements =
                new ArrayList<>((List<Map<String, Object>>) definition.get("elements"));
        elements.replaceAll(HashMap::new);
        definition.put("elements", elements);
        return elements;
    }

    private Answer put(Map<String, Object> definition) {
        return owner.put(shops.path(), definition);
    }

    private static Map<String, Object> element(String name, String type, boolean required) {
        return Map.of("name", name, "label", name, "type", type, "required", required);
    }

    @Test
    void newElementsAreAddedAndTheRowsOfBeforeHaveNothingInThem() {
        shops.ingest(Shops.HEADER + Shops.row(1, FixtureCity.village(0)));
        Map<String, Object> changed = definition();
        elements(changed).add(2, element("staff", "INTEGER", false));
        assertThat(put(changed).expect(200).json().path("elements")).hasSize(10);
        assertThat(owner.get(shops.path() + "/records").expect(200).items()).hasSize(1);

        String row = Shops.row(2, FixtureCity.village(0)).replace(",店2,", ",店2,7,");
        shops.ingest(Shops.HEADER.replace("name,", "name,staff,") + row);

        List<JsonNode> rows = owner.get(shops.path() + "/records").expect(200).items();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().path("values").has("staff")).isFalse();
        assertThat(rows.getLast().at("/values/staff").asInt()).isEqualTo(7);
        JsonNode summed =
                owner.get(shops.path() + "/summary?by=children&measures=sum:staff").json();
        assertThat(summed.path("total").asLong()).isEqualTo(2);
        assertThat(
                        server.administrator()
                                .get(shops.path() + "/aggregates")
                                .json()
                                .path("wrong")
                                .asLong())
                .isZero();
        assertThat(
                        server.administrator()
                                .get("/api/audit?action=dataset.update&limit=1")
                                .items()
                                .getFirst()
                                .path("object")
                                .asString())
                .isEqualTo(shops.id());
    }

    @Test
    void whatIsSaidOfRowsAndAskedOfLaterOnesMayChange() {
        shops.ingest(Shops.HEADER + Shops.row(1, FixtureCity.village(0)));
        Map<String, Object> changed = definition();
        changed.put("name", "门店");
        changed.put("mode", "UPSERT");
        changed.put(
                "checks",
                List.of(
                        Map.of(
                                "id",
                                "DEAR",
                                "expression",
                                "turnover < 100.0",
                                "message",
                                "太多",
                                "messageEn",
                                "too much")));
        List<Map<String, Object>> elements = elements(changed);
        elements.get(1).put("label", "店名");
        elements.get(1).put("mask", "NAME");
        elements.get(2).remove("mask");
        elements.get(0).put("rule", "USCC");
        elements.get(0).put("warn", true);
        elements.get(4).put("max", "1000");
        put(changed).expect(200);

        JsonNode row = owner.get(shops.path() + "/records").items().getFirst();
        assertThat(row.at("/values/owner_phone").asString()).isEqualTo("13800000001");
        assertThat(row.at("/values/name").asString()).contains("*");
        JsonNode batch =
                shops.ingest(
                                Shops.HEADER
                                        + "N1,新店,,F,5,2026-02-01,%s,,\n"
                                                .formatted(FixtureCity.village(0))
                                        + "N2,店,,F,2000,2026-02-01,%s,,\n"
                                                .formatted(FixtureCity.village(0))
                                        + "N3,店,,F,500,2026-02-01,%s,,\n"
                                                .formatted(FixtureCity.village(0)))
                        .json();
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        assertThat(batch.path("refusals").toString()).contains("RANGE", "DEAR");
        assertThat(batch.path("warnings").toString())
                .contains("\"element\":\"code\",\"rule\":\"USCC\",\"count\":");
        assertThat(owner.get(shops.path() + "/records").items())
                .as("the row of the same key was replaced")
                .hasSize(1);
        assertThat(put(changed).expect(200).text("name")).as("the same again").isEqualTo("门店");
    }

    @Test
    void whatWouldBreakRowsIsRefusedWithAllItsMistakes() {
        Map<String, Object> early = definition();
        elements(early).get(4).put("type", "INTEGER");
        put(early).expect(200);
        put(definition()).expect(200);
        shops.ingest(Shops.HEADER + Shops.row(1, FixtureCity.village(0)));

        Map<String, Object> breaking = definition();
        breaking.put("key", List.of("code", "name"));
        breaking.put("sensitivity", "PUBLIC");
        List<Map<String, Object>> elements = elements(breaking);
        elements.get(4).put("type", "INTEGER");
        elements.get(3).put("required", true);
        elements.remove(2);
        elements.add(element("must", "TEXT", true));
        Answer refused = put(breaking).expect(422);
        assertThat(refused.text("code")).isEqualTo("breaking-change");
        assertThat(refused.body())
                .contains(
                        "owner_phone",
                        "cannot be removed or renamed",
                        "elements[3].type",
                        "elements[2].required",
                        "elements[8].required",
                        "sensitivity",
                        "key");
        Map<String, Object> other = definition();
        other.put("id", "other");
        put(other).expect(422);
        server.as("city").put(shops.path(), definition()).expect(403);
        server.as("education").put(shops.path(), definition()).expect(403);
        server.as("factory").put(shops.path(), definition()).expect(404);
        assertThat(shops.ingest(Shops.HEADER + Shops.row(2, FixtureCity.village(0))).text("state"))
                .isEqualTo("COMMITTED");
    }

    @Test
    void aFileThatIsReadKeepsItsDefinition() {
        try (Stops stops = new Stops(server)) {
            stops.holdInSorting();
            String id = shops.send(Shops.inEveryVillage(1)).expect(202).text("id");
            stops.awaitPhase(id, Batch.Phase.SORTING);
            Map<String, Object> changed = definition();
            elements(changed).add(element("staff", "INTEGER", false));
            assertThat(put(changed).expect(409).text("code")).isEqualTo("dataset-busy");
            stops.release();
            assertThat(FixtureDatasets.await(owner, id).json().path("accepted").asLong())
                    .isEqualTo(12);
            put(changed).expect(200);
        }
        String held =
                owner.post(
                                shops.path() + "/batches?hold=true",
                                "text/csv",
                                Shops.HEADER.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .expect(202)
                        .text("id");
        Map<String, Object> mode = definition();
        elements(mode).add(element("staff", "INTEGER", false));
        mode.put("mode", "REPLACE");
        assertThat(put(mode).expect(409).text("detail")).contains("start or cancel");
        owner.post("/api/batches/" + held + "/cancel", Map.of()).expect(202);
        put(mode).expect(200);
    }
}
