package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.InspectionCity.line;
import static org.jingwei.coordination.InspectionCity.officers;
import static org.jingwei.coordination.InspectionCity.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * No plan, no inspection: a department files its plan, the centre publishes it, its tasks become
 * matters, and at the gate a matter without one is refused by a rule that says what would help.
 */
class InspectionTaskTest {
    private final InspectionCity desk = InspectionCity.shared();
    private final GateCity city = desk.city;

    private static String enterprise(int village, int number) {
        return FixtureCity.creditCode(village, number);
    }

    @Test
    void aPlanIsItsUnitsAloneUntilItIsFiledAndEverybodysOnceItIsPublished() {
        Map<String, Object> draft = plan(2031, line(desk.published("market"), 3, enterprise(5, 0)));
        String id = city.post("market", "/api/inspection-plans", draft).expect(201).text("id");
        String path = "/api/inspection-plans/" + id;
        city.get("city", path).expect(404);
        desk.act("market", id, "publish", 1).expect(409);
        desk.act("market", id, "file", 1).expect(200);
        assertThat(city.get("city", path).expect(200).text("state")).isEqualTo("FILED");
        city.get("education", path).expect(404);
        city.get("east", path).expect(404);
        desk.act("city", id, "return", 2).expect(200);
        city.as("market").put(path + "?version=3", draft).expect(200);
        desk.act("market", id, "file", 4).expect(200);
        assertThat(desk.tasks("market", id)).isEmpty();
        desk.act("city", id, "publish", 4).expect(409);
        assertThat(desk.act("city", id, "publish", 5).expect(200).text("filingNumber"))
                .isEqualTo("备〔1〕号");
        JsonNode seen = city.get("education", path).expect(200).json();
        assertThat(seen.path("content").path(0).path("many").asInt()).isEqualTo(1);
        assertThat(seen.path("content").path(0).path("enterprises")).isEmpty();
        assertThat(seen.path("tasks").isMissingNode()).isTrue();
        assertThat(seen.path("content").path(0).path("tasks").isMissingNode()).isTrue();
        for (String who : List.of("market", "city")) {
            JsonNode whole = city.get(who, path).expect(200).json();
            assertThat(whole.path("tasks").asInt()).isEqualTo(1);
            assertThat(whole.path("content").path(0).path("tasks").asInt()).isEqualTo(1);
        }
        assertThat(city.get("east", path).expect(200).json().path("tasks").isMissingNode())
                .isTrue();
        JsonNode task = desk.tasks("market", id).getFirst();
        assertThat(task.path("from").asString()).isEqualTo("2031-03-01");
        assertThat(task.path("to").asString()).isEqualTo("2031-03-31");
        assertThat(desk.tasks("education", id)).isEmpty();
        assertThat(desk.tasks("city", id)).hasSize(1);
    }

    @Test
    void aPlanOfWhatIsNotPublishedIsNotFiled() {
        String id =
                city.post(
                                "market",
                                "/api/inspection-plans",
                                plan(2031, line(desk.published("education"), 3, enterprise(5, 1))))
                        .expect(201)
                        .text("id");
        Answer refused = desk.act("market", id, "file", 1).expect(422);
        assertThat(refused.text("rule")).isEqualTo("ITEM-1");
        assertThat(refused.json().path("errors").path(0).path("column").asString())
                .isEqualTo("lines[0].item");
    }

    @Test
    void enterprisesAreChosenUpToTheNumberThatWasPlanned() {
        Map<String, Object> line = line(desk.published("market"), 4);
        line.put("many", 2);
        String id = desk.publishedPlan("market", plan(2031, line));
        String path = "/api/inspection-plans/" + id + "/lines/1/enterprises";
        city.post("education", path, Map.of("enterprises", List.of(enterprise(6, 0)))).expect(409);
        city.post("market", path, Map.of("enterprises", List.of(enterprise(6, 0)))).expect(200);
        city.post("market", path, Map.of("enterprises", List.of(enterprise(6, 0)))).expect(200);
        assertThat(desk.tasks("market", id)).hasSize(1);
        Answer beyond =
                city.post(
                                "market",
                                path,
                                Map.of("enterprises", List.of(enterprise(6, 1), enterprise(6, 2))))
                        .expect(422);
        assertThat(beyond.text("rule")).isEqualTo("PLAN-1");
        assertThat(desk.tasks("market", id)).hasSize(1);
    }

    @Test
    void tasksOfAnItemBecomeOneMatterThatPassesTheGate() {
        String plan =
                desk.publishedPlan(
                        "market",
                        plan(
                                2031,
                                line(
                                        desk.published("market"),
                                        5,
                                        enterprise(7, 0),
                                        enterprise(7, 1))));
        String[] tasks =
                desk.tasks("market", plan).stream()
                        .map(task -> task.path("id").asString())
                        .toArray(String[]::new);
        desk.matterOf("education", officers("education"), tasks).expect(422);
        String matter =
                desk.matterOf("market", officers("market"), tasks).expect(201).text("matter");
        desk.matterOf("market", officers("market"), tasks).expect(409);
        assertThat(findings(matter)).isEmpty();
        city.as("market").put("/api/matters/" + matter + "?version=1", spring(matter)).expect(200);
        city.act("market", matter, "submit", 2).expect(200);
        assertThat(desk.tasks("city", plan).getFirst().path("matter").path("state").asString())
                .isEqualTo("SUBMITTED");
        city.act("city", matter, "approve", city.version(matter)).expect(200);
        assertThat(desk.tasks("market", plan).getFirst().path("open").asBoolean()).isFalse();
        String item = city.get("market", "/api/matters/" + matter).text("item");
        assertThat(city.get("market", "/api/inspection-items/" + item).text("lastUsedOn"))
                .isNotEmpty();
    }

    @Test
    void aMatterTakesSomeOfTheDaysOfItsTasksAndNoOthers() {
        String plan =
                desk.publishedPlan(
                        "market", plan(2031, line(desk.published("market"), 8, enterprise(8, 0))));
        String task = desk.tasks("market", plan).getFirst().path("id").asString();
        Map<String, Object> wish =
                new HashMap<>(Map.of("tasks", List.of(task), "officers", officers("market")));
        wish.putAll(Map.of("from", "2031-08-20", "to", "2031-09-02"));
        Answer beyond = city.post("market", "/api/inspection-tasks/matters", wish).expect(422);
        assertThat(beyond.json().path("errors").path(0).path("reason").asString())
                .contains("2031-08-01 to 2031-08-31");
        wish.put("to", "2031-08-28");
        String matter =
                city.post("market", "/api/inspection-tasks/matters", wish)
                        .expect(201)
                        .text("matter");
        assertThat(city.get("market", "/api/matters/" + matter).text("from"))
                .isEqualTo("2031-08-20");
        assertThat(city.get("market", "/api/matters/" + matter).text("to")).isEqualTo("2031-08-28");
    }

    /** The matter as it is, on days after the quiet period. */
    private Map<String, Object> spring(String matter) {
        JsonNode now = city.get("market", "/api/matters/" + matter).json();
        Map<String, Object> draft = new HashMap<>();
        for (String field : List.of("mechanism", "title", "legalBasis", "note", "ground", "item")) {
            draft.put(field, now.path(field).asString());
        }
        draft.put("from", now.path("from").asString().substring(0, 8) + "16");
        draft.put("to", now.path("from").asString().substring(0, 8) + "28");
        draft.put("minutes", now.path("minutes").asInt());
        draft.put("officers", now.path("officers").valueStream().map(JsonNode::asString).toList());
        List<Map<String, Object>> targets = new ArrayList<>();
        city.get("market", "/api/matters/" + matter + "/targets")
                .items()
                .forEach(target ->
                        targets.add(GateCity.target("ENTERPRISE", target.path("key").asString())));
        draft.put("targets", targets);
        return draft;
    }

    private List<String> findings(String matter) {
        return city.get("market", "/api/matters/" + matter + "/desk-checks")
                .expect(200)
                .json()
                .path("findings")
                .findValuesAsString("rule");
    }

    @Test
    void aMatterWithoutATaskIsRefusedByTheRuleThatSaysWhatHelps() {
        Map<String, Object> draft =
                new HashMap<>(
                        Map.of(
                                "mechanism", "INSPECTION",
                                "title", "突击检查",
                                "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                                "from", "2031-06-16",
                                "to", "2031-06-20",
                                "minutes", 60,
                                "item", desk.published("market"),
                                "officers", officers("market"),
                                "targets",
                                        List.of(GateCity.target("ENTERPRISE", enterprise(8, 0)))));
        String id = city.post("market", "/api/matters", draft).expect(201).text("id");
        Answer refused = city.act("market", id, "submit", 1).expect(422);
        assertThat(refused.text("code")).isEqualTo("refused-by-rule");
        assertThat(refused.text("rule")).isEqualTo("PLAN-1");
        assertThat(refused.json().path("findings").path(0).path("way").asString()).contains("检查任务");
        assertThat(city.state(id)).isEqualTo("DRAFT");
        draft.put("officers", List.of("market-1", "education-1"));
        draft.put("item", desk.published("education"));
        city.as("market").put("/api/matters/" + id + "?version=1", draft).expect(200);
        assertThat(findings(id)).containsExactly("ITEM-1", "PLAN-1", "OFFICER-1");
    }

    @Test
    void whoIsNotAnnouncedAsksNothing() {
        String id =
                city.post(
                                "police",
                                "/api/matters",
                                Map.of(
                                        "mechanism", "INSPECTION",
                                        "title", "治安检查",
                                        "legalBasis", "《条例》",
                                        "from", "2031-06-16",
                                        "to", "2031-06-20",
                                        "minutes", 60,
                                        "targets",
                                                List.of(
                                                        GateCity.target(
                                                                "ENTERPRISE", enterprise(8, 1)))))
                        .expect(201)
                        .text("id");
        assertThat(city.act("police", id, "submit", 1).expect(422).text("rule"))
                .isEqualTo("UNIT-1");
    }

    @Test
    void whatChangedBetweenSubmissionAndApprovalIsFoundAtApproval() {
        String matter = desk.draft("market", 2032, 5, enterprise(9, 0));
        city.as("market").put("/api/matters/" + matter + "?version=1", spring(matter)).expect(200);
        city.act("market", matter, "submit", 2).expect(200);
        String item = city.get("market", "/api/matters/" + matter).text("item");
        city.set("UPDATE published_item SET ended_on = '2032-01-01' WHERE code = '" + item + "'");
        assertThat(
                        city.act("city", matter, "approve", city.version(matter))
                                .expect(422)
                                .text("rule"))
                .isEqualTo("ITEM-1");
        assertThat(city.state(matter)).isEqualTo("SUBMITTED");
    }

    @Test
    void aTaskOfARefusedMatterCanBecomeAnother() {
        String plan =
                desk.publishedPlan(
                        "market", plan(2033, line(desk.published("market"), 5, enterprise(9, 1))));
        String task = desk.tasks("market", plan).getFirst().path("id").asString();
        String matter =
                desk.matterOf("market", officers("market"), task).expect(201).text("matter");
        city.act("market", matter, "withdraw", 1).expect(200);
        desk.matterOf("market", officers("market"), task).expect(201);
    }

    @Test
    void ofTwoWhoMakeAMatterOfATaskAtOnceOneDoes() {
        String plan =
                desk.publishedPlan(
                        "market", plan(2033, line(desk.published("market"), 6, enterprise(9, 2))));
        String task = desk.tasks("market", plan).getFirst().path("id").asString();
        List<Callable<Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            deeds.add(() -> desk.matterOf("market", officers("market"), task));
        }
        assertThat(GateCity.atOnce(deeds)).containsOnlyOnce(201).contains(409);
    }

    @Test
    void theCapOfAnItemHoldsForEachEnterprise() {
        String code = desk.published("market");
        Map<String, Object> item = InspectionCity.item("market");
        item.put("capPerYear", 1);
        city.as("city").put("/api/inspection-items/" + code, item).expect(200);
        String key = enterprise(10, 0);
        String first = complaint(code, key, "2034-03-16", "2034-03-20");
        city.act("market", first, "submit", 1).expect(200);
        String second = complaint(code, key, "2034-09-16", "2034-09-20");
        assertThat(city.act("market", second, "submit", 1).expect(422).text("rule"))
                .isEqualTo("ITEM-2");
    }

    private String complaint(String item, String enterprise, String from, String to) {
        String task =
                city.post(
                                "market",
                                "/api/inspection-tasks",
                                Map.of(
                                        "origin", "COMPLAINT",
                                        "source", "12345热线〔2034〕7号",
                                        "item", item,
                                        "enterprise", enterprise,
                                        "from", from,
                                        "to", to,
                                        "minutes", 60))
                        .expect(201)
                        .text("id");
        return desk.matterOf("market", officers("market"), task).expect(201).text("matter");
    }

    @Test
    void aCaseNamesItsSourceAndAPlanIsNone() {
        Map<String, Object> draft =
                new HashMap<>(
                        Map.of(
                                "origin",
                                "MEDIA",
                                "item",
                                desk.published("market"),
                                "enterprise",
                                enterprise(10, 1),
                                "from",
                                "2034-03-16",
                                "to",
                                "2034-03-20",
                                "minutes",
                                60));
        Answer bare = city.post("market", "/api/inspection-tasks", draft).expect(422);
        assertThat(bare.json().path("errors").path(0).path("column").asString())
                .isEqualTo("source");
        draft.put("source", "电视台报道");
        draft.put("origin", "PLAN");
        city.post("market", "/api/inspection-tasks", draft).expect(422);
        city.post("factory", "/api/inspection-tasks", draft).expect(403);
    }

    @Test
    void anEmergencyIsReportedAfterwardsAndWithAReasonWhenItIsLate() {
        String soon = emergency(10, 2);
        city.post(
                        "market",
                        "/api/matters/" + soon + "/actions",
                        Map.of("action", "submit", "version", 1, "reason", ""))
                .expect(200);
        String late = emergency(10, 30);
        Answer refused =
                city.post(
                                "market",
                                "/api/matters/" + late + "/actions",
                                Map.of("action", "submit", "version", 1, "reason", ""))
                        .expect(422);
        assertThat(refused.text("rule")).isEqualTo("LATE-1");
        city.act("market", late, "submit", 1).expect(200);
    }

    private String emergency(int village, int hoursAgo) {
        String task =
                city.post(
                                "market",
                                "/api/inspection-tasks",
                                Map.of(
                                        "origin",
                                        "ACCIDENT",
                                        "source",
                                        "燃气泄漏",
                                        "item",
                                        desk.published("market"),
                                        "enterprise",
                                        enterprise(village, hoursAgo % 11),
                                        "minutes",
                                        60,
                                        "emergencyAt",
                                        Instant.now().minus(hoursAgo, ChronoUnit.HOURS).toString()))
                        .expect(201)
                        .text("id");
        return desk.matterOf("market", officers("market"), task).expect(201).text("matter");
    }
}
