package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Two departments want to go to the same factory. The centre sees it and advises; the department
 * follows, or says why not, and then somebody else decides.
 */
class AdviceTest {
    private final GateCity city = GateCity.shared();

    private static Map<String, Object> advice(String kind, String... matters) {
        return Map.of("kind", kind, "reason", "同一企业两周内有两次检查", "matters", List.of(matters));
    }

    private static Map<String, Object> accept(boolean accept) {
        return Map.of("accept", accept, "reason", accept ? "" : "法定期限在前");
    }

    private static Map<String, Object> uphold(boolean uphold) {
        return Map.of("uphold", uphold, "reason", "可以合并");
    }

    private JsonNode newest(String id) {
        return city.room("market", id, "advice").path("items").path(0);
    }

    private String advised() {
        String other = city.submitted("education", Map.of("title", "校外供餐检查"));
        String id = city.submitted();
        city.verb("city", id, "advice", advice("MERGE", other)).expect(200);
        return id;
    }

    @Test
    void isAcceptedAndTheDraftOpenedForChange() {
        String id = advised();
        assertThat(newest(id).path("others").path(0).path("title").asString()).isEqualTo("校外供餐检查");
        assertThat(city.room("market", id, "deadline").path("deadline").path("paused").asBoolean())
                .isTrue();
        assertThat(city.room("market", id, "advice").path("open").path(0).asString())
                .isEqualTo("answer-advice");
        city.verb("education", id, "advice/answer", accept(true)).expect(404);
        city.verb("city", id, "advice/answer", accept(true)).expect(403);
        city.verb("market", id, "advice/answer", accept(true)).expect(200);
        assertThat(city.state(id)).isEqualTo("DRAFT");
        assertThat(newest(id).path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(city.steps(id)).containsExactly("submit", "advise", "accept-advice", "follow");
        city.act("market", id, "submit", city.version(id)).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, WITHDRAWN", "CHANGE, DRAFT", "REMOTE, DRAFT"})
    void takesEffectByItsKind(String kind, String state) {
        String id = city.submitted();
        city.verb("east", id, "advice", advice(kind)).expect(200);
        city.verb("market", id, "advice/answer", accept(true)).expect(200);
        assertThat(city.state(id)).isEqualTo(state);
    }

    @Test
    void isRefusedWithAReasonAndAnotherDecides() {
        String id = advised();
        city.verb("market", id, "advice/answer", Map.of("accept", false, "reason", " "))
                .expect(422);
        city.verb("market", id, "advice/answer", accept(false)).expect(200);
        assertThat(city.room("market", id, "deadline").path("deadline").path("paused").asBoolean())
                .isFalse();
        city.verb("market", id, "advice/decision", uphold(true)).expect(403);
        city.verb("city", id, "advice/decision", uphold(true)).expect(403);
        city.verb("deputy", id, "advice/decision", Map.of("uphold", true, "reason", ""))
                .expect(422);
        city.verb("deputy", id, "advice/decision", uphold(true)).expect(200);
        assertThat(newest(id).path("state").asString()).isEqualTo("UPHELD");
        assertThat(city.state(id)).isEqualTo("DRAFT");
    }

    @Test
    void isDroppedWhenTheRefusalStands() {
        String id = advised();
        city.verb("market", id, "advice/answer", accept(false)).expect(200);
        city.verb("deputy", id, "advice/decision", uphold(false)).expect(200);
        assertThat(newest(id).path("state").asString()).isEqualTo("DROPPED");
        assertThat(city.state(id)).isEqualTo("SUBMITTED");
        city.act("city", id, "approve", city.version(id)).expect(200);
    }

    @Test
    void namesOnlyMattersThatTheCentreSees() {
        String id = city.submitted();
        String hidden =
                city.post(
                                "education",
                                "/api/matters",
                                Map.of(
                                        "mechanism",
                                        "INSPECTION",
                                        "title",
                                        "草稿",
                                        "legalBasis",
                                        "法",
                                        "from",
                                        "2027-03-01",
                                        "to",
                                        "2027-03-02",
                                        "minutes",
                                        5,
                                        "targets",
                                        List.of(GateCity.target("ENTERPRISE", GateCity.FACTORY))))
                        .expect(201)
                        .text("id");
        for (String wrong : List.of(id, hidden, "nothing")) {
            Answer refused = city.verb("city", id, "advice", advice("MERGE", wrong)).expect(422);
            assertThat(refused.json().path("errors").path(0).path("column").asString())
                    .isEqualTo("matters");
        }
        city.verb("city", id, "advice", advice("MERGE")).expect(422);
        city.verb("market", id, "advice", advice("CANCEL")).expect(403);
        assertThat(city.steps(id)).containsExactly("submit");
    }

    @Test
    void mergingIsProposedForTheSameTargetWithinTwoWeeks() {
        String factory = FixtureCity.creditCode(2, 1);
        Map<String, Object> targets =
                Map.of("targets", List.of(GateCity.target("ENTERPRISE", factory)));
        String id = city.submitted("market", targets);
        String near = city.submitted("education", windowed(targets, "2027-04-03", "2027-04-10"));
        String far = city.submitted("police", windowed(targets, "2027-04-04", "2027-04-10"));
        String own = city.submitted("market", targets);
        String elsewhere = city.submitted("education", Map.of());
        List<String> proposed =
                city.get("city", "/api/matters/" + id + "/proposals").expect(200).items().stream()
                        .map(each -> each.path("matter").asString())
                        .toList();
        assertThat(proposed).containsExactly(near).doesNotContain(far, own, elsewhere);
        city.get("market", "/api/matters/" + id + "/proposals").expect(403);
        city.act("city", near, "refuse", 2).expect(200);
        assertThat(city.get("city", "/api/matters/" + id + "/proposals").items()).isEmpty();
    }

    private static Map<String, Object> windowed(Map<String, Object> other, String from, String to) {
        return Map.of("targets", other.getOrDefault("targets", List.of()), "from", from, "to", to);
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() {
        String id = advised();
        int version = city.version(id);
        List<Callable<Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Object> answer =
                    Map.of("accept", i % 2 == 0, "reason", "法定期限在前", "version", version);
            deeds.add(() -> city.verb("market", id, "advice/answer", answer));
        }
        assertThat(GateCity.atOnce(deeds))
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 409)
                .hasSize(5);
    }

    @Test
    void givenTwiceIsGivenOnce() {
        String id = city.submitted();
        String[] named = {"Idempotency-Key", UUID.randomUUID().toString()};
        Map<String, Object> given =
                Map.of("kind", "CANCEL", "reason", "无检查必要", "matters", List.of(), "version", 2);
        city.verb("city", id, "advice", given, named).expect(200);
        city.verb("city", id, "advice", given, named).expect(200);
        assertThat(city.verb("city", id, "advice", given).expect(409).text("code"))
                .isEqualTo("stale-matter");
        assertThat(city.verb("city", id, "advice", advice("CHANGE")).expect(409).text("code"))
                .isEqualTo("advice-open");
        assertThat(city.room("city", id, "advice").path("items")).hasSize(1);
    }

    @Test
    void lapsesWhenTheMatterGoesOn() {
        String id = advised();
        city.act("city", id, "approve", city.version(id)).expect(200);
        assertThat(newest(id).path("state").asString()).isEqualTo("LAPSED");
        assertThat(city.verb("market", id, "advice/answer", accept(true)).expect(409).text("code"))
                .isEqualTo("no-advice");
    }

    @Test
    void withoutAnAnswerTheCentreDecidesAlone() {
        String id = advised();
        city.set(
                "UPDATE matter_advice SET answer_due = now() - interval '1 minute' WHERE matter = '"
                        + id
                        + "'");
        city.lookForDueWork();
        Patience.await(
                "the advice is closed",
                () -> newest(id).path("state").asString(),
                "UNANSWERED"::equals);
        assertThat(city.steps(id)).containsExactly("submit", "advise", "advice-unanswered");
        assertThat(city.room("market", id, "deadline").path("deadline").path("paused").asBoolean())
                .isFalse();
    }
}
