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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The factory is asked before the centre decides. It says that it has nothing against it, or why it
 * has, and which time suits it; who says nothing in two working days has nothing against it.
 */
class AnswerTest {
    /** Tuesday, 2 March 2027, ten o'clock in Beijing. */
    private static final String SLOT = "2027-03-02T02:00:00Z";

    private final GateCity city = GateCity.shared();

    private String consulted(Map<String, Object> other) {
        String id = city.submitted("market", other);
        city.act("city", id, "consult", 2).expect(200);
        return id;
    }

    private static Map<String, Object> says(boolean objects) {
        return Map.of("objects", objects, "reason", objects ? "当日停产检修" : "");
    }

    @Test
    void leadsBackToTheCentreWhenAllAnswered() {
        String id = consulted(Map.of());
        assertThat(city.room("factory", id, "answers").path("open").toString())
                .contains("agree", "object", "pick-slot");
        assertThat(city.box("factory", "WAITING")).contains(id);
        city.verb("city", id, "answers", says(false)).expect(403);
        city.verb("sibling", id, "answers", says(false)).expect(404);
        city.verb("factory", id, "answers", Map.of("objects", false, "slot", SLOT)).expect(200);
        assertThat(city.state(id)).isEqualTo("SUBMITTED");
        assertThat(city.steps(id)).containsExactly("submit", "consult", "agree", "answered");
        city.act("city", id, "approve", city.version(id)).expect(200);
    }

    @Test
    void needsAReasonToObject() {
        String id = consulted(Map.of());
        city.verb("factory", id, "answers", Map.of("objects", true, "reason", "")).expect(422);
        city.verb("factory", id, "answers", says(true)).expect(200);
        assertThat(city.state(id)).isEqualTo("SUBMITTED");
        assertThat(city.steps(id)).containsExactly("submit", "consult", "object", "objected");
        assertThat(city.room("city", id, "answers").toString()).contains("当日停产检修");
    }

    @Test
    void waitsForEachOfSeveralAndShowsNoneToAnother() {
        Map<String, Object> villages =
                Map.of(
                        "mechanism",
                        "VILLAGE",
                        "targets",
                        List.of(
                                GateCity.target("AREA", FixtureCity.village(0)),
                                GateCity.target("AREA", FixtureCity.village(1))));
        String id = consulted(villages);
        city.verb("village", id, "answers", says(true)).expect(200);
        assertThat(city.state(id)).isEqualTo("CONSULTED");
        assertThat(city.room("sibling", id, "answers").path("answers").path("items")).isEmpty();
        assertThat(city.verb("village", id, "answers", says(false)).expect(409).text("code"))
                .isEqualTo("answered-already");
        city.verb("sibling", id, "answers", says(false)).expect(200);
        assertThat(city.steps(id)).endsWith("object", "agree", "objected");
        assertThat(city.room("city", id, "answers").path("answers").path("items")).hasSize(2);
    }

    @Test
    void silenceIsNoObjection() {
        String id = consulted(Map.of());
        city.set(
                "UPDATE matter_deadline SET due = now() - interval '1 minute' WHERE matter = '"
                        + id
                        + "'");
        city.lookForDueWork();
        Patience.await("time is over", () -> city.state(id), "SUBMITTED"::equals);
        assertThat(city.steps(id)).containsExactly("submit", "consult", "unanswered");
        assertThat(city.verb("factory", id, "answers", says(true)).expect(409).text("code"))
                .isEqualTo("not-now");
    }

    @Test
    void aTimeIsPickedAndMovedOnce() {
        String id = city.submitted();
        city.verb("factory", id, "slots", Map.of("slot", SLOT)).expect(409);
        city.act("city", id, "approve", 2).expect(200);
        city.verb("factory", id, "slots", Map.of("slot", SLOT)).expect(200);
        city.verb("factory", id, "slots", Map.of("slot", "2027-03-03T07:00:00Z")).expect(200);
        assertThat(city.verb("factory", id, "slots", Map.of("slot", SLOT)).expect(409).text("code"))
                .isEqualTo("moved-enough");
        assertThat(city.room("market", id, "answers").toString()).contains("2027-03-03T07:00:00Z");
        assertThat(city.version(id)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-26T02:00:00Z", "2027-03-06T02:00:00Z", "2027-03-02T05:00:00Z"})
    void aTimeOutsideTheWindowOrWorkIsRefused(String slot) {
        String id = city.submitted();
        city.act("city", id, "approve", 2).expect(200);
        assertThat(city.verb("factory", id, "slots", Map.of("slot", slot)).expect(422).text("code"))
                .isEqualTo("invalid-slot");
    }

    @Test
    void ofManyAnswersAtOnceOneCounts() {
        String id = consulted(Map.of());
        List<Callable<Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean objects = i % 2 == 0;
            deeds.add(() -> city.verb("factory", id, "answers", says(objects)));
        }
        assertThat(GateCity.atOnce(deeds)).containsOnlyOnce(200);
        assertThat(city.steps(id)).hasSize(4);
    }

    @Test
    void sentTwiceIsAnsweredOnce() {
        String id = consulted(Map.of());
        String[] named = {"Idempotency-Key", UUID.randomUUID().toString()};
        city.verb("factory", id, "answers", says(false), named).expect(200);
        city.verb("factory", id, "answers", says(false), named).expect(200);
        assertThat(city.steps(id)).containsExactly("submit", "consult", "agree", "answered");
    }
}
