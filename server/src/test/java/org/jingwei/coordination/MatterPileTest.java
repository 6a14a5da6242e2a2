package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The centre has a pile of matters before it and decides on all of them with one press. */
class MatterPileTest {
    private static final String ACTIONS = "/api/matters/actions";

    private final GateCity city = GateCity.shared();

    private String submitted(int month) {
        return city.submitted(
                "market",
                Map.of(
                        "from", "2041-%02d-01".formatted(month),
                        "to", "2041-%02d-20".formatted(month),
                        "targets",
                                List.of(
                                        GateCity.target(
                                                "ENTERPRISE", FixtureCity.creditCode(month, 1)))));
    }

    private static Map<String, Object> seen(String id, int version) {
        return Map.of("id", id, "version", version);
    }

    private List<JsonNode> act(String action, List<Map<String, Object>> seen, String... headers) {
        return city.post(
                        "city",
                        ACTIONS,
                        Map.of("action", action, "reason", "集中办理", "matters", seen),
                        headers)
                .items();
    }

    private String state(String id) {
        return city.get("city", "/api/matters/" + id).expect(200).text("state");
    }

    private List<String> steps(String id) {
        return city.get("city", "/api/matters/" + id + "/steps").items().stream()
                .map(step -> step.path("action").asString())
                .toList();
    }

    @Test
    void bringsEachOnAndKeepsBackOnlyWhatIsRefused() {
        String fresh = submitted(1);
        String stale = submitted(5);
        String hidden = city.drafted("market", Map.of());
        List<JsonNode> acted =
                act("approve", List.of(seen(stale, 1), seen(fresh, 2), seen(hidden, 1)));
        assertThat(acted)
                .extracting(one -> one.path("id").asString())
                .containsExactly(stale, fresh, hidden);
        assertThat(acted.get(0).path("problem").path("code").asString()).isEqualTo("stale-matter");
        assertThat(acted.get(1).path("state").asString()).isEqualTo("APPROVED");
        assertThat(acted.get(1).path("version").asInt()).isEqualTo(3);
        assertThat(acted.get(1).has("problem")).isFalse();
        assertThat(acted.get(2).path("problem").path("status").asInt()).isEqualTo(404);
        assertThat(state(fresh)).isEqualTo("APPROVED");
        assertThat(state(stale)).isEqualTo("SUBMITTED");
    }

    @Test
    void isDoneOnceHoweverOftenItIsSent() {
        List<String> ids = List.of(submitted(8), submitted(11));
        List<Map<String, Object>> seen = ids.stream().map(id -> seen(id, 2)).toList();
        String key = UUID.randomUUID().toString();
        act("approve", seen, "Idempotency-Key", key);
        List<JsonNode> again = act("approve", seen, "Idempotency-Key", key);
        assertThat(again).extracting(one -> one.path("state").asString()).containsOnly("APPROVED");
        for (String id : ids) {
            assertThat(steps(id)).containsExactly("submit", "approve");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"approve\"}",
                "{\"action\":\"approve\",\"matters\":null}",
                "{\"action\":\"approve\",\"matters\":[null]}",
                "{\"action\":\"approve\",\"matters\":[{\"version\":1}]}"
            })
    void saysWhatAPileNeeds(String body) {
        assertThat(
                        city.as("city")
                                .post(
                                        ACTIONS,
                                        "application/json",
                                        body.getBytes(StandardCharsets.UTF_8))
                                .expect(422)
                                .text("code"))
                .isEqualTo("invalid-pile");
    }

    @Test
    void refusesNoneTooManyAndOneTwice() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i <= MatterPile.MOST; i++) {
            many.add(seen("none-" + i, 1));
        }
        for (List<Map<String, Object>> wrong :
                List.of(List.<Map<String, Object>>of(), many, List.of(many.get(0), many.get(0)))) {
            var refused = city.post("city", ACTIONS, Map.of("action", "approve", "matters", wrong));
            assertThat(refused.expect(422).text("code")).isEqualTo("invalid-pile");
        }
    }
}
