package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was scanned is counted: more than one a day, two a week, three a month is told. */
class VisitFlagTest {
    private static final String FACTORY = FixtureCity.creditCode(0, 0);
    private static final String OTHER = FixtureCity.creditCode(1, 1);

    private final GateCity city = GateCity.shared();

    private String visited(String who, String key, String at) {
        String matter =
                city.submitted(who, Map.of("targets", List.of(GateCity.target("ENTERPRISE", key))));
        note(matter, at);
        return matter;
    }

    private void note(String matter, String at) {
        city.set(
                """
                INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist, arrived_at,
                    arrived_side, arrived_by)
                SELECT 'v-' || matter, matter, kind, key, name, area, requester, '检查', '[]', '%s+08', 'OFFICER', 'x'
                FROM matter_target WHERE matter = '%s'\
                """
                        .formatted(at, matter));
    }

    private List<String> flags(String who, String span) {
        return city.get(who, "/api/visit-flags?" + span).expect(200).items().stream()
                .map(flag ->
                        "%s %s %s %d+%d"
                                .formatted(
                                        flag.path("period").asString(),
                                        flag.path("from").asString(),
                                        flag.path("enterprise").asString().equals(FACTORY)
                                                ? "factory"
                                                : "other",
                                        flag.path("visits").asInt(),
                                        flag.path("courtesies").asInt()))
                .toList();
    }

    @Test
    void tellsDaysWeeksAndMonthsWithTheVisitsBehindThem() {
        visited("market", FACTORY, "2031-01-31 23:30:00");
        visited("market", FACTORY, "2031-02-01 00:30:00");
        visited("education", FACTORY, "2031-02-12 09:00:00");
        visited("police", FACTORY, "2031-02-12 15:00:00");
        visited("market", FACTORY, "2031-02-28 09:00:00");
        visited("market", OTHER, "2031-02-12 09:00:00");
        city.set(
                "INSERT INTO courtesy_visit (id, requester, kind, key, name, area, purpose, note, arrived_at, minutes, late, username) SELECT 'c-1', 'market', kind, key, name, area, 'SURVEY', '走访', '2031-02-12 10:00+08', 30, false, 'x' FROM subject WHERE key = '"
                        + FACTORY
                        + "'");
        assertThat(flags("city", "from=2031-02-10&to=2031-02-16"))
                .containsExactly("DAY 2031-02-12 factory 2+1", "MONTH 2031-02-01 factory 4+1");
        assertThat(flags("city", "from=2031-01-01&to=2031-01-31")).isEmpty();
        JsonNode opened =
                city.get(
                                "city",
                                "/api/visit-flags/visits?enterprise="
                                        + FACTORY
                                        + "&from=2031-02-01&to=2031-02-28")
                        .expect(200)
                        .json();
        assertThat(opened.path("visits").findValuesAsString("requester"))
                .containsExactly("market", "education", "police", "market");
        assertThat(opened.path("courtesies").findValuesAsString("note")).containsExactly("走访");
        assertThat(opened.path("whole").asBoolean()).isTrue();
    }

    @Test
    void pagesAndKeepsToTheScope() {
        for (String at : List.of("2032-03-02 09:00:00", "2032-03-02 10:00:00")) {
            visited("market", FACTORY, at);
            visited("market", FixtureCity.creditCode(8, 2), at);
        }
        String span = "from=2032-03-01&to=2032-03-31";
        assertThat(flags("city", span)).hasSize(2);
        assertThat(flags("east", span)).containsExactly("DAY 2032-03-02 factory 2+0");
        assertThat(flags("factory", span)).containsExactly("DAY 2032-03-02 factory 2+0");
        JsonNode first = city.get("city", "/api/visit-flags?limit=1&" + span).expect(200).json();
        assertThat(first.path("items")).hasSize(1);
        assertThat(flags("city", "cursor=" + first.path("next").asString() + "&" + span))
                .hasSize(1);
        city.get("market", "/api/visit-flags?" + span).expect(403);
        city.get("city", "/api/visit-flags?from=2032-01-01&to=2033-03-31").expect(400);
    }

    @Test
    void visitsThatWereMergedCountOnceWhicheverIsNotedFirst() {
        List<String> ids =
                List.of("police", "market", "education").stream()
                        .map(who -> city.submitted(who, Map.of()))
                        .toList();
        // The second is to be merged with the first and with the third.
        city.verb(
                        "city",
                        ids.get(1),
                        "advice",
                        Map.of(
                                "kind",
                                "MERGE",
                                "reason",
                                "合并",
                                "matters",
                                List.of(ids.get(0), ids.get(2))))
                .expect(200);
        city.set("UPDATE matter_advice SET state = 'ACCEPTED' WHERE matter = '" + ids.get(1) + "'");
        note(ids.get(0), "2033-04-06 09:00:00");
        note(ids.get(2), "2033-04-06 09:30:00");
        assertThat(flags("city", "from=2033-04-06&to=2033-04-06"))
                .containsExactly("DAY 2033-04-06 factory 2+0");
        note(ids.get(1), "2033-04-06 09:10:00");
        assertThat(flags("city", "from=2033-04-06&to=2033-04-06")).isEmpty();
        visited("market", FACTORY, "2033-04-06 16:00:00");
        assertThat(flags("city", "from=2033-04-06&to=2033-04-06"))
                .containsExactly("DAY 2033-04-06 factory 2+0");
    }
}
