package org.jingwei.coordination.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.rules.GateFixture.enterprise;
import static org.jingwei.coordination.rules.GateFixture.rule;
import static org.jingwei.coordination.rules.GateFixture.with;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The centre tries a cap on the matters of a year, and gets what counting them by hand gives. */
class RehearsalTest {
    private static final int YEAR = 2081;
    private static final List<String> ASKING = List.of("market", "education", "police");

    private final GateFixture gate = new GateFixture();

    /** A matter of the year as the test remembers it, in the order of submission. */
    private record Asked(String id, String who, List<Integer> targets, boolean counts) {}

    private List<Asked> aYear() {
        Random random = new Random(2081);
        List<Asked> year = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            String who = ASKING.get(random.nextInt(ASKING.size()));
            TreeSet<Integer> targets = new TreeSet<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                targets.add(random.nextInt(5));
            }
            List<?> chosen = targets.stream().map(number -> enterprise(8, number)).toList();
            String day = YEAR + "-0" + (1 + random.nextInt(9)) + "-11";
            String id = gate.submitted(who, day, day, chosen);
            boolean counts = random.nextInt(4) > 0;
            if (!counts) {
                gate.act(who, id, "withdraw", "不再需要").expect(200);
            }
            year.add(new Asked(id, who, List.copyOf(targets), counts));
        }
        return year;
    }

    private static List<String> overCap(List<Asked> year, int most) {
        List<String> over = new ArrayList<>();
        Map<String, Integer> asked = new HashMap<>();
        for (Asked one : year) {
            if (one.targets().stream()
                    .anyMatch(target -> asked.getOrDefault(one.who() + target, 0) + 1 > most)) {
                over.add(one.id());
            }
            if (one.counts()) {
                one.targets().forEach(target -> asked.merge(one.who() + target, 1, Integer::sum));
            }
        }
        return over;
    }

    @Test
    void showsWhatAChangedCapWouldHaveMadeOfAYear() {
        List<Asked> year = aYear();
        Map<String, Object> cap =
                rule(
                        "R-CAP",
                        "FREQUENCY_CAP",
                        Map.of("most", 4, "starts", List.of("01-01"), "whose", "OWN"),
                        YEAR + 1);
        gate.add(with(cap, "severity", "NEEDS_REASON"));
        Map<String, Object> tighter =
                with(
                        with(cap, "severity", "REFUSE"),
                        "parameters",
                        Map.of("most", 2, "starts", List.of("01-01"), "whose", "OWN"));
        List<String> before = overCap(year, 4);
        List<String> after = overCap(year, 2);
        assertThat(before).isNotEmpty();
        assertThat(after).hasSizeGreaterThan(before.size()).hasSizeLessThan(year.size());

        JsonNode result = rehearse(tighter, "");
        assertThat(result.path("judged").asInt()).isEqualTo(year.size());
        assertThat(result.path("whole").asBoolean()).isTrue();
        assertThat(result.path("before").path("NEEDS_REASON").asInt()).isEqualTo(before.size());
        assertThat(result.path("after").path("REFUSE").asInt()).isEqualTo(after.size());
        assertThat(result.path("different").asInt()).isEqualTo(after.size());
        assertThat(result.path("items").findValuesAsString("matter"))
                .containsExactlyElementsOf(after);
        assertThat(result.path("items").path(0).path("after").path("rule").asString())
                .isEqualTo("R-CAP");

        JsonNode first = rehearse(tighter, "?limit=3");
        JsonNode rest = rehearse(tighter, "?cursor=" + first.path("next").asString());
        assertThat(first.path("items")).hasSize(3);
        assertThat(rest.path("items").findValuesAsString("matter"))
                .containsExactlyElementsOf(after.subList(3, after.size()));
        assertThat(gate.as("city").get("/api/rules/R-CAP").json().path("version").asInt())
                .isEqualTo(1);
        assertThat(rehearse(cap, "").path("different").asInt()).isEqualTo(before.size());
    }

    private JsonNode rehearse(Map<String, Object> rule, String query) {
        return gate.as("city")
                .post("/api/rules/rehearsals" + query, Map.of("rule", rule, "year", YEAR))
                .expect(200)
                .json();
    }
}
