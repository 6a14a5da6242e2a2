package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The centre has a pile of matters before it and decides on all of them with one press. */
class MatterPileTest {
    private static final String ACTIONS = "/api/matters/actions";

    /** More than are taken together. */
    private static final int TWINS = 40;

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

    /**
     * What a pile comes to is what its matters come to one after the other: of two twins, each a
     * list of matters that ask the same enterprises in a year of their own, one is brought on in
     * piles and the other one by one.
     */
    @Test
    void comesToTheSameAsOneByOne() {
        rule(
                "PILE-CAP",
                "FREQUENCY_CAP",
                "REFUSE",
                Map.of("most", 6, "starts", List.of("01-01"), "whose", "ANYBODY"));
        rule(
                "PILE-QUOTA",
                "QUOTA_AGAINST_LAST_YEAR",
                "ADVISE",
                Map.of("percent", 50, "atLeast", 5));
        rule("PILE-NEAR", "CONFLICT", "ADVISE", Map.of("days", 20, "whose", "ANYBODY"));
        Random chance = new Random(48);
        List<String> inPiles = new ArrayList<>();
        List<String> oneByOne = new ArrayList<>();
        for (int i = 0; i < TWINS; i++) {
            String enterprise = FixtureCity.creditCode(chance.nextInt(3), 0);
            int month = 1 + chance.nextInt(12);
            inPiles.add(draft(2051, month, enterprise, i));
            oneByOne.add(draft(2053, month, enterprise, i));
        }
        for (String action : List.of("submit", "approve", "start", "finish")) {
            String who = action.equals("approve") ? "city" : "market";
            List<Integer> versions = oneByOne.stream().map(id -> seenVersion(chance, id)).toList();
            city.post(
                            who,
                            ACTIONS,
                            Map.of(
                                    "action",
                                    action,
                                    "reason",
                                    "集中办理",
                                    "matters",
                                    IntStream.range(0, TWINS)
                                            .mapToObj(i -> seen(inPiles.get(i), versions.get(i)))
                                            .toList()))
                    .expect(200);
            for (int i = 0; i < TWINS; i++) {
                city.post(
                        who,
                        "/api/matters/" + oneByOne.get(i) + "/actions",
                        Map.of("action", action, "version", versions.get(i), "reason", "集中办理"));
            }
            assertThat(standing(inPiles)).as(action).isEqualTo(standing(oneByOne));
        }
        assertThat(standing(inPiles))
                .contains("DONE /", "APPROVED /", "DRAFT /", "PILE-NEAR", "PILE-QUOTA")
                .doesNotContain("PILE-CAP");
        Answer trail = city.server().administrator().get("/api/audit/verification").expect(200);
        assertThat(trail.json().path("intact").asBoolean()).as(trail.toString()).isTrue();
    }

    @Test
    void isOneTransactionWhereAllPass() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(draft(2057, 1 + i % 12, FixtureCity.creditCode(i % 12, i / 12), i));
        }
        for (String action : List.of("submit", "approve", "start", "finish")) {
            int version = city.version(ids.getFirst());
            String who = action.equals("approve") ? "city" : "market";
            city.post(who, ACTIONS, pile(action, ids, version)).expect(200);
            String times =
                    "SELECT count(*) || ' at ' || count(DISTINCT at) FROM matter_step WHERE action = '%s' AND matter = ANY ('{%s}')"
                            .formatted(action, String.join(",", ids));
            assertThat(city.ask(times)).as(action).isEqualTo("20 at 1");
        }
    }

    /** Valid in the years of both twins. */
    private void rule(String id, String kind, String severity, Map<String, ?> parameters) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("id", id);
        rule.put("mechanisms", List.of("INSPECTION"));
        rule.put("name", id);
        rule.put("nameEn", id);
        rule.put("legalSource", "《测试办法》第一条");
        rule.put("area", "");
        rule.put("from", "2051-01-01");
        rule.put("to", "2053-12-31");
        rule.put("severity", severity);
        rule.put("kind", kind);
        rule.put("parameters", parameters);
        rule.put("exceptFor", List.of());
        city.post("city", "/api/rules", rule).expect(201);
    }

    private String draft(int year, int month, String enterprise, int number) {
        return city.drafted(
                "market",
                Map.of(
                        "title", "检查 " + number,
                        "from", "%d-%02d-01".formatted(year, month),
                        "to", "%d-%02d-20".formatted(year, month),
                        "targets", List.of(GateCity.target("ENTERPRISE", enterprise))));
    }

    /** Now and then somebody has seen an older page. */
    private int seenVersion(Random chance, String id) {
        int version = city.version(id);
        return chance.nextInt(20) == 0 ? version - 1 : version;
    }

    /** All that steps leave behind, but for the time and the year. */
    private String standing(List<String> ids) {
        return city.ask(
                        """
                        SELECT string_agg(concat_ws(' / ', state, version, submitted,
                            (SELECT string_agg(concat_ws(' ', number, action, from_state, to_state, party, organisation, username, reason), ', ' ORDER BY number) FROM matter_step WHERE matter = id),
                            (SELECT string_agg(concat_ws(' ', state, submitted, since IS NULL), ', ') FROM matter_target WHERE matter = id),
                            (SELECT string_agg(concat_ws(' ', version, action, findings::text), ', ' ORDER BY version, action) FROM matter_check WHERE matter = id),
                            (SELECT string_agg(concat_ws(' ', state, days, warning, area_lo, area_hi, paused_at IS NULL), ', ') FROM matter_deadline WHERE matter = id),
                            (SELECT string_agg(concat_ws(' ', step, booking, saving, minutes, key, area), ', ' ORDER BY ledger_entry.id) FROM ledger_entry WHERE matter = matter.id),
                            (SELECT string_agg(concat_ws(' ', action, row_count, outcome, scope), ', ' ORDER BY audit_entry.id) FROM audit_entry WHERE object = 'matter:' || matter.id AND action IN ('matter.submit', 'matter.approve', 'matter.start', 'matter.finish'))),
                            E'\\n' ORDER BY array_position('{%1$s}', id))
                        FROM matter WHERE id = ANY ('{%1$s}')\
                        """
                                .formatted(String.join(",", ids)))
                .replace("2053", "2051");
    }

    /** Two accounts of a centre press at once, with the matters in another order. */
    @Test
    void takesEachStepOnceWhenTwoPressAtOnce() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(draft(2055, 1 + i % 12, FixtureCity.creditCode(i % 12, 1), i));
        }
        city.post("market", ACTIONS, pile("submit", ids, 1)).expect(200);
        List<String> submitted = ids.stream().filter(id -> state(id).equals("SUBMITTED")).toList();
        assertThat(submitted).hasSizeGreaterThan(10);
        List<Callable<Answer>> presses =
                List.of(
                        () -> city.post("city", ACTIONS, pile("approve", submitted, 2)),
                        () ->
                                city.post(
                                        "deputy",
                                        ACTIONS,
                                        pile("approve", submitted.reversed(), 2)));
        assertThat(GateCity.atOnce(presses)).containsOnly(200);
        for (String id : submitted) {
            assertThat(steps(id)).containsExactly("submit", "approve");
        }
    }

    private static Map<String, Object> pile(String action, List<String> ids, int version) {
        return Map.of(
                "action",
                action,
                "reason",
                "集中办理",
                "matters",
                ids.stream().map(id -> seen(id, version)).toList());
    }
}
