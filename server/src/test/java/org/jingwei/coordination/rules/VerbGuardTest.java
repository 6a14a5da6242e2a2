package org.jingwei.coordination.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.rules.GateFixture.enterprise;
import static org.jingwei.coordination.rules.GateFixture.rule;
import static org.jingwei.coordination.rules.GateFixture.with;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No verb beside a matter's life leads past the rules: what it makes of the matter is checked. */
class VerbGuardTest {
    private final GateFixture gate = new GateFixture();

    private Answer move(String id, String from, String to) {
        return gate.as("market")
                .post(
                        "/api/matters/%s/moved-window?version=0&from=%s&to=%s"
                                .formatted(id, from, to),
                        Map.of());
    }

    private JsonNode matter(String id) {
        return gate.as("market").get("/api/matters/" + id).expect(200).json();
    }

    @Test
    void aWindowIsNotMovedIntoQuietDaysByAVerb() {
        gate.add(
                with(
                        rule("G-MOVED", "QUIET_PERIOD", Map.of("firstDay", 1, "lastDay", 15), 2091),
                        "severity",
                        "REFUSE"));
        String id = gate.submitted("market", "2091-03-20", "2091-03-22", List.of(enterprise(5, 1)));
        Answer refused = move(id, "2091-04-03", "2091-04-05").expect(422);
        assertThat(refused.text("rule")).isEqualTo("G-MOVED");
        assertThat(matter(id).path("from").asString()).isEqualTo("2091-03-20");
        move(id, "2091-04-20", "2091-04-22").expect(200);
        assertThat(matter(id).path("from").asString()).isEqualTo("2091-04-20");
        assertThat(matter(id).path("version").asInt()).isEqualTo(3);
        gate.act("city", id, "approve", "").expect(200);
    }

    @Test
    void aDraftIsCheckedWhenItIsSubmitted() {
        gate.add(
                with(
                        rule("G-DRAFT", "QUIET_PERIOD", Map.of("firstDay", 1, "lastDay", 15), 2092),
                        "severity",
                        "REFUSE"));
        String id = gate.draft("market", "2092-03-20", "2092-03-22", List.of(enterprise(5, 1)));
        move(id, "2092-04-03", "2092-04-05").expect(200);
        gate.act("market", id, "submit", "").expect(422);
    }
}
