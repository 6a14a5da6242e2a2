package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The centre asks other organisations before it decides. They see the matter from then on, say what
 * they think, and are not passed over.
 */
class SigningTest {
    private final GateCity city = GateCity.shared();

    private static Map<String, Object> asking(boolean inOrder, String... organisations) {
        return Map.of(
                "organisations",
                List.of(organisations),
                "inOrder",
                inOrder,
                "required",
                true,
                "reason",
                "请提出意见");
    }

    private static Map<String, Object> says(boolean objects) {
        return Map.of("objects", objects, "reason", objects ? "与专项行动冲突" : "");
    }

    private Answer approve(String id, String reason) {
        return city.post(
                "city",
                "/api/matters/" + id + "/actions",
                Map.of("action", "approve", "version", city.version(id), "reason", reason));
    }

    private List<String> states(String id) {
        return city.room("market", id, "signers").path("signers").findValuesAsString("state");
    }

    private List<String> open(String who, String id) {
        return city.room(who, id, "signers")
                .path("open")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void isNotApprovedBeforeAllAnsweredNorOverAnObjectionWithoutAReason() {
        String id = city.submitted();
        city.get("police", "/api/matters/" + id).expect(404);
        city.verb("city", id, "signers", asking(false, "police", "education")).expect(200);
        assertThat(
                        city.get("police", "/api/matters/" + id)
                                .expect(200)
                                .json()
                                .path("parties")
                                .path(0)
                                .asString())
                .isEqualTo("SIGNER");
        assertThat(city.get("education", "/api/matters/" + id + "/targets").items()).hasSize(1);
        assertThat(city.box("police", "WAITING")).contains(id);
        Answer early = approve(id, "按计划").expect(409);
        assertThat(early.text("code")).isEqualTo("signers-missing");
        assertThat(early.text("detail")).contains("市公安局、市教育局");
        city.verb("police", id, "signers/answer", says(false)).expect(200);
        assertThat(city.box("police", "WAITING")).doesNotContain(id);
        assertThat(approve(id, "按计划").expect(409).text("detail")).doesNotContain("公安");
        city.verb("education", id, "signers/answer", Map.of("objects", true, "reason", " "))
                .expect(422);
        city.verb("education", id, "signers/answer", says(true)).expect(200);
        assertThat(approve(id, "").expect(422).text("detail")).contains("市教育局");
        approve(id, "异议已协调").expect(200);
        assertThat(city.steps(id))
                .containsExactly("submit", "countersign", "sign", "sign-object", "approve");
        assertThat(states(id)).containsExactly("AGREED", "OBJECTED");
    }

    @Test
    void asksOneAfterTheOther() {
        String id = city.submitted();
        city.verb("city", id, "signers", asking(true, "police", "town-1", "education")).expect(200);
        city.get("education", "/api/matters/" + id).expect(404);
        Answer early = city.verb("town", id, "signers/answer", says(false)).expect(409);
        assertThat(early.text("code")).isEqualTo("not-asked-now");
        assertThat(open("town", id)).isEmpty();
        city.verb("police", id, "signers/answer", says(false)).expect(200);
        assertThat(open("town", id)).containsExactly("sign", "add-signer");
        city.verb("town", id, "signers/answer", says(false)).expect(200);
        city.verb("education", id, "signers/answer", says(false)).expect(200);
        approve(id, "").expect(200);
    }

    @Test
    void aSignerHasAnotherOneAskedBesides() {
        String id = city.submitted();
        city.verb("city", id, "signers", asking(true, "police", "county-1")).expect(200);
        Map<String, Object> add = Map.of("organisation", "education", "reason", "涉及学校");
        city.verb("county", id, "signers/additions", add).expect(409);
        city.verb("police", id, "signers/additions", add).expect(200);
        assertThat(city.verb("police", id, "signers/additions", add).expect(409).text("code"))
                .isEqualTo("asked-already");
        city.verb("police", id, "signers/answer", says(false)).expect(200);
        assertThat(open("county", id)).isEmpty();
        city.verb("education", id, "signers/answer", says(false)).expect(200);
        assertThat(open("county", id)).contains("sign");
        assertThat(approve(id, "").expect(409).text("detail")).contains("东区");
    }

    @Test
    void asksAuthoritiesThatAreNoPartyYet() {
        String id = city.submitted();
        for (String wrong : List.of("market", "centre", "factory", "platform", "nobody")) {
            Answer refused = city.verb("city", id, "signers", asking(false, wrong)).expect(422);
            assertThat(refused.json().path("errors").path(0).path("column").asString())
                    .isEqualTo("organisations");
        }
        city.verb("city", id, "signers", asking(false)).expect(422);
        city.verb("city", id, "signers", asking(false, "police", "police")).expect(422);
        city.verb("market", id, "signers", asking(false, "police")).expect(403);
        city.verb("town", id, "signers/answer", says(false)).expect(403);
        city.verb("police", id, "signers/answer", says(false)).expect(404);
        city.act("city", id, "approve", city.version(id)).expect(200);
        assertThat(
                        city.verb("city", id, "signers", asking(false, "police"))
                                .expect(409)
                                .text("code"))
                .isEqualTo("not-now");
    }

    @Test
    void waitsNotForWhomItNeedNotHearNorForWhomTheCentreDoesWithout() {
        String id = city.submitted();
        city.verb(
                        "city",
                        id,
                        "signers",
                        Map.of(
                                "organisations",
                                List.of("police"),
                                "required",
                                false,
                                "reason",
                                "供参考"))
                .expect(200);
        city.verb("city", id, "signers", asking(false, "education")).expect(200);
        int education = 2;
        city.verb("city", id, "signers/waiver", Map.of("number", education, "reason", ""))
                .expect(422);
        city.verb("market", id, "signers/waiver", Map.of("number", education, "reason", "急"))
                .expect(403);
        city.verb("east", id, "signers/waiver", Map.of("number", education, "reason", "急"))
                .expect(200);
        city.verb("city", id, "signers/waiver", Map.of("number", education, "reason", "急"))
                .expect(409);
        approve(id, "").expect(200);
        assertThat(states(id)).containsExactly("LAPSED", "WAIVED");
        city.verb("police", id, "signers/answer", says(true)).expect(409);
        assertThat(city.box("police", "WAITING")).doesNotContain(id);
    }

    @Test
    void countsNoAnswerForAMatterThatWasChangedSince() {
        String id = city.submitted();
        city.verb("city", id, "signers", asking(true, "police", "education")).expect(200);
        city.verb("police", id, "signers/answer", says(true)).expect(200);
        city.act("city", id, "return", city.version(id)).expect(200);
        assertThat(states(id)).containsExactly("OBJECTED", "LAPSED");
        city.act("market", id, "submit", city.version(id)).expect(200);
        city.get("police", "/api/matters/" + id).expect(200);
        approve(id, "").expect(200);
    }

    @Test
    void isAskedAndSignedOnce() {
        String id = city.submitted();
        int version = city.version(id);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = new HashMap<>(asking(false, "police"));
        body.put("version", version);
        city.verb("city", id, "signers", body, "Idempotency-Key", key).expect(200);
        city.verb("city", id, "signers", body, "Idempotency-Key", key).expect(200);
        assertThat(states(id)).containsExactly("WAITING");
        assertThat(city.verb("deputy", id, "signers", body).expect(409).text("code"))
                .isEqualTo("stale-matter");
        assertThat(
                        GateCity.atOnce(
                                List.of(
                                        () ->
                                                city.verb(
                                                        "police",
                                                        id,
                                                        "signers/answer",
                                                        says(false)),
                                        () -> city.verb("police", id, "signers/answer", says(true)),
                                        () ->
                                                city.verb(
                                                        "police",
                                                        id,
                                                        "signers/answer",
                                                        says(true)))))
                .containsOnlyOnce(200)
                .contains(409);
        assertThat(city.steps(id)).hasSize(3);
    }

    @Test
    void anApprovalAndAQuestionAtOnceAreOneOutcome() {
        String id = city.submitted();
        int version = city.version(id);
        Map<String, Object> body = new HashMap<>(asking(false, "police"));
        body.put("version", version);
        List<Integer> answers =
                GateCity.atOnce(
                        List.of(
                                () -> city.act("deputy", id, "approve", version),
                                () -> city.verb("city", id, "signers", body)));
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(city.steps(id)).hasSize(2);
    }

    private boolean isPaused(String id) {
        return city.room("market", id, "deadline").path("deadline").path("paused").asBoolean();
    }

    private int extended(String id) {
        return Integer.parseInt(
                city.ask("SELECT paused FROM matter_deadline WHERE matter = '" + id + "'"));
    }

    @Test
    void theCentresTimeStandsStillWhileAnAnswerIsRequired() {
        String id = city.submitted();
        city.verb("city", id, "signers", asking(true, "police", "education")).expect(200);
        assertThat(isPaused(id)).isTrue();
        city.set(
                "UPDATE matter_deadline SET paused_at = paused_at - interval '30 days' WHERE matter = '"
                        + id
                        + "'");
        city.verb("police", id, "signers/answer", says(false)).expect(200);
        assertThat(isPaused(id)).isTrue();
        city.verb(
                        "city",
                        id,
                        "advice",
                        Map.of("kind", "CHANGE", "reason", "请改期", "matters", List.of()))
                .expect(200);
        city.verb("education", id, "signers/answer", says(false)).expect(200);
        assertThat(isPaused(id)).as("the advice is not answered yet").isTrue();
        city.verb("market", id, "advice/answer", Map.of("accept", false, "reason", "期限所限"))
                .expect(200);
        assertThat(isPaused(id)).isFalse();
        assertThat(extended(id)).isGreaterThan(3600);
    }

    @Test
    void whoseAnswerIsNotRequiredStopsNoClock() {
        String id = city.submitted();
        Map<String, Object> asked = new HashMap<>(asking(false, "police"));
        asked.put("required", false);
        city.verb("city", id, "signers", asked).expect(200);
        assertThat(isPaused(id)).isFalse();
        city.verb("city", id, "signers", asking(false, "education")).expect(200);
        assertThat(isPaused(id)).isTrue();
        int number =
                city.room("city", id, "signers")
                        .path("signers")
                        .valueStream()
                        .filter(one -> one.path("organisation").asString().equals("education"))
                        .findFirst()
                        .orElseThrow()
                        .path("number")
                        .asInt();
        city.verb("city", id, "signers/waiver", Map.of("number", number, "reason", "不再等待"))
                .expect(200);
        assertThat(isPaused(id)).isFalse();
    }
}
