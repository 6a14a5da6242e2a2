package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.InspectionCity.line;
import static org.jingwei.coordination.InspectionCity.officers;
import static org.jingwei.coordination.InspectionCity.plan;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The centre says which enterprises must, may seldom, or may not be inspected. */
class EnterpriseClassTest {
    private final InspectionCity desk = InspectionCity.shared();
    private final GateCity city = desk.city;

    private static Map<String, Object> said(String kind, int year, Map<String, ?> other) {
        Map<String, Object> said =
                new HashMap<>(
                        Map.of(
                                "kind",
                                kind,
                                "from",
                                year + "-01-01",
                                "to",
                                year + "-12-31",
                                "reason",
                                "信用良好",
                                "source",
                                "《白名单（测试）》"));
        said.putAll(other);
        return said;
    }

    private Answer say(String who, Map<String, Object> said) {
        return city.as(who).put("/api/enterprise-classes", said);
    }

    private Answer submitted(String who, int year, int month, String enterprise) {
        return city.act(who, desk.quietDraft(who, year, month, enterprise), "submit", 1);
    }

    @Test
    void whoIsExemptIsInspectedOnAnExceptionalGroundAlone() {
        String key = FixtureCity.creditCode(10, 0);
        say("market", said("EXEMPT", 2056, Map.of("enterprise", key))).expect(403);
        say("city", said("EXEMPT", 2056, Map.of("enterprise", key))).expect(204);
        Answer refused = submitted("market", 2056, 5, key).expect(422);
        assertThat(refused.text("rule")).isEqualTo("CLASS-1");
        assertThat(refused.json().path("findings").path(0).path("legalSource").asString())
                .isEqualTo("《白名单（测试）》");
        submitted("market", 2056, 5, FixtureCity.creditCode(10, 1)).expect(200);
        for (String origin : List.of("COMPLAINT", "STATUTORY_DAY", "TAX_RISK", "OTHER")) {
            String task =
                    city.post(
                                    "market",
                                    "/api/inspection-tasks",
                                    Map.of(
                                            "origin",
                                            origin,
                                            "source",
                                            "〔2056〕1号",
                                            "item",
                                            desk.published("market"),
                                            "enterprise",
                                            key,
                                            "from",
                                            "2056-06-16",
                                            "to",
                                            "2056-06-20",
                                            "minutes",
                                            60))
                            .expect(201)
                            .text("id");
            String matter =
                    desk.matterOf("market", officers("market"), task).expect(201).text("matter");
            assertThat(
                            city.get("market", "/api/matters/" + matter + "/desk-checks")
                                    .json()
                                    .path("findings"))
                    .as(origin)
                    .isEmpty();
        }
    }

    @Test
    void whoIsLimitedIsInspectedSoOftenByWhomeverItIsSaidOf() {
        String key = FixtureCity.creditCode(10, 2);
        say("city", said("LIMITED", 2057, Map.of("enterprise", key))).expect(422);
        say("city", said("LIMITED", 2057, Map.of("enterprise", key, "most", 1))).expect(204);
        submitted("market", 2057, 3, key).expect(200);
        // Of another unit, which does not see the first one.
        assertThat(submitted("education", 2057, 5, key).expect(422).text("rule"))
                .isEqualTo("CLASS-2");
        say(
                        "city",
                        said(
                                "LIMITED",
                                2057,
                                Map.of("enterprise", key, "most", 1, "organisation", "education")))
                .expect(204);
        submitted("education", 2057, 5, key).expect(200);
        assertThat(submitted("education", 2057, 6, key).expect(422).text("rule"))
                .isEqualTo("CLASS-2");
    }

    @Test
    void whatIsSaidOfAnEnterpriseComesBeforeWhatIsSaidOfItsArea() {
        String key = FixtureCity.creditCode(11, 0);
        String area = city.ask("SELECT area FROM subject WHERE key = '" + key + "'");
        assertThat(area).hasSize(18);
        say("city", said("EXEMPT", 2058, Map.of("area", area.substring(0, 6)))).expect(204);
        assertThat(submitted("market", 2058, 5, key).expect(422).text("rule")).isEqualTo("CLASS-1");
        say("city", said("MUST", 2058, Map.of("enterprise", key))).expect(204);
        submitted("market", 2058, 5, key).expect(200);
        submitted("market", 2059, 5, FixtureCity.creditCode(11, 1)).expect(200);
    }

    @Test
    void aListIsTakenWholeOrNotAtAll() {
        String key = FixtureCity.creditCode(11, 2);
        String head = "类别,企业,区划,单位,事项,年度上限,起始日期,截止日期,理由,来源\n";
        Answer wrong =
                imported(
                        head
                                + "应查,"
                                + key
                                + ",,,,,2060-01-01,,重点,清单\n"
                                + "限查,没有这家,,nobody,,,2060-01-01,,重点,清单\n"
                                + "何查,,999999,,,,2060-13-01,,,清单\n",
                        "");
        wrong.expect(422);
        assertThat(wrong.json().path("errors").findValuesAsString("column"))
                .contains("most", "kind", "from", "reason");
        assertThat(city.get("city", "/api/enterprise-classes?q=" + key).items()).isEmpty();
        String right = head + "限查," + key + ",,market,,2,2060-01-01,2060-12-31,重点,清单\n";
        imported(right, "?check=true").expect(200);
        assertThat(city.get("city", "/api/enterprise-classes?q=" + key).items()).isEmpty();
        imported(right, "").expect(200);
        imported(right, "").expect(200);
        List<JsonNode> kept = city.get("market", "/api/enterprise-classes?q=" + key).items();
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().path("organisationName").asString()).isEqualTo("市市场监督管理局");
        assertThat(city.get("factory", "/api/enterprise-classes?q=" + key).items()).isEmpty();
    }

    private Answer imported(String csv, String query) {
        return city.as("city")
                .post(
                        "/api/enterprise-classes/imports" + query,
                        "text/csv",
                        csv.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode proposal(int year) {
        return city.get("city", "/api/joint-visits?from=%d-05-01&to=%d-05-31".formatted(year, year))
                .expect(200)
                .json();
    }

    private static Map<String, Integer> left(JsonNode proposal) {
        Map<String, Integer> left = new HashMap<>();
        proposal.path("unplanned")
                .forEach(one -> left.put(one.path("reason").asString(), one.path("tasks").asInt()));
        return left;
    }

    @Test
    void thePlannerLeavesOutWhatTheClassesForbid() {
        String exempt = FixtureCity.creditCode(4, 0);
        String limited = FixtureCity.creditCode(4, 1);
        say("city", said("EXEMPT", 2062, Map.of("enterprise", exempt))).expect(204);
        say("city", said("LIMITED", 2062, Map.of("enterprise", limited, "most", 2))).expect(204);
        submitted("market", 2062, 3, limited).expect(200);
        for (String key : List.of(exempt, limited)) {
            for (String who : List.of("market", "education")) {
                desk.publishedPlan(who, plan(2062, line(desk.published(who), 5, key)));
            }
        }
        JsonNode proposal = proposal(2062);
        assertThat(left(proposal)).containsEntry("EXEMPT", 2).containsEntry("LIMITED", 1);
        assertThat(proposal.path("after").asInt()).isEqualTo(1);
    }

    @Test
    void thePlannerCountsWhatTheYearHasHadAlready() {
        String key = FixtureCity.creditCode(4, 2);
        city.as("city").post("/api/rules", cap(2063)).expect(201);
        submitted("market", 2063, 3, key).expect(200);
        for (String who : List.of("market", "education")) {
            desk.publishedPlan(who, plan(2063, line(desk.published(who), 5, key)));
        }
        JsonNode proposal = proposal(2063);
        assertThat(left(proposal)).containsEntry("YEARLY_CAP", 1);
        assertThat(proposal.path("after").asInt()).isEqualTo(1);
    }

    private static Map<String, Object> cap(int year) {
        return Map.ofEntries(
                Map.entry("id", "CAP-ONE"),
                Map.entry("mechanisms", List.of("INSPECTION")),
                Map.entry("name", "年度一次"),
                Map.entry("nameEn", "Once a year"),
                Map.entry("legalSource", "《测试办法》第一条"),
                Map.entry("area", ""),
                Map.entry("from", year + "-01-01"),
                Map.entry("to", year + "-12-31"),
                Map.entry("severity", "REFUSE"),
                Map.entry("kind", "FREQUENCY_CAP"),
                Map.entry(
                        "parameters",
                        Map.of("most", 1, "starts", List.of("01-01"), "whose", "OWN")),
                Map.entry("exceptFor", List.of()));
    }
}
