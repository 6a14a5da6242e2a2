package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody is away, and a colleague acts for him: under both names, and as one person. */
class DelegationTest {
    private final GateCity city = GateCity.shared();

    /** A new account, which sees the whole city or nothing of its own. */
    private String account(String organisation, String role, boolean sees) {
        String name = "d-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> body =
                new HashMap<>(
                        Map.of(
                                "username",
                                name,
                                "displayName",
                                "名 " + name,
                                "role",
                                role,
                                "organisation",
                                organisation,
                                "password",
                                FixtureCity.PASSWORD,
                                "permanentPassword",
                                true));
        body.put(
                "grants",
                sees
                        ? List.of(Map.of("areas", List.of("3503"), "clearance", "INTERNAL"))
                        : List.of());
        city.server().administrator().post("/api/accounts", body).expect(201);
        return name;
    }

    private static Map<String, Object> delegation(String taker, int from, int to) {
        LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
        return Map.of(
                "taker",
                taker,
                "from",
                today.plusDays(from).toString(),
                "to",
                today.plusDays(to).toString(),
                "reason",
                "休假");
    }

    private Answer give(String giver, String taker, int from, int to) {
        return city.post(giver, "/api/delegations", delegation(taker, from, to));
    }

    private Answer act(String who, String giver, String id, String verb, Map<String, ?> body) {
        return city.verb(who, id, verb, new HashMap<>(body), "Jingwei-For", giver);
    }

    @Test
    void actsForAColleagueUnderBothNames() {
        String chief = account("market", "DEPARTMENT", true);
        String clerk = account("market", "DEPARTMENT", false);
        Map<String, Object> draft =
                Map.of(
                        "mechanism", "INSPECTION",
                        "title", "代办的检查",
                        "legalBasis", "法",
                        "from", "2027-05-01",
                        "to", "2027-05-02",
                        "minutes", 5,
                        "targets", List.of(GateCity.target("ENTERPRISE", GateCity.FACTORY)));
        city.post(clerk, "/api/matters", draft).expect(422);
        assertThat(
                        city.post(clerk, "/api/matters", draft, "Jingwei-For", chief)
                                .expect(403)
                                .text("detail"))
                .contains("no delegation is in force");
        give(chief, clerk, 0, 2).expect(201);
        String id =
                city.post(clerk, "/api/matters", draft, "Jingwei-For", chief)
                        .expect(201)
                        .text("id");
        city.post(
                        clerk,
                        "/api/matters/" + id + "/actions",
                        Map.of("action", "submit", "version", 1, "reason", "按计划"),
                        "Jingwei-For",
                        chief)
                .expect(200);
        JsonNode step = city.get("market", "/api/matters/" + id + "/steps").items().getFirst();
        assertThat(step.path("acting").path("by").asString()).isEqualTo("名 " + clerk);
        assertThat(step.path("acting").path("forWhom").asString()).isEqualTo("名 " + chief);
        assertThat(step.has("username")).isFalse();
        assertThat(
                        city.ask(
                                "SELECT username FROM audit_entry WHERE object = 'matter:"
                                        + id
                                        + "' AND action = 'matter.submit'"))
                .isEqualTo(clerk + "/" + chief);
    }

    @Test
    void isOnePersonWithWhomItActsFor() {
        String chief = account("centre", "CENTRE", true);
        String clerk = account("centre", "CENTRE", true);
        give(chief, clerk, 0, 0).expect(201);
        Map<String, Object> more = Map.of("days", 2, "reason", "核实情况");
        Map<String, Object> grant = Map.of("grant", true, "reason", "");

        String byClerk = city.submitted();
        city.verb(clerk, byClerk, "extensions", more).expect(200);
        act(clerk, chief, byClerk, "extensions/decision", grant).expect(403);
        city.verb(chief, byClerk, "extensions/decision", grant).expect(200);

        String byChief = city.submitted();
        city.verb(chief, byChief, "extensions", more).expect(200);
        act(clerk, chief, byChief, "extensions/decision", grant).expect(403);
        city.verb(clerk, byChief, "extensions/decision", grant).expect(200);

        String byBoth = city.submitted();
        act(clerk, chief, byBoth, "extensions", more).expect(200);
        city.verb(chief, byBoth, "extensions/decision", grant).expect(403);
        city.verb(clerk, byBoth, "extensions/decision", grant).expect(403);
        city.verb("city", byBoth, "extensions/decision", grant).expect(200);
    }

    @Test
    void decidesNoRefusalOfAdviceThatItsGiverGave() {
        String chief = account("centre", "CENTRE", true);
        String clerk = account("centre", "CENTRE", true);
        give(chief, clerk, 0, 0).expect(201);
        String id = city.submitted();
        city.verb(
                        chief,
                        id,
                        "advice",
                        Map.of("kind", "CHANGE", "reason", "改期", "matters", List.of()))
                .expect(200);
        city.verb("market", id, "advice/answer", Map.of("accept", false, "reason", "法定期限"))
                .expect(200);
        Map<String, Object> uphold = Map.of("uphold", true, "reason", "维持");
        act(clerk, chief, id, "advice/decision", uphold).expect(403);
        city.verb(clerk, id, "advice/decision", uphold).expect(200);
    }

    @Test
    void holdsForItsDaysUntilItIsEndedAndAtTheGateAlone() {
        String chief = account("centre", "CENTRE", true);
        String clerk = account("centre", "CENTRE", false);
        String id = city.submitted();
        String path = "/api/matters/" + id;
        give(chief, clerk, 1, 3).expect(201);
        city.as(clerk).get(path, "Jingwei-For", chief).expect(403);
        Answer given = give(chief, clerk, 0, 0).expect(201);
        city.as(clerk).get(path, "Jingwei-For", chief).expect(200);
        city.as(clerk).get("/api/areas", "Jingwei-For", chief).expect(400);
        city.as(clerk).get(path, "Jingwei-For", "city").expect(403);
        city.as("market").get(path, "Jingwei-For", chief).expect(403);
        String newest = given.items().getFirst().path("id").asString();
        assertThat(city.as(clerk).delete("/api/delegations/" + newest).status()).isEqualTo(404);
        city.as(chief).delete("/api/delegations/" + newest).expect(200);
        city.as(clerk).get(path, "Jingwei-For", chief).expect(403);
    }

    @Test
    void isGivenToAColleagueOnceAtATime() {
        String chief = account("centre", "CENTRE", true);
        String clerk = account("centre", "CENTRE", false);
        for (String wrong : List.of("market", chief, "nobody", "")) {
            assertThat(
                            give(chief, wrong, 0, 1)
                                    .expect(422)
                                    .json()
                                    .path("errors")
                                    .path(0)
                                    .path("column")
                                    .asString())
                    .isEqualTo("taker");
        }
        give(chief, clerk, -1, 1).expect(422);
        give(chief, clerk, 2, 1).expect(422);
        give(chief, clerk, 0, 92).expect(422);
        city.server().administrator().post("/api/delegations", delegation(clerk, 0, 1)).expect(403);
        ApiClient client = city.as(chief);
        assertThat(
                        GateCity.atOnce(
                                List.of(
                                        () ->
                                                client.post(
                                                        "/api/delegations",
                                                        delegation(clerk, 0, 3)),
                                        () ->
                                                client.post(
                                                        "/api/delegations",
                                                        delegation(clerk, 2, 5)))))
                .containsExactlyInAnyOrder(201, 409);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            client.post("/api/delegations", delegation(clerk, 10, 11), "Idempotency-Key", key)
                    .expect(201);
        }
        assertThat(city.get(chief, "/api/delegations").items()).hasSize(2);
    }
}
