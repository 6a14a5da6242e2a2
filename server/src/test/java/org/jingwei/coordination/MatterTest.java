package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The market bureau wants to inspect a factory. It writes that down, the centre decides, the
 * factory knows; nobody else does, and whatever happens at once happens once.
 */
class MatterTest {
    private static final String FACTORY = FixtureCity.creditCode(0, 0);

    private final TestServer server = TestServer.withFixtureCity();

    private static Map<String, Object> target(String kind, String key) {
        return Map.of("kind", kind, "key", key);
    }

    private static Map<String, Object> inspection(Map<String, ?> other) {
        Map<String, Object> draft =
                new HashMap<>(
                        Map.of(
                                "mechanism", "INSPECTION",
                                "title", "食品安全日常检查",
                                "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                                "from", "2027-03-01",
                                "to", "2027-03-20",
                                "minutes", 90,
                                "note", "",
                                "targets", List.of(target("ENTERPRISE", FACTORY))));
        draft.putAll(other);
        return draft;
    }

    private String drafted() {
        return server.as("market")
                .post("/api/matters", inspection(Map.of()))
                .expect(201)
                .text("id");
    }

    private Answer act(String who, String id, String action, int version, String... headers) {
        return server.as(who)
                .post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", action, "version", version, "reason", "按计划"),
                        headers);
    }

    private String submitted() {
        String id = drafted();
        act("market", id, "submit", 1).expect(200);
        return id;
    }

    private List<String> steps(String id) {
        return server.as("market").get("/api/matters/" + id + "/steps").items().stream()
                .map(step -> step.path("action").asString())
                .toList();
    }

    @Test
    void goesFromADraftToItsEndWithItsHistory() {
        String id = drafted();
        act("market", id, "submit", 1).expect(200);
        JsonNode seen = server.as("city").get("/api/matters/" + id).expect(200).json();
        assertThat(seen.path("open").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("return", "approve", "refuse", "consult");
        act("city", id, "approve", 2).expect(200);
        act("market", id, "start", 3).expect(200);
        assertThat(act("market", id, "finish", 4).expect(200).text("state")).isEqualTo("DONE");
        assertThat(steps(id)).containsExactly("submit", "approve", "start", "finish");
        JsonNode first =
                server.as("factory").get("/api/matters/" + id + "/steps").items().getFirst();
        assertThat(first.path("organisationName").asString()).isEqualTo("市市场监督管理局");
    }

    @Test
    void isSeenByThoseItConcernsOnceItIsSubmitted() {
        String id = drafted();
        String path = "/api/matters/" + id;
        for (String other : List.of("city", "factory", "education", "village")) {
            server.as(other).get(path).expect(404);
        }
        act("market", id, "submit", 1).expect(200);
        for (String concerned : List.of("city", "factory", "county", "town", "village")) {
            server.as(concerned).get(path).expect(200);
            assertThat(server.as(concerned).get(path + "/targets").items()).hasSize(1);
        }
        for (String other : List.of("education", "police", "sibling")) {
            server.as(other).get(path).expect(404);
            server.as(other).get(path + "/targets").expect(404);
            server.as(other).get(path + "/steps").expect(404);
            act(other, id, "approve", 2).expect(404);
            assertThat(server.as(other).get("/api/matters").body()).doesNotContain(id);
        }
    }

    @Test
    void showsEachVillageItsOwnTargetsOnly() {
        String id =
                server.as("market")
                        .post(
                                "/api/matters",
                                inspection(
                                        Map.of(
                                                "targets",
                                                List.of(
                                                        target("ENTERPRISE", FACTORY),
                                                        target(
                                                                "ENTERPRISE",
                                                                FixtureCity.creditCode(1, 0)),
                                                        target(
                                                                "ENTERPRISE",
                                                                FixtureCity.creditCode(7, 0))))))
                        .expect(201)
                        .text("id");
        act("market", id, "submit", 1).expect(200);
        String path = "/api/matters/" + id + "/targets";
        assertThat(server.as("city").get(path).items()).hasSize(3);
        assertThat(server.as("town").get(path).items()).hasSize(2);
        assertThat(server.as("village").get(path).items()).hasSize(1);
        assertThat(server.as("factory").get(path).items()).hasSize(1);
    }

    @Test
    void isDecidedOnByTheCentreAlone() {
        String id = submitted();
        for (String other : List.of("market", "factory", "county", "village")) {
            act(other, id, "approve", 2).expect(403);
        }
        assertThat(steps(id)).containsExactly("submit");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() throws InterruptedException, ExecutionException {
        String id = submitted();
        List<Callable<Answer>> both = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String action = i % 2 == 0 ? "approve" : "refuse";
            both.add(() -> act("city", id, action, 2));
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<Answer> answer : pool.invokeAll(both)) {
                answers.add(answer.get().status());
            }
        }
        assertThat(answers).containsOnlyOnce(200).filteredOn(status -> status == 409).hasSize(7);
        assertThat(steps(id)).hasSize(2);
    }

    @Test
    void anActionFromAStalePageSaysHowItStandsNow() {
        String id = submitted();
        act("city", id, "return", 2).expect(200);
        Answer stale = act("city", id, "approve", 2).expect(409);
        assertThat(stale.text("code")).isEqualTo("stale-matter");
        assertThat(stale.text("detail")).contains("DRAFT");
        assertThat(act("city", id, "approve", 3).expect(409).text("code")).isEqualTo("not-now");
    }

    @Test
    void sentTwiceIsDoneOnce() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> draft = inspection(Map.of());
        String[] named = {"Idempotency-Key", key};
        String id = server.as("market").post("/api/matters", draft, named).expect(201).text("id");
        assertThat(server.as("market").post("/api/matters", draft, named).expect(201).text("id"))
                .isEqualTo(id);
        act("market", id, "submit", 1, named).expect(200);
        assertThat(act("market", id, "submit", 1, named).expect(200).text("state"))
                .isEqualTo("SUBMITTED");
        assertThat(steps(id)).containsExactly("submit");
    }

    @Test
    void isChangedAsADraftOnlyAndBackThenWithNewTargets() {
        String id = submitted();
        String path = "/api/matters/" + id;
        Map<String, Object> other =
                inspection(
                        Map.of(
                                "targets",
                                List.of(target("ENTERPRISE", FixtureCity.creditCode(1, 0)))));
        assertThat(server.as("market").put(path + "?version=2", other).expect(409).text("code"))
                .isEqualTo("no-draft");
        act("city", id, "return", 2).expect(200);
        server.as("market").put(path + "?version=2", other).expect(409);
        server.as("city").put(path + "?version=3", other).expect(403);
        server.as("market").put(path + "?version=3", other).expect(200);
        server.as("factory").get(path).expect(404);
        server.as("sibling").get(path).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "refuse"})
    void needsAReasonToSayNo(String action) {
        String id = submitted();
        Answer refused =
                server.as("city")
                        .post(
                                "/api/matters/" + id + "/actions",
                                Map.of("action", action, "version", 2, "reason", "  "))
                        .expect(422);
        assertThat(refused.json().path("errors").path(0).path("column").asString())
                .isEqualTo("reason");
    }

    @ParameterizedTest
    @CsvSource({
        "mechanism, PARADE, mechanism",
        "title, '', title",
        "legalBasis, '', legalBasis",
        "to, 2027-02-01, to",
        "to, 2029-01-01, to",
        "minutes, -1, minutes",
    })
    void tellsWhereADraftIsWrong(String field, String value, String place) {
        Answer refused =
                server.as("market")
                        .post("/api/matters", inspection(Map.of(field, value)))
                        .expect(422);
        assertThat(refused.json().path("errors").path(0).path("column").asString())
                .isEqualTo(place);
    }

    @Test
    void asksOnlySubjectsOfItsKindThatTheRequesterSees() {
        List<Map<String, Object>> targets =
                List.of(
                        target("ENTERPRISE", FACTORY),
                        target("ENTERPRISE", "91350300NOBODY0000"),
                        target("AREA", FixtureCity.village(0)));
        Answer refused =
                server.as("market")
                        .post("/api/matters", inspection(Map.of("targets", targets)))
                        .expect(422);
        assertThat(refused.json().path("errors").findValuesAsString("column"))
                .containsExactly("targets[1]", "targets[2]");
        server.as("factory").post("/api/matters", inspection(Map.of())).expect(403);
    }

    @Test
    void refusesInWordsWhatCannotBeStored() {
        List<Object> targets = new ArrayList<>();
        targets.add(null);
        targets.add(target("ENTERPRISE", "91\u000035"));
        Answer refused =
                server.as("market")
                        .post("/api/matters", inspection(Map.of("targets", targets)))
                        .expect(422);
        assertThat(refused.json().path("errors").findValuesAsString("column"))
                .containsExactly("targets[0]", "targets[1]");

        String id = submitted();
        server.as("city")
                .post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", "return", "version", 2, "reason", "a\u0000b"))
                .expect(422);
        assertThat(server.as("city").get("/api/matters?state=%00").expect(200).items()).isEmpty();
        assertThat(server.as("city").get("/api/matters?mechanism=%00").expect(200).items())
                .isEmpty();
        assertThat(steps(id)).containsExactly("submit");
    }

    @Test
    void waitsForWhoeverIsToActNext() {
        String id = submitted();
        assertThat(waitingFor("city")).contains(id);
        assertThat(waitingFor("market")).doesNotContain(id);
        assertThat(waitingFor("factory")).doesNotContain(id);
        act("city", id, "approve", 2).expect(200);
        assertThat(waitingFor("city")).doesNotContain(id);
        assertThat(waitingFor("market")).contains(id);
        assertThat(server.as("market").get("/api/matters?box=MINE&state=APPROVED").body())
                .contains(id);
    }

    private List<String> waitingFor(String who) {
        return server.as(who).get("/api/matters?box=WAITING&limit=500").items().stream()
                .map(matter -> matter.path("id").asString())
                .toList();
    }

    @Test
    void asksVillagesThroughTheGateToo() {
        Map<String, Object> task =
                inspection(
                        Map.of(
                                "mechanism",
                                "VILLAGE",
                                "targets",
                                List.of(
                                        target("AREA", FixtureCity.village(0)),
                                        target("AREA", FixtureCity.village(1)))));
        String id = server.as("market").post("/api/matters", task).expect(201).text("id");
        act("market", id, "submit", 1).expect(200);
        JsonNode seen = server.as("village").get("/api/matters/" + id).expect(200).json();
        assertThat(seen.path("parties").valueStream().map(JsonNode::asString))
                .containsExactly("TARGET");
        assertThat(server.as("village").get("/api/matters/" + id + "/targets").items())
                .hasSize(1)
                .first()
                .satisfies(one -> assertThat(one.path("name").asString()).isEqualTo("第1村"));
    }
}
