package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two officers find nothing at an enterprise three times within a year. Then others go, or the unit
 * says why not.
 */
class BarredOfficerTest {
    private final InspectionCity desk = InspectionCity.shared();
    private final GateCity city = desk.city;

    /** A check of the year before that was delivered with these findings. */
    private String checked(int year, int month, String enterprise, String findings) {
        String matter = desk.draft("market", year, month, enterprise);
        String visit = "visit-" + matter;
        city.set(
                """
                INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist, arrived_at,
                    arrived_side, arrived_by)
                SELECT '%s', matter.id, 'ENTERPRISE', target.key, target.name, target.area, matter.requester, matter.title, '[]',
                    matter.window_from + interval '10 hours', 'OFFICER', 'market'
                FROM matter JOIN matter_target target ON target.matter = matter.id WHERE matter.id = '%s'\
                """
                        .formatted(visit, matter));
        city.set(
                "INSERT INTO inspection_record (visit, device, summary, entries, findings, saved_by, delivered_at) VALUES ('%s', 'd', '', '[]', '%s', 'market', now())"
                        .formatted(visit, findings));
        return visit;
    }

    private Answer submit(String matter) {
        return city.act("market", matter, "submit", 1);
    }

    private Answer explain(String who, String enterprise, String officer, String key) {
        return city.post(
                who,
                "/api/officer-explanations",
                Map.of("enterprise", enterprise, "officer", officer, "reason", "辖区仅有两名持证人员"),
                "Idempotency-Key",
                key);
    }

    @Test
    void isRefusedAfterThreeCleanChecksUntilItIsExplained() {
        String key = FixtureCity.creditCode(9, 0);
        checked(2051, 2, key, "[]");
        checked(2051, 3, key, "[{\"id\": \"f\"}]");
        checked(2051, 4, key, "[]");
        submit(desk.quietDraft("market", 2051, 5, key)).expect(200);
        checked(2051, 6, key, "[]");
        String matter = desk.quietDraft("market", 2051, 8, key);
        Answer refused = submit(matter).expect(422);
        assertThat(refused.text("rule")).isEqualTo("OFFICER-2");
        assertThat(refused.text("detailZh")).contains("market1").doesNotContain("within a year");
        assertThat(refused.text("detail")).contains("within a year").doesNotContain("执法人员");
        JsonNode checks =
                city.get("market", "/api/matters/" + matter + "/desk-checks").expect(200).json();
        assertThat(checks.path("barred").findValuesAsString("officer"))
                .containsExactly("market1", "market2");
        assertThat(checks.path("explains").asBoolean()).isTrue();
        explain("education", key, "market1", "x-0").expect(403);
        explain("market", key, "market1", "x-1").expect(201);
        assertThat(submit(matter).expect(422).text("rule")).isEqualTo("OFFICER-2");
        String one = explain("market", key, "market2", "x-2").expect(201).text("id");
        assertThat(explain("market", key, "market2", "x-2").expect(201).text("id")).isEqualTo(one);
        // What is explained now explains what was before; this test lives in later years.
        city.set("UPDATE officer_explanation SET explained_at = '2051-07-01'");
        submit(matter).expect(200);
        List<JsonNode> explained =
                city.get("city", "/api/officer-explanations").items().stream()
                        .filter(row -> row.path("organisation").asString().equals("market"))
                        .toList();
        assertThat(explained.stream().map(row -> row.path("officer").asString()).toList())
                .containsExactly("market2", "market1");
        assertThat(explained.getFirst().path("head").asString()).isEqualTo("market");
        assertThat(city.get("east", "/api/officer-explanations").items()).isEmpty();
        assertThat(city.get("education", "/api/officer-explanations").items()).isEmpty();
        assertThat(
                        city.ask(
                                "SELECT count(*) FROM audit_entry WHERE action = 'inspection.officer-explained' AND object = 'enterprise:%s'"
                                        .formatted(key)))
                .isEqualTo("2");
    }

    @Test
    void whatIsOlderThanAYearIsForgottenAndTheNumberIsTheCentres() {
        String key = FixtureCity.creditCode(9, 1);
        for (int month : List.of(1, 2, 3)) {
            checked(2053, month, key, "[]");
        }
        submit(desk.quietDraft("market", 2054, 5, key)).expect(200);
        Map<String, Object> four = new HashMap<>(InspectionCity.desk(true));
        four.put("cleanChecks", 4);
        city.as("city").put("/api/inspection-desk", four).expect(200);
        String matter = desk.quietDraft("market", 2053, 5, key);
        try {
            submit(matter).expect(200);
        } finally {
            city.as("city").put("/api/inspection-desk", InspectionCity.desk(true)).expect(200);
        }
        Answer late = city.act("city", matter, "approve", 2).expect(422);
        assertThat(late.text("rule")).isEqualTo("OFFICER-2");
    }

    /**
     * A check whose result the enterprise has not got yet is none; two and one of these bar nobody.
     */
    @Test
    void onlyDeliveredChecksCountAndThreeAreNeeded() {
        String key = FixtureCity.creditCode(9, 3);
        checked(2057, 2, key, "[]");
        checked(2057, 3, key, "[]");
        String third = checked(2057, 4, key, "[]");
        city.set("UPDATE inspection_record SET delivered_at = NULL WHERE visit = '" + third + "'");
        String matter = desk.quietDraft("market", 2057, 5, key);
        assertThat(barred(matter)).isEmpty();
        city.set("UPDATE inspection_record SET delivered_at = now() WHERE visit = '" + third + "'");
        assertThat(barred(matter)).containsExactly("market1", "market2");
        submit(matter).expect(422);
    }

    private List<String> barred(String matter) {
        return city.get("market", "/api/matters/" + matter + "/desk-checks")
                .expect(200)
                .json()
                .path("barred")
                .findValuesAsString("officer");
    }

    @Test
    void theCentreIsShownItWhereVisitsAreJoined() {
        String key = FixtureCity.creditCode(9, 2);
        for (int month : List.of(1, 2, 3)) {
            checked(2055, month, key, "[]");
        }
        city.as("city").put("/api/inspection-desk", InspectionCity.desk(false)).expect(200);
        try {
            for (String who : List.of("market", "education")) {
                String matter = desk.quietDraft(who, 2055, 5, key);
                city.act(who, matter, "submit", 1).expect(200);
            }
        } finally {
            city.as("city").put("/api/inspection-desk", InspectionCity.desk(true)).expect(200);
        }
        JsonNode parts =
                city.get("city", "/api/joint-visits?from=2055-05-01&to=2055-05-31")
                        .expect(200)
                        .json()
                        .path("visits")
                        .path(0)
                        .path("parts");
        assertThat(parts).hasSize(2);
        for (JsonNode part : parts) {
            assertThat(part.path("barred").size())
                    .isEqualTo(part.path("organisation").asString().equals("market") ? 2 : 0);
        }
    }
}
