package org.jingwei.coordination.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.rules.GateFixture.enterprise;
import static org.jingwei.coordination.rules.GateFixture.inspection;
import static org.jingwei.coordination.rules.GateFixture.rule;
import static org.jingwei.coordination.rules.GateFixture.with;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each kind of rule at its limit: what just passes, and what just does not. */
class RuleKindTest {
    private final GateFixture gate = new GateFixture();

    @Test
    void aCapCountsWhatOneOrganAskedOneTargetInThePeriod() {
        gate.add(
                rule(
                        "K-CAP",
                        "FREQUENCY_CAP",
                        Map.of("most", 2, "starts", List.of("01-01"), "whose", "OWN"),
                        2041));
        List<?> target = List.of(enterprise(3, 0));
        gate.submitted("market", "2041-02-01", "2041-02-02", target);
        assertThat(gate.broken("market", "2041-03-01", "2041-03-02", target)).isEmpty();
        String second = gate.submitted("market", "2041-12-30", "2042-01-20", target);
        String third =
                gate.draft(
                        "market",
                        "2041-05-01",
                        "2041-05-02",
                        List.of(enterprise(3, 0), enterprise(3, 1)));
        JsonNode finding = gate.checks("market", third).path("findings").path(0);
        assertThat(finding.path("rule").asString()).isEqualTo("K-CAP");
        assertThat(finding.path("targets").asInt()).isEqualTo(1);
        assertThat(finding.path("way").asString()).contains("2041-12-31");
        assertThat(finding.path("legalSource").asString()).isEqualTo("《测试办法》第一条");
        assertThat(gate.broken("education", "2041-05-01", "2041-05-02", target)).isEmpty();
        assertThat(gate.broken("market", "2042-01-01", "2042-01-02", target)).isEmpty();
        gate.act("market", second, "withdraw", "改期").expect(200);
        assertThat(gate.broken("market", "2041-05-01", "2041-05-02", target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2043-03-21, 2043-04-09, false",
        "2043-03-20, 2043-03-25, true",
        "2043-04-01, 2043-04-10, true",
        "2043-01-21, 2043-03-25, true",
    })
    void aQuietPeriodKeepsEachDayOfTheWindowFree(String from, String to, boolean broken) {
        String id = "K-QUIET-" + from.substring(5) + (broken ? "-Y" : "-N");
        gate.add(rule(id, "QUIET_PERIOD", Map.of("firstDay", 10, "lastDay", 20), 2043));
        assertThat(gate.broken("market", from, to, List.of(enterprise(3, 0))).contains(id))
                .isEqualTo(broken);
    }

    @ParameterizedTest
    @CsvSource({
        "2044-06-01, 2044-06-06, false",
        "2044-06-10, 2044-06-12, true",
        "2044-06-11, 2044-06-12, false",
        "2044-01-05, 2044-01-06, true",
        "2044-01-06, 2044-01-07, false",
        "2044-09-03, 2044-09-04, true",
    })
    void aForbiddenPeriodIsOfOneYearOrOfEach(String from, String to, boolean broken) {
        String id = "K-SPAN-" + from.substring(5);
        List<?> spans =
                List.of(
                        Map.of("name", "高考", "from", "06-07", "to", "06-10"),
                        Map.of("name", "年末", "from", "12-25", "to", "01-05"),
                        Map.of("name", "活动", "from", "2044-09-03", "to", "2044-09-03"));
        gate.add(rule(id, "FORBIDDEN_PERIOD", Map.of("spans", spans), 2044));
        assertThat(gate.broken("market", from, to, List.of(enterprise(3, 0))).contains(id))
                .isEqualTo(broken);
    }

    @Test
    void aQuotaIsAPartOfLastYears() {
        gate.add(
                rule(
                        "K-QUOTA",
                        "QUOTA_AGAINST_LAST_YEAR",
                        Map.of("percent", 50, "atLeast", 1),
                        2046));
        gate.submitted(
                "police", "2045-03-01", "2045-03-02", List.of(enterprise(3, 0), enterprise(3, 1)));
        gate.submitted(
                "police", "2045-04-01", "2045-04-02", List.of(enterprise(3, 0), enterprise(3, 1)));
        gate.submitted("police", "2046-03-01", "2046-03-02", List.of(enterprise(3, 0)));
        assertThat(gate.broken("police", "2046-04-01", "2046-04-02", List.of(enterprise(3, 0))))
                .isEmpty();
        assertThat(
                        gate.broken(
                                "police",
                                "2046-04-01",
                                "2046-04-02",
                                List.of(enterprise(3, 0), enterprise(3, 1))))
                .containsExactly("K-QUOTA");
        assertThat(gate.broken("education", "2046-04-01", "2046-04-02", List.of(enterprise(3, 0))))
                .isEmpty();
        assertThat(
                        gate.broken(
                                "education",
                                "2046-04-01",
                                "2046-04-02",
                                List.of(enterprise(3, 0), enterprise(3, 1))))
                .containsExactly("K-QUOTA");
    }

    @ParameterizedTest
    @CsvSource({
        "education, 2047-06-20, 2047-06-20, true",
        "education, 2047-06-21, 2047-06-22, false",
        "education, 2047-05-15, 2047-05-22, true",
        "education, 2047-05-15, 2047-05-21, false",
        "market, 2047-06-05, 2047-06-05, false",
    })
    void aConflictIsAnotherOrgansMatterCloseBy(String who, String from, String to, boolean broken) {
        String id = "K-NEAR-" + from.substring(5) + to.substring(8);
        int village = 4 + Math.abs(id.hashCode() % 6);
        gate.add(rule(id, "CONFLICT", Map.of("days", 10, "whose", "OTHERS"), 2047));
        String market =
                gate.submitted(
                        "market", "2047-06-01", "2047-06-10", List.of(enterprise(village, 1)));
        assertThat(gate.broken(who, from, to, List.of(enterprise(village, 1))).contains(id))
                .isEqualTo(broken);
        gate.act("market", market, "withdraw", "完").expect(200);
    }

    @Test
    void aDuplicateIsTheSameOfTheSameOrgan() {
        gate.add(rule("K-SAME", "DUPLICATE", Map.of("days", 30), 2048));
        List<?> target = List.of(enterprise(3, 2));
        gate.submitted(
                "market", with(inspection("2048-03-01", "2048-03-02", target), "title", "食品 安全检查"));
        Map<String, Object> same =
                with(inspection("2048-04-01", "2048-04-02", target), "title", "食品安全检查");
        assertThat(gate.broken("market", same)).containsExactly("K-SAME");
        assertThat(gate.broken("market", with(same, "from", "2048-04-02"))).isEmpty();
        assertThat(gate.broken("market", with(same, "title", "特种设备检查"))).isEmpty();
        assertThat(gate.broken("market", with(same, "item", "A-1"))).isEmpty();
        assertThat(gate.broken("education", same)).isEmpty();
    }

    @Test
    void certificatesAreOfTheRequesterAndValidThroughout() {
        gate.add(rule("K-CERT", "CERTIFICATE_VALID", Map.of("officers", 2), 2049));
        certificate("C-1", "market", "2049-01-01", "2049-12-31");
        certificate("C-2", "market", "2049-01-01", "2049-03-10");
        certificate("C-3", "education", "2049-01-01", "2049-12-31");
        Map<String, Object> matter =
                inspection("2049-03-01", "2049-03-10", List.of(enterprise(3, 0)));
        assertThat(gate.broken("market", with(matter, "officers", List.of("C-1", "C-2"))))
                .isEmpty();
        assertThat(
                        gate.broken(
                                "market",
                                with(
                                        with(matter, "officers", List.of("C-1", "C-2")),
                                        "to",
                                        "2049-03-11")))
                .containsExactly("K-CERT");
        assertThat(gate.broken("market", with(matter, "officers", List.of("C-1", "C-1", "C-3"))))
                .containsExactly("K-CERT");
        assertThat(gate.broken("market", matter)).containsExactly("K-CERT");
    }

    private void certificate(String number, String organisation, String from, String to) {
        Map<String, Object> body =
                Map.of("organisation", organisation, "holder", "张三", "from", from, "to", to);
        gate.as("market").put("/api/officer-certificates/" + number, body).expect(403);
        gate.as("city").put("/api/officer-certificates/" + number, body).expect(204);
    }

    @Test
    void itemsArePublishedForTheRequesterInTheDaysOfTheMatter() {
        gate.add(rule("K-LIST", "LISTED", Map.of(), 2050));
        item("I-1", "", "2050-03-01");
        item("I-2", "education", "2050-01-01");
        Map<String, Object> matter =
                with(
                        inspection("2050-03-01", "2050-03-02", List.of(enterprise(3, 0))),
                        "item",
                        "I-1");
        assertThat(gate.broken("market", matter)).isEmpty();
        assertThat(gate.broken("market", with(matter, "from", "2050-02-28")))
                .containsExactly("K-LIST");
        assertThat(gate.broken("market", with(matter, "item", "I-2"))).containsExactly("K-LIST");
        assertThat(gate.broken("education", with(matter, "item", "I-2"))).isEmpty();
        assertThat(gate.broken("market", with(matter, "item", ""))).containsExactly("K-LIST");
    }

    private void item(String code, String organisation, String published) {
        Map<String, Object> body =
                Map.of("name", "食品生产检查", "legalBasis", "《食品安全法》", "publishedOn", published);
        gate.as("city")
                .put(
                        "/api/published-items/INSPECTION/" + code,
                        organisation.isEmpty() ? body : with(body, "organisation", organisation))
                .expect(204);
    }

    @Test
    void targetsLieInTheAreaOfTheRequester() {
        gate.add(rule("K-AREA", "JURISDICTION", Map.of(), 2051));
        gate.server
                .administrator()
                .post(
                        "/api/organisations",
                        Map.of(
                                "id",
                                "east-market",
                                "name",
                                "东区市场监管局",
                                "kind",
                                "DEPARTMENT",
                                "area",
                                FixtureCity.county(0)))
                .expect(201);
        gate.server
                .administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username",
                                "east",
                                "displayName",
                                "east",
                                "role",
                                "DEPARTMENT",
                                "organisation",
                                "east-market",
                                "grants",
                                List.of(Map.of("areas", List.of("3503"), "clearance", "INTERNAL")),
                                "password",
                                FixtureCity.PASSWORD,
                                "permanentPassword",
                                true))
                .expect(201);
        assertThat(gate.broken("east", "2051-03-01", "2051-03-02", List.of(enterprise(5, 0))))
                .isEmpty();
        String mixed =
                gate.draft(
                        "east",
                        "2051-03-01",
                        "2051-03-02",
                        List.of(enterprise(5, 0), enterprise(6, 0)));
        assertThat(gate.checks("east", mixed).path("findings").path(0).path("targets").asInt())
                .isEqualTo(1);
        assertThat(gate.broken("market", "2051-03-01", "2051-03-02", List.of(enterprise(6, 0))))
                .isEmpty();
    }

    @Test
    void lengthIsLimitedInMinutesAndInDays() {
        gate.add(rule("K-LONG", "LENGTH_LIMIT", Map.of("mostMinutes", 60, "mostDays", 5), 2052));
        Map<String, Object> matter =
                inspection("2052-03-01", "2052-03-05", List.of(enterprise(3, 0)));
        assertThat(gate.broken("market", matter)).isEmpty();
        assertThat(gate.broken("market", with(matter, "minutes", 61))).containsExactly("K-LONG");
        assertThat(gate.broken("market", with(matter, "to", "2052-03-06")))
                .containsExactly("K-LONG");
    }

    @Test
    void noticeIsCountedFromTheSubmission() {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        Map<String, Object> rule = rule("K-NOTICE", "MINIMUM_NOTICE", Map.of("days", 3), 2052);
        rule.put("area", FixtureCity.village(11));
        rule.put("from", today.toString());
        rule.put("to", today.plusDays(20).toString());
        gate.add(rule);
        Map<String, Object> matter =
                inspection(
                        today.plusDays(3).toString(),
                        today.plusDays(9).toString(),
                        List.of(enterprise(11, 0)));
        assertThat(gate.broken("market", matter)).isEmpty();
        assertThat(gate.broken("market", with(matter, "from", today.plusDays(2).toString())))
                .containsExactly("K-NOTICE");
        assertThat(
                        gate.broken(
                                "market",
                                with(
                                        with(matter, "from", today.toString()),
                                        "targets",
                                        List.of(enterprise(10, 0)))))
                .isEmpty();
    }

    @Test
    void aNegativeListNamesWordsAndItems() {
        gate.add(
                rule(
                        "K-NEG",
                        "NEGATIVE_LIST",
                        Map.of("words", List.of("责任状"), "items", List.of("N-1")),
                        2053));
        Map<String, Object> matter =
                inspection("2053-03-01", "2053-03-05", List.of(enterprise(3, 0)));
        assertThat(gate.broken("market", matter)).isEmpty();
        assertThat(gate.broken("market", with(matter, "note", "签订责任状"))).containsExactly("K-NEG");
        assertThat(gate.broken("market", with(matter, "item", "N-1"))).containsExactly("K-NEG");
        assertThat(gate.broken("market", with(matter, "item", "N-10"))).isEmpty();
    }

    @Test
    void anExpressionSpeaksOfTheMatter() {
        Map<String, Object> parameters =
                Map.of(
                        "expression",
                        "minutes * targets <= 120 || ground == 'INCIDENT'",
                        "words",
                        "总用时超过两小时。",
                        "wordsEn",
                        "It costs more than two hours.");
        gate.add(rule("K-CEL", "EXPRESSION", parameters, 2054));
        List<?> two = List.of(enterprise(3, 0), enterprise(3, 1));
        Map<String, Object> matter = inspection("2054-03-01", "2054-03-05", two);
        assertThat(gate.broken("market", matter)).isEmpty();
        assertThat(gate.broken("market", with(matter, "minutes", 61))).containsExactly("K-CEL");
        assertThat(gate.broken("market", with(with(matter, "minutes", 61), "ground", "INCIDENT")))
                .isEmpty();
    }

    @Test
    void aRuleIsValidInItsAreaAndItsDays() {
        Map<String, Object> rule =
                rule("K-SCOPE", "LENGTH_LIMIT", Map.of("mostMinutes", 1, "mostDays", 0), 2055);
        rule.put("area", FixtureCity.village(4));
        gate.add(rule);
        List<?> both = List.of(enterprise(4, 0), enterprise(5, 0));
        String id = gate.draft("market", "2054-12-31", "2055-01-01", both);
        assertThat(gate.checks("market", id).path("findings").path(0).path("targets").asInt())
                .isEqualTo(1);
        assertThat(gate.broken("market", "2054-12-30", "2054-12-31", both)).isEmpty();
        assertThat(gate.broken("market", "2055-03-01", "2055-03-01", List.of(enterprise(5, 0))))
                .isEmpty();
    }
}
