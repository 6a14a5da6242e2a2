package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Enterprises complain past the unit complained of, ask for help and suggest; whoever it goes to
 * answers in working days.
 */
class VoiceTest {
    private final VoiceCity voices = VoiceCity.shared();
    private final GateCity city = voices.city();

    @Test
    void aComplaintIsReadByItsSupervisorAndNeverByTheUnitNorAnAdministrator() {
        String matter = city.submitted();
        String id = voices.said("factory", "COMPLAINT", Map.of("matter", matter));

        JsonNode complaint = voices.voice("city", id);
        assertThat(complaint.path("receiver").asString()).isEqualTo("centre");
        assertThat(complaint.path("unit").asString()).isEqualTo("market");
        assertThat(voices.voices("city", "&kind=COMPLAINT&look=WAITING")).contains(id);

        for (String other : List.of("market", "education", "east", "town", "village")) {
            city.get(other, "/api/voices/" + id).expect(404);
            assertThat(voices.voices(other, "")).doesNotContain(id);
        }
        city.server().administrator().get("/api/voices/" + id).expect(404);
        assertThat(city.steps(matter)).as("the matter's history tells nothing").hasSize(1);
    }

    @Test
    void theFormIsToldWhatThisPlaceHasSet() {
        JsonNode limits = city.get("factory", "/api/voices/limits").expect(200).json();
        assertThat(limits.path("perDay").asInt()).isEqualTo(10);
        assertThat(limits.path("signs").asInt()).isEqualTo(2000);
        assertThat(limits.path("days").asInt()).isEqualTo(10);
    }

    @Test
    void theDatabaseItselfKeepsAComplaintFromTheUnit() {
        String id = voices.said("factory", "COMPLAINT", Map.of("unit", "market"));
        String row = "voice WHERE id = '" + id + "'";
        String history = "voice_step WHERE voice = '" + id + "'";
        String everywhere = "{[1,999999999999999999]}";
        Map<String, String> unit = Map.of("organisation", "market", "territory", everywhere);
        Map<String, String> administrator =
                Map.of("organisation", "market", "administrator", "on", "territory", everywhere);
        Map<String, String> supervisor = Map.of("organisation", "centre", "territory", everywhere);
        assertThat(voices.countedAs(unit, row)).isZero();
        assertThat(voices.countedAs(unit, history)).isZero();
        assertThat(voices.countedAs(administrator, row)).isZero();
        assertThat(voices.countedAs(Map.of(), row)).isZero();
        assertThat(voices.countedAs(supervisor, row)).isEqualTo(1);
    }

    @Test
    void aComplaintAboutACentreGoesToTheOneAboveAndAboutTheHighestToThePlatform() {
        String below = voices.said("factory", "COMPLAINT", Map.of("unit", "east-centre"));
        assertThat(voices.voice("city", below).path("receiver").asString()).isEqualTo("centre");
        city.get("east", "/api/voices/" + below).expect(404);

        String highest = voices.said("factory", "COMPLAINT", Map.of("unit", "centre"));
        city.get("city", "/api/voices/" + highest).expect(404);
        city.server().administrator().get("/api/voices/" + highest).expect(200);
    }

    @Test
    void aComplaintIsHandedToNobodyAndNeedsAUnit() {
        voices.say("factory", VoiceCity.id(), "COMPLAINT", Map.of()).expect(422);
        voices.say("factory", VoiceCity.id(), "COMPLAINT", Map.of("unit", "factory")).expect(422);
        String id = voices.said("factory", "COMPLAINT", Map.of("unit", "market"));
        voices.step("city", id, "HAND_ON", Map.of("other", "market")).expect(409);
        voices.step("city", id, "TAKE", Map.of("words", "")).expect(200);
        voices.step("city", id, "ANSWER", Map.of()).expect(200);
        voices.step("city", id, "ANSWER", Map.of()).expect(409);
    }

    @Test
    void aDemandGoesToTheNearestCentreWhichHandsItToADepartmentThatAnswers() {
        String id = voices.said("factory", "DEMAND", Map.of("words", "厂区道路积水，请协助"));
        assertThat(voices.voice("east", id).path("receiver").asString()).isEqualTo("east-centre");
        assertThat(voices.voices("city", "")).as("the centre above sees it").contains(id);
        voices.step("city", id, "ANSWER", Map.of()).expect(409);
        city.get("market", "/api/voices/" + id).expect(404);

        voices.step("east", id, "HAND_ON", Map.of("other", "village-1")).expect(422);
        voices.step("east", id, "HAND_ON", Map.of("other", "market")).expect(200);
        assertThat(voices.voices("market", "&look=WAITING")).contains(id);
        city.get("education", "/api/voices/" + id).expect(404);
        voices.step("market", id, "HAND_BACK", Map.of("words", "属水务")).expect(200);
        voices.step("east", id, "HAND_ON", Map.of("other", "education")).expect(200);
        city.get("market", "/api/voices/" + id).expect(404);
        voices.step("education", id, "ANSWER", Map.of("words", "已疏通")).expect(200);

        assertThat(voices.voices("factory", "&look=WAITING")).contains(id);
        assertThat(voices.voice("factory", id).path("answer").asString()).isEqualTo("已疏通");
        assertThat(voices.voices("factory", "&look=WAITING"))
                .as("what was read is no news any more")
                .doesNotContain(id);
    }

    @Test
    void aCentreSeesWhatIsSaidInItsAreaAlone() {
        String west = voices.rating().enterprise(7, 0);
        String id = voices.said(west, "SUGGESTION", Map.of());
        assertThat(voices.voice("city", id).path("receiver").asString()).isEqualTo("centre");
        city.get("east", "/api/voices/" + id).expect(404);
        city.get("factory", "/api/voices/" + id).expect(404);
    }

    @Test
    void whatIsSentTwiceOrAnsweredByTwoAtOnceIsThereOnce() {
        String id = VoiceCity.id();
        Map<String, Object> said = Map.of("words", "建议合并检查");
        assertThat(
                        GateCity.atOnce(
                                List.of(
                                        () -> voices.say("factory", id, "SUGGESTION", said),
                                        () -> voices.say("factory", id, "SUGGESTION", said))))
                .containsExactly(200, 200);
        assertThat(voices.voices("factory", "").stream().filter(id::equals)).hasSize(1);
        String other = voices.rating().enterprise(7, 1);
        voices.say(other, id, "SUGGESTION", said).expect(409);

        voices.step("east", id, "ANSWER", Map.of("version", 7)).expect(409);
        Map<String, Object> first = Map.of("version", 1, "id", VoiceCity.id());
        assertThat(
                        GateCity.atOnce(
                                List.of(
                                        () -> voices.step("east", id, "ANSWER", first),
                                        () ->
                                                voices.step(
                                                        "east", id, "TAKE", Map.of("version", 1)))))
                .containsExactlyInAnyOrder(200, 409);
        Map<String, Object> again = Map.of("id", VoiceCity.id());
        String second = voices.said("factory", "DEMAND", Map.of());
        voices.step("east", second, "ANSWER", again).expect(200);
        Answer repeated = voices.step("east", second, "ANSWER", again).expect(200);
        assertThat(repeated.json().path("steps")).hasSize(2);
    }

    @Test
    void anEnterpriseSendsTenADayAndNoMoreThanItMayWrite() {
        String works = voices.rating().enterprise(7, 2);
        voices.say(works, VoiceCity.id(), "DEMAND", Map.of("words", "长".repeat(2001))).expect(422);
        voices.say(works, VoiceCity.id(), "DEMAND", Map.of("words", " ")).expect(422);
        voices.say("market", VoiceCity.id(), "DEMAND", Map.of()).expect(403);
        for (int i = 0; i < 10; i++) {
            voices.said(works, "DEMAND", Map.of());
        }
        voices.say(works, VoiceCity.id(), "DEMAND", Map.of()).expect(429);
    }

    @Test
    void anAnswerIsDueInWorkingDaysAndWhatIsLateIsCounted() {
        String works = voices.rating().enterprise(7, 3);
        String id = voices.said(works, "DEMAND", Map.of());
        Instant due = Instant.parse(voices.voice("city", id).path("dueAt").asString());
        assertThat(Duration.between(Instant.now(), due))
                .as("ten working days are two weeks or more")
                .isGreaterThan(Duration.ofDays(12));
        city.set("UPDATE voice SET due_at = now() - interval '1 hour' WHERE id = '" + id + "'");
        assertThat(voices.voices("city", "&look=LATE&kind=DEMAND")).contains(id);

        JsonNode demands = numbers("city").path("demands");
        int late = voices.voices("city", "&look=LATE&kind=DEMAND").size();
        assertThat(demands.path("late").asInt()).isEqualTo(late);
        assertThat(demands.path("inTime").asInt())
                .isEqualTo(voices.voices("city", "&look=IN_TIME&kind=DEMAND").size());
        assertThat(numbers("east").path("demands").path("sent").asInt())
                .isLessThan(demands.path("sent").asInt());
        voices.step(works, id, "WITHDRAW", Map.of("words", "")).expect(200);
        assertThat(voices.voices("city", "&look=LATE&kind=DEMAND")).doesNotContain(id);
        assertThat(numbers("city").path("demands").path("late").asInt())
                .as("what was withdrawn is not late")
                .isEqualTo(late - 1);
    }

    private JsonNode numbers(String who) {
        String today = OnsiteDoor.today().toString();
        return city.get(
                        who,
                        "/api/inspections/care-numbers?from="
                                + OnsiteDoor.today().minusDays(1)
                                + "&to="
                                + today)
                .expect(200)
                .json();
    }

    @Test
    void complaintsAreCountedForTheSupervisorAlone() {
        voices.said("factory", "COMPLAINT", Map.of("unit", "market"));
        assertThat(numbers("city").path("complaints").path("sent").asInt()).isPositive();
        assertThat(numbers("market").path("complaints").path("sent").asInt()).isZero();
        assertThat(numbers("east").path("complaints").path("sent").asInt()).isZero();
    }
}
