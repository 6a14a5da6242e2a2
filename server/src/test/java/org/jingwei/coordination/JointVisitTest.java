package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.InspectionCity.line;
import static org.jingwei.coordination.InspectionCity.officers;
import static org.jingwei.coordination.InspectionCity.plan;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two departments plan to go to one enterprise in one month; the centre is shown one visit. */
class JointVisitTest {
    private final InspectionCity desk = InspectionCity.shared();
    private final GateCity city = desk.city;

    private String submitted(String who, int year, String enterprise) {
        String plan = desk.publishedPlan(who, plan(year, line(desk.published(who), 5, enterprise)));
        String task = desk.tasks(who, plan).getFirst().path("id").asString();
        // Rules on quiet days look at the whole window; here the joining is looked at.
        city.set(
                "UPDATE inspection_task SET window_from = '%d-05-16' WHERE id = '%s'"
                        .formatted(year, task));
        String matter = desk.matterOf(who, officers(who), task).expect(201).text("matter");
        city.act(who, matter, "submit", 1).expect(200);
        return matter;
    }

    private JsonNode proposal(String who, int year) {
        return city.get(who, "/api/joint-visits?from=%d-05-01&to=%d-05-31".formatted(year, year))
                .expect(200)
                .json();
    }

    @Test
    void isProposedToTheCentreAndAdvisedInOneStep() {
        String key = FixtureCity.creditCode(4, 0);
        String one = submitted("market", 2041, key);
        String other = submitted("education", 2041, key);
        JsonNode proposal = proposal("city", 2041);
        assertThat(proposal.path("before").asInt()).isEqualTo(2);
        assertThat(proposal.path("after").asInt()).isEqualTo(1);
        assertThat(proposal.path("jointVisits").asInt()).isEqualTo(1);
        JsonNode visit = proposal.path("visits").path(0);
        assertThat(visit.path("enterprise").asString()).isEqualTo(key);
        assertThat(visit.path("saved").asInt()).isEqualTo(1);
        assertThat(visit.path("day").asString()).isBetween("2041-05-16", "2041-05-31");
        assertThat(visit.path("matters").valueStream().map(JsonNode::asString).toList())
                .containsExactlyInAnyOrder(one, other);
        Map<String, Object> wish =
                Map.of("matters", List.of(one, other), "day", visit.path("day").asString());
        city.post("market", "/api/joint-visits/advice", wish).expect(403);
        city.post("city", "/api/joint-visits/advice", wish, "Idempotency-Key", "joint-1")
                .expect(200);
        city.post("city", "/api/joint-visits/advice", wish, "Idempotency-Key", "joint-1")
                .expect(200);
        for (String who : List.of("market", "education")) {
            String id = who.equals("market") ? one : other;
            JsonNode advice = city.room(who, id, "advice").path("items");
            assertThat(advice).hasSize(1);
            assertThat(advice.path(0).path("kind").asString()).isEqualTo("MERGE");
            assertThat(advice.path(0).path("reason").asString())
                    .contains(visit.path("day").asString());
        }
        assertThat(proposal("city", 2041).path("visits").path(0).path("matters")).isEmpty();
    }

    @Test
    void isAdvisedForAllItsMattersOrForNone() {
        String key = FixtureCity.creditCode(4, 1);
        String one = submitted("market", 2042, key);
        String other = submitted("education", 2042, key);
        city.verb(
                        "city",
                        one,
                        "advice",
                        Map.of("kind", "CHANGE", "reason", "请改期", "matters", List.of()))
                .expect(200);
        city.post(
                        "city",
                        "/api/joint-visits/advice",
                        Map.of("matters", List.of(one, other), "day", "2042-05-20"))
                .expect(409);
        assertThat(city.room("education", other, "advice").path("items")).isEmpty();
    }

    @Test
    void tasksOfPlansAreJoinedBeforeTheyAreAsked() {
        String key = FixtureCity.creditCode(4, 2);
        city.as("city").post("/api/rules", quietDays(2043)).expect(201);
        for (String who : List.of("market", "education")) {
            desk.publishedPlan(who, plan(2043, line(desk.published(who), 5, key)));
        }
        JsonNode visit = proposal("city", 2043).path("visits").path(0);
        assertThat(visit.path("parts")).hasSize(2);
        assertThat(visit.path("matters")).isEmpty();
        assertThat(visit.path("day").asString()).isGreaterThan("2043-05-15");
    }

    @Test
    void aCentreIsProposedWhatLiesInItsAreaAndADepartmentNothing() {
        for (String who : List.of("market", "education")) {
            desk.publishedPlan(
                    who, plan(2044, line(desk.published(who), 5, FixtureCity.creditCode(8, 2))));
        }
        assertThat(proposal("city", 2044).path("tasks").asInt()).isEqualTo(2);
        assertThat(proposal("east", 2044).path("tasks").asInt()).isZero();
        city.get("market", "/api/joint-visits?from=2044-05-01&to=2044-05-31").expect(403);
        city.get("city", "/api/joint-visits?from=2044-05-01&to=2046-05-31").expect(400);
    }

    @Test
    void manyVisitsToOneEnterpriseAreFlagged() {
        String key = FixtureCity.creditCode(4, 3);
        for (String last : List.of("2045-05-18", "2045-05-24")) {
            desk.publishedPlan("market", plan(2045, line(desk.published("market"), 5, key)));
            city.set(
                    "UPDATE inspection_task SET window_from = '%s'::date - 1, window_to = '%s' WHERE enterprise = '%s' AND window_from = '2045-05-01'"
                            .formatted(last, last, key));
        }
        city.as("city").put("/api/inspection-desk", narrow()).expect(200);
        try {
            JsonNode flags = proposal("city", 2045).path("flags");
            assertThat(flags).hasSize(1);
            assertThat(flags.path(0).path("period").asString()).isEqualTo("MONTH");
            assertThat(flags.path(0).path("visits").asInt()).isEqualTo(2);
            assertThat(flags.path(0).path("enterprise").asString()).isEqualTo(key);
        } finally {
            city.as("city").put("/api/inspection-desk", InspectionCity.desk(true)).expect(200);
        }
    }

    @Test
    void visitsThatWereMadeAndThatAreHistoryCountWithThePlannedOnes() {
        String key = FixtureCity.creditCode(4, 3);
        String done = desk.draft("education", 2046, 5, key);
        city.set(
                """
                INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist, arrived_at,
                    arrived_side, arrived_by)
                SELECT 'had-' || matter.id, matter.id, 'ENTERPRISE', target.key, target.name, target.area, matter.requester,
                    matter.title, '[]', '2046-05-03T10:00:00+08', 'OFFICER', 'education'
                FROM matter JOIN matter_target target ON target.matter = matter.id WHERE matter.id = '%s'\
                """
                        .formatted(done));
        city.set("UPDATE matter SET state = 'DONE' WHERE id = '%s'".formatted(done));
        city.set("UPDATE matter_target SET state = 'DONE' WHERE matter = '%s'".formatted(done));
        city.set(
                """
                INSERT INTO inspection_history (requester, id, key, name, area, type, visited_on, outcome, findings)
                SELECT 'police', 'J-1', key, name, area, '', '2046-05-31', 'PASSED', 0 FROM inspection_visit WHERE key = '%s' LIMIT 1\
                """
                        .formatted(key));
        desk.publishedPlan("market", plan(2046, line(desk.published("market"), 5, key)));
        assertThat(proposal("city", 2046).path("flags")).isEmpty();
        Map<String, Object> two = InspectionCity.desk(true);
        two.put("perMonth", 2);
        city.as("city").put("/api/inspection-desk", two).expect(200);
        try {
            JsonNode flags = proposal("city", 2046).path("flags");
            assertThat(flags).hasSize(1);
            assertThat(flags.path(0).path("period").asString()).isEqualTo("MONTH");
            assertThat(flags.path(0).path("visits").asInt()).isEqualTo(3);
        } finally {
            city.as("city").put("/api/inspection-desk", InspectionCity.desk(true)).expect(200);
        }
    }

    /** Enterprises are left alone in the first half of each month of a year. */
    private static Map<String, Object> quietDays(int year) {
        return Map.ofEntries(
                Map.entry("id", "QUIET-JOINT"),
                Map.entry("mechanisms", List.of("INSPECTION")),
                Map.entry("name", "企业安静期"),
                Map.entry("nameEn", "Quiet days"),
                Map.entry("legalSource", "《测试办法》第一条"),
                Map.entry("area", ""),
                Map.entry("from", year + "-01-01"),
                Map.entry("to", year + "-12-31"),
                Map.entry("severity", "REFUSE"),
                Map.entry("kind", "QUIET_PERIOD"),
                Map.entry("parameters", Map.of("firstDay", 1, "lastDay", 15)),
                Map.entry("exceptFor", List.of()));
    }

    private static Map<String, Object> narrow() {
        Map<String, Object> desk = InspectionCity.desk(true);
        desk.put("perMonth", 1);
        return desk;
    }
}
