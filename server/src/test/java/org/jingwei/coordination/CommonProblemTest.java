package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What was found at several enterprises is proposed to the centre, told to all whom it concerns
 * without saying where it was found, and comes back as read and looked at.
 */
class CommonProblemTest {
    private final VoiceCity voices = VoiceCity.shared();
    private final GateCity city = voices.city();

    @Test
    void proposesWhatWasFoundAtThreeEnterprisesToTheCentreOfTheirArea() {
        String item = voices.item("甲类");
        voices.inspected(item, 2, 0, 2, true);
        assertThat(voices.proposals("east", item)).as("two are too few").isEmpty();
        voices.inspected(item, 2, 2, 3, true);
        voices.inspected(item, 2, 3, 4, false);

        List<JsonNode> found = voices.proposals("east", item);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("entryText").asString()).isEqualTo("原料分类存放");
        assertThat(found.getFirst().path("enterprises").asInt()).isEqualTo(3);
        assertThat(found.getFirst().path("checked").asInt()).isEqualTo(4);
        assertThat(voices.proposals("city", item)).hasSize(1);
        city.get("market", "/api/common-problems/proposals").expect(403);
        city.get("factory", "/api/common-problems/proposals").expect(403);

        String west = voices.item("乙类");
        voices.inspected(west, 8, 0, 4, true);
        assertThat(voices.proposals("east", west)).isEmpty();
        assertThat(voices.proposals("city", west)).hasSize(1);
    }

    /** A tenth is enough and less is not; what was delivered more than a year ago is forgotten. */
    @Test
    void aTenthOfThoseThatWereCheckedIsEnoughAndOldResultsAreForgotten() {
        String item = voices.item("寅类");
        voices.inspected(item, 9, 0, 3, true);
        for (int village : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 10}) {
            voices.inspected(item, village, 0, 3, false);
        }
        assertThat(voices.proposals("city", item).getFirst().path("checked").asInt()).isEqualTo(30);
        voices.inspected(item, 8, 3, 4, false);
        assertThat(voices.proposals("city", item)).isEmpty();
        String old = voices.item("卯类");
        String matter = voices.inspected(old, 9, 0, 3, true);
        assertThat(voices.proposals("city", old)).hasSize(1);
        city.set(
                """
                UPDATE inspection_record SET delivered_at = now() - interval '366 days'
                WHERE visit IN (SELECT id FROM inspection_visit WHERE matter = '%s' LIMIT 1)\
                """
                        .formatted(matter));
        assertThat(voices.proposals("city", old)).isEmpty();
    }

    @Test
    void enterprisesAreToldWhatButNotWhere() {
        String item = voices.item("丙类");
        voices.inspected(item, 2, 0, 3, true);
        voices.inspected(item, 2, 3, 4, false);
        String name =
                city.ask(
                        "SELECT name FROM subject WHERE kind = 'ENTERPRISE' AND key = '"
                                + FixtureCity.creditCode(2, 0)
                                + "'");
        String id = VoiceCity.id();
        voices.review("east", id, item, Map.of("words", name + "混放")).expect(422);
        JsonNode accepted = voices.review("east", id, item, Map.of()).expect(200).json();
        assertThat(accepted.path("audience").asInt()).isEqualTo(4);
        String told = voices.rating().enterprise(2, 3);
        assertThat(voices.lessons(told)).as("not before it is pushed").isEmpty();
        voices.push("east", id, 1).expect(200);

        JsonNode lesson = voices.lessons(told).getFirst();
        assertThat(lesson.path("words").asString()).isEqualTo("多家企业原料与成品混放");
        assertThat(lesson.has("enterprises")).isFalse();
        city.get(told, "/api/common-pushes").expect(403);
        city.get(told, "/api/common-problems/" + id).expect(403);
        assertThat(
                        voices.countedAs(
                                Map.of("subject", "ENTERPRISE:" + FixtureCity.creditCode(2, 3)),
                                "common_push WHERE problem = '" + id + "'"))
                .as("the database shows an enterprise its own line alone")
                .isEqualTo(1);
        assertThat(voices.lessons("factory").stream().map(one -> one.path("problem").asString()))
                .doesNotContain(id);
    }

    @Test
    void ofTwoReviewersOneIsHeardAndAPushIsOneHoweverOftenItIsSent() {
        String item = voices.item("丁类");
        voices.inspected(item, 8, 0, 5, true);
        String one = VoiceCity.id();
        String other = VoiceCity.id();
        assertThat(
                        GateCity.atOnce(
                                List.of(
                                        () -> voices.review("city", one, item, Map.of()),
                                        () -> voices.review("deputy", other, item, Map.of()))))
                .containsExactlyInAnyOrder(200, 409);
        String id = city.ask("SELECT id FROM common_problem WHERE item = '" + item + "'");
        voices.review(id.equals(one) ? "city" : "deputy", id, item, Map.of()).expect(200);

        voices.push("city", id, 3).expect(409);
        city.post("east", "/api/common-problems/" + id + "/push", Map.of("version", 1)).expect(404);
        assertThat(
                        GateCity.atOnce(
                                List.of(
                                        () -> voices.push("city", id, 1),
                                        () -> voices.push("deputy", id, 1))))
                .containsExactly(200, 200);
        assertThat(city.ask("SELECT count(*) FROM common_push WHERE problem = '" + id + "'"))
                .isEqualTo("5");
    }

    @Test
    void whatIsSetAsideComesAgainOnlyByWhatIsFoundAfterwards() {
        String item = voices.item("戊类");
        voices.inspected(item, 8, 0, 3, true);
        voices.review("city", VoiceCity.id(), item, Map.of("accepts", false)).expect(422);
        voices.review("city", VoiceCity.id(), item, Map.of("accepts", false, "reason", "个别情况"))
                .expect(200);
        assertThat(voices.proposals("city", item)).isEmpty();
        voices.inspected(item, 8, 3, 6, true);
        JsonNode again = voices.proposals("city", item).getFirst();
        assertThat(again.path("round").asInt()).isEqualTo(2);
        assertThat(again.path("enterprises").asInt()).isEqualTo(3);
    }

    @Test
    void readAndSelfCheckedAreNotedOnceAndOpenToTheirRows() {
        String id = voices.pushed("east", 3);
        String works = voices.rating().enterprise(3, 0);
        city.post(works, "/api/lessons/" + id + "/reading", Map.of()).expect(204);
        String readAt = lesson(works, id).path("readAt").asString();
        city.post(works, "/api/lessons/" + id + "/reading", Map.of()).expect(204);
        assertThat(lesson(works, id).path("readAt").asString()).isEqualTo(readAt);
        city.post("factory", "/api/lessons/" + id + "/reading", Map.of()).expect(404);

        String check = VoiceCity.id();
        Map<String, Object> sent = Map.of("problem", id, "answers", VoiceCity.answers("q1", "q2"));
        voices.selfCheck(works, check, sent).expect(200);
        voices.selfCheck(works, check, sent).expect(200);
        String second = voices.rating().enterprise(3, 1);
        voices.selfCheck(second, VoiceCity.id(), sent).expect(200);

        JsonNode receipts = receipts("east", id);
        assertThat(receipts.path("pushed").asInt()).isEqualTo(5);
        assertThat(receipts.path("read").asInt()).isEqualTo(2);
        assertThat(receipts.path("checked").asInt()).isEqualTo(2);
        assertThat(pushes("east", id, "PUSHED")).isEqualTo(5);
        assertThat(pushes("east", id, "READ")).isEqualTo(2);
        assertThat(pushes("east", id, "CHECKED")).isEqualTo(2);
        assertThat(pushes("market", id, "PUSHED")).isZero();
        String today = OnsiteDoor.today().toString();
        String before = OnsiteDoor.today().minusDays(1).toString();
        assertThat(pushes("east", id, "PUSHED&from=" + today + "&to=" + today)).isEqualTo(5);
        assertThat(pushes("east", id, "PUSHED&from=" + before + "&to=" + before)).isZero();
    }

    @Test
    void whatWasFoundIsCountedInWholeBlocksOfFive() {
        String id = voices.pushed("east", 3);
        Map<String, Object> sent = Map.of("problem", id, "answers", VoiceCity.answers("q1", "q2"));
        for (int i = 0; i < 4; i++) {
            voices.selfCheck(voices.rating().enterprise(3, i), VoiceCity.id(), sent).expect(200);
        }
        assertThat(receipts("east", id).path("answered").asInt()).isZero();
        assertThat(receipts("east", id).path("found").asInt()).isZero();
        voices.selfCheck(voices.rating().enterprise(3, 4), VoiceCity.id(), sent).expect(200);
        assertThat(receipts("east", id).path("answered").asInt()).isEqualTo(5);
        assertThat(receipts("east", id).path("found").asInt()).isEqualTo(5);
        assertThat(receipts("city", id).path("answered").asInt())
                .as("told to the centre that pushed it")
                .isZero();
    }

    private JsonNode lesson(String who, String id) {
        return voices.lessons(who).stream()
                .filter(one -> one.path("problem").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode receipts(String who, String id) {
        return city.get(who, "/api/common-problems/" + id)
                .expect(200)
                .json()
                .path("problem")
                .path("receipts");
    }

    private int pushes(String who, String id, String stage) {
        return city.get(who, "/api/common-pushes?limit=500&problem=" + id + "&stage=" + stage)
                .items()
                .size();
    }
}
