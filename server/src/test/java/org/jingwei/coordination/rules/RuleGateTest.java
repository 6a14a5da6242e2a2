package org.jingwei.coordination.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.rules.GateFixture.enterprise;
import static org.jingwei.coordination.rules.GateFixture.inspection;
import static org.jingwei.coordination.rules.GateFixture.rule;
import static org.jingwei.coordination.rules.GateFixture.with;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A matter meets the rules: it is refused, weighed by two, or advised. What it is told says which
 * rule, why and what would make it pass, and tells nothing of what other departments do.
 */
class RuleGateTest {
    private static final Map<String, ?> ONE_MINUTE = Map.of("mostMinutes", 1, "mostDays", 0);

    private final GateFixture gate = new GateFixture();

    @Test
    void whatIsRefusedStaysADraftAndIsToldWhichRuleAndTheWayOut() {
        gate.add(
                with(
                        rule(
                                "G-REFUSE",
                                "LENGTH_LIMIT",
                                Map.of("mostMinutes", 30, "mostDays", 0),
                                2061),
                        "severity",
                        "REFUSE"));
        Map<String, Object> matter =
                inspection("2061-03-01", "2061-03-02", List.of(enterprise(3, 0)));
        String id = gate.draft("market", matter);
        Answer refused = gate.act("market", id, "submit", "按计划").expect(422);
        assertThat(refused.text("code")).isEqualTo("refused-by-rule");
        assertThat(refused.text("rule")).isEqualTo("G-REFUSE");
        assertThat(refused.json().path("errors").path(0).path("column").asString())
                .isEqualTo("minutes");
        assertThat(refused.json().path("findings").path(0).path("way").asString())
                .contains("30 分钟");
        assertThat(gate.as("market").get("/api/matters/" + id).text("state")).isEqualTo("DRAFT");
        assertThat(gate.as("market").get("/api/matters/" + id + "/steps").items()).isEmpty();
        gate.as("market")
                .put("/api/matters/" + id + "?version=1", with(matter, "minutes", 30))
                .expect(200);
        gate.act("market", id, "submit", "").expect(200);
    }

    @Test
    void whatNeedsAReasonNeedsASecondAccountOfTheCentreToo() {
        gate.add(
                with(
                        rule("G-REASON", "LENGTH_LIMIT", ONE_MINUTE, 2062),
                        "severity",
                        "NEEDS_REASON"));
        String id = gate.draft("market", "2062-03-01", "2062-03-02", List.of(enterprise(4, 0)));
        Answer bare = gate.act("market", id, "submit", " ").expect(422);
        assertThat(bare.text("code")).isEqualTo("reason-needed");
        assertThat(bare.text("rule")).isEqualTo("G-REASON");
        gate.act("market", id, "submit", "群众反映集中").expect(200);
        assertThat(gate.act("city", id, "approve", "").expect(409).text("code"))
                .isEqualTo("second-approver-needed");
        confirm("market", id).expect(403);
        confirm("city", id).expect(200);
        assertThat(gate.act("city", id, "approve", "").expect(409).text("code"))
                .isEqualTo("second-approver-needed");
        gate.act("zone", id, "return", "请补充").expect(200);
        gate.act("market", id, "submit", "已补充").expect(200);
        assertThat(gate.act("zone", id, "approve", "").expect(409).text("rule"))
                .isEqualTo("G-REASON");
        assertThat(gate.checks("zone", id).path("mayConfirm").asBoolean()).isTrue();
        JsonNode said = confirm("city", id).expect(200).json();
        assertThat(said.path("mayConfirm").asBoolean()).isFalse();
        assertThat(said.path("confirmations").path(0).path("username").asString())
                .isEqualTo("city");
        gate.act("zone", id, "approve", "").expect(200);
        confirm("city", id).expect(409);
    }

    private Answer confirm(String who, String id) {
        return gate.as(who).post("/api/matters/" + id + "/confirmations", Map.of("reason", "情况属实"));
    }

    @Test
    void whatIsAdvisedPassesAndIsKeptForThoseWhoSeeTheWholeMatter() {
        gate.add(rule("G-ADVISE", "LENGTH_LIMIT", ONE_MINUTE, 2063));
        String id =
                gate.submitted(
                        "market",
                        "2063-03-01",
                        "2063-03-02",
                        List.of(enterprise(0, 0), enterprise(1, 0)));
        gate.act("city", id, "approve", "").expect(200);
        for (String who : List.of("market", "city", "town")) {
            JsonNode said = gate.checks(who, id);
            assertThat(said.path("live").asBoolean()).isFalse();
            assertThat(said.path("findings").findValuesAsString("rule"))
                    .containsExactly("G-ADVISE");
        }
        for (String part : List.of("factory", "village")) {
            assertThat(gate.checks(part, id).path("findings")).isEmpty();
        }
        gate.as("education").get("/api/matters/" + id + "/checks").expect(404);
    }

    @Test
    void aRuleNotesOnlyWhatAGroundIsAnExceptionFor() {
        Map<String, Object> rule =
                with(rule("G-EXCEPT", "LENGTH_LIMIT", ONE_MINUTE, 2064), "severity", "REFUSE");
        gate.add(with(rule, "exceptFor", List.of("INCIDENT")));
        Map<String, Object> matter =
                inspection("2064-03-01", "2064-03-02", List.of(enterprise(3, 0)));
        gate.act("market", gate.draft("market", matter), "submit", "").expect(422);
        String id = gate.submitted("market", with(matter, "ground", "INCIDENT"));
        JsonNode finding = gate.checks("market", id).path("findings").path(0);
        assertThat(finding.path("severity").asString()).isEqualTo("ADVISE");
        assertThat(finding.path("excepted").asBoolean()).isTrue();
    }

    @Test
    void ofManyThatAreTooManyAtOnceAsManyPassAsMay()
            throws InterruptedException, ExecutionException {
        Map<String, Object> cap =
                rule(
                        "G-ONCE",
                        "FREQUENCY_CAP",
                        Map.of("most", 2, "starts", List.of("01-01"), "whose", "ANYBODY"),
                        2065);
        gate.add(with(cap, "severity", "REFUSE"));
        List<Callable<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String who = List.of("market", "education", "police").get(i % 3);
            String id = gate.draft(who, "2065-03-01", "2065-03-02", List.of(enterprise(3, 3)));
            all.add(() -> gate.act(who, id, "submit", "按计划"));
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (Future<Answer> answer : pool.invokeAll(all)) {
                answers.add(answer.get().status());
            }
        }
        assertThat(answers).filteredOn(status -> status == 200).hasSize(2);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(4);
    }

    @Test
    void whoAskedFirstIsNotRefusedForWhoAskedLater() {
        Map<String, Object> near =
                rule("G-ORDER", "CONFLICT", Map.of("days", 5, "whose", "ANYBODY"), 2066);
        String first =
                gate.submitted("market", "2066-03-01", "2066-03-02", List.of(enterprise(3, 4)));
        String second =
                gate.submitted("education", "2066-03-01", "2066-03-02", List.of(enterprise(3, 4)));
        gate.add(with(near, "severity", "REFUSE"));
        gate.act("city", first, "approve", "").expect(200);
        assertThat(gate.act("city", second, "approve", "").expect(422).text("rule"))
                .isEqualTo("G-ORDER");
        gate.act("city", first, "refuse", "已同意").expect(409);
        gate.act("market", first, "withdraw", "不再需要").expect(200);
        gate.act("city", second, "approve", "").expect(200);
    }

    @Test
    void eachChangeIsAVersionAndTheOldOnesStay() {
        Map<String, Object> rule =
                rule("G-VERSION", "LENGTH_LIMIT", Map.of("mostMinutes", 30, "mostDays", 0), 2067);
        gate.add(rule);
        String path = "/api/rules/G-VERSION";
        Map<String, Object> longer =
                with(rule, "parameters", Map.of("mostMinutes", 60, "mostDays", 0));
        gate.as("city").put(path + "?version=1", longer).expect(200);
        assertThat(gate.as("city").put(path + "?version=1", rule).expect(409).text("code"))
                .isEqualTo("stale-rule");
        assertThat(gate.as("city").post("/api/rules", rule).expect(409).text("code"))
                .isEqualTo("stale-rule");
        List<JsonNode> versions = gate.as("market").get(path + "/versions").items();
        assertThat(versions).extracting(one -> one.path("version").asInt()).containsExactly(2, 1);
        assertThat(versions)
                .extracting(one -> one.path("parameters").path("mostMinutes").asInt())
                .containsExactly(60, 30);
        assertThat(versions.getFirst().path("changedBy").asString()).isEqualTo("city");
        assertThat(gate.broken("market", "2067-03-01", "2067-03-02", List.of(enterprise(3, 0))))
                .isEmpty();
    }

    @Test
    void aChangeCountsFromItsCommitOnWhicheverServerMadeIt() throws SQLException, IOException {
        gate.add(
                with(
                        rule(
                                "G-ELSEWHERE",
                                "LENGTH_LIMIT",
                                Map.of("mostMinutes", 600, "mostDays", 0),
                                2073),
                        "severity",
                        "REFUSE"));
        gate.submitted("market", "2073-03-01", "2073-03-02", List.of(enterprise(3, 0)));
        try (Connection connection = gate.server.database("superuser");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO rule_version (rule, version, mechanisms, name, name_en, legal_source, valid_from, valid_to,
                                              severity, kind, parameters, except_for, changed_by)
                    SELECT rule, 2, mechanisms, name, name_en, legal_source, valid_from, valid_to,
                           severity, kind, '{"mostMinutes": 30, "mostDays": 0}', except_for, 'elsewhere'
                    FROM rule_version WHERE rule = 'G-ELSEWHERE'\
                    """);
        }
        String late = gate.draft("market", "2073-03-01", "2073-03-02", List.of(enterprise(3, 1)));
        assertThat(gate.act("market", late, "submit", "按计划").expect(422).text("rule"))
                .isEqualTo("G-ELSEWHERE");
    }

    @Test
    void tellsAllThatIsWrongWithARuleAtOnce() {
        Map<String, Object> wrong =
                rule(
                        "lower",
                        "FREQUENCY_CAP",
                        Map.of("most", -1, "starts", List.of("13-01"), "often", 3),
                        2068);
        wrong.put("mechanisms", List.of("PARADE"));
        wrong.put("name", "");
        wrong.put("severity", "MAYBE");
        wrong.put("to", "2000-01-01");
        wrong.put("exceptFor", List.of("FUN"));
        Answer refused = gate.as("city").post("/api/rules", wrong).expect(422);
        assertThat(refused.json().path("errors").findValuesAsString("column"))
                .containsExactlyInAnyOrder(
                        "id",
                        "mechanisms[0]",
                        "name",
                        "severity",
                        "to",
                        "exceptFor[0]",
                        "parameters.most",
                        "parameters.starts[0]",
                        "parameters.whose",
                        "parameters.often");
        Map<String, Object> unsound =
                rule(
                        "G-CEL",
                        "EXPRESSION",
                        Map.of("expression", "minutes +", "words", "错", "wordsEn", "wrong"),
                        2068);
        assertThat(gate.as("city").post("/api/rules", unsound).expect(422).body())
                .contains("parameters.expression");
        gate.as("city").post("/api/rules", with(unsound, "expression", List.of())).expect(422);
    }

    @Test
    void isEditedByTheCentreOfItsAreaAlone() {
        countyCentre();
        Map<String, Object> rule = rule("G-EDIT", "LENGTH_LIMIT", ONE_MINUTE, 2069);
        gate.add(rule);
        for (String other :
                List.of("market", "county", "village", "factory", "eastcentre", "zone")) {
            gate.as(other).put("/api/rules/G-EDIT?version=1", rule).expect(403);
            gate.as(other).post("/api/rules", with(rule, "id", "G-EDIT-2")).expect(403);
            gate.as(other)
                    .post("/api/rules/rehearsals", Map.of("rule", rule, "year", 2069))
                    .expect(403);
        }
        Map<String, Object> own =
                with(with(rule, "id", "G-EDIT-EAST"), "area", FixtureCity.county(0));
        gate.as("eastcentre").post("/api/rules", own).expect(201);
        assertThat(
                        gate.as("eastcentre")
                                .get("/api/rules/G-EDIT")
                                .expect(200)
                                .json()
                                .path("editable")
                                .asBoolean())
                .isFalse();
        assertThat(gate.as("village").get("/api/rules/G-EDIT-EAST").expect(200).text("area"))
                .isEqualTo(FixtureCity.county(0));
        gate.as("city").put("/api/rules/G-EDIT-EAST?version=1", own).expect(200);
        assertThat(gate.as("market").get("/api/rules?limit=500").body()).contains("G-EDIT-EAST");
    }

    private void countyCentre() {
        gate.server
                .administrator()
                .post(
                        "/api/organisations",
                        Map.of(
                                "id",
                                "east-centre",
                                "name",
                                "东区协同中心",
                                "kind",
                                "CENTRE",
                                "area",
                                FixtureCity.county(0)))
                .expect(201);
        gate.server
                .administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username",
                                "eastcentre",
                                "displayName",
                                "eastcentre",
                                "role",
                                "CENTRE",
                                "organisation",
                                "east-centre",
                                "grants",
                                List.of(
                                        Map.of(
                                                "areas",
                                                List.of(FixtureCity.county(0)),
                                                "clearance",
                                                "INTERNAL")),
                                "password",
                                FixtureCity.PASSWORD,
                                "permanentPassword",
                                true))
                .expect(201);
    }

    @Test
    void aFindingTellsNumbersAndDaysAndNotWhoAsksWhat() {
        gate.add(rule("G-LEAK", "CONFLICT", Map.of("days", 10, "whose", "OTHERS"), 2070));
        Map<String, Object> secret =
                with(
                        inspection("2070-03-01", "2070-03-05", List.of(enterprise(3, 2))),
                        "title",
                        "秘密调查行动");
        gate.submitted("market", secret);
        String id = gate.draft("education", "2070-03-08", "2070-03-09", List.of(enterprise(3, 2)));
        String told = gate.as("education").get("/api/matters/" + id + "/checks").expect(200).body();
        assertThat(told)
                .contains("G-LEAK")
                .contains("2070-03-01")
                .doesNotContain("秘密")
                .doesNotContain("市场");
        assertThat(told).doesNotContain("market");
    }

    @Test
    void nobodyHasTheMattersOfOthersCounted() throws SQLException, IOException {
        gate.submitted("education", "2071-03-01", "2071-03-05", List.of(enterprise(3, 2)));
        String own =
                gate.submitted("market", "2071-03-01", "2071-03-05", List.of(enterprise(3, 2)));
        assertThat(counted("market", own)).isEqualTo(1);
        assertThat(counted("education", own)).isZero();
        assertThat(counted("village-1", own)).isZero();
        assertThat(counted("centre", own)).isEqualTo(1);
    }

    @Test
    void noDraftOfOthersIsCountedAsIfItWereSubmittedTogether() throws SQLException, IOException {
        String theirs =
                gate.draft("education", "2071-06-01", "2071-06-05", List.of(enterprise(5, 2)));
        String mine = gate.draft("market", "2071-06-01", "2071-06-05", List.of(enterprise(5, 2)));
        String own = gate.draft("market", "2071-06-01", "2071-06-05", List.of(enterprise(5, 2)));
        assertThat(counted("market", own, theirs)).isZero();
        assertThat(counted("centre", own, mine)).isZero();
        assertThat(counted("market", own, mine)).isEqualTo(1);
    }

    private int counted(String organisation, String matter) throws SQLException, IOException {
        return counted(organisation, matter, "none");
    }

    /** Asked past the server, by the role that it connects as, with another matter ahead. */
    private int counted(String organisation, String matter, String ahead)
            throws SQLException, IOException {
        try (Connection connection = gate.server.database("application");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try (ResultSet _ =
                    statement.executeQuery(
                            "SELECT set_config('jingwei.organisation', '"
                                    + organisation
                                    + "', true)")) {
                try (ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT coalesce(sum(asked), 0) FROM matter_subject_counts(ARRAY['"
                                                + matter
                                                + "'], ARRAY[DATE '2071-01-01'], ARRAY[DATE '2071-12-31'], ARRAY[false], ARRAY['ANYBODY'],"
                                                + " ARRAY[false], ARRAY[false], ARRAY[1], ARRAY['"
                                                + ahead
                                                + "'], ARRAY['INSPECTION:SUBMITTED'])")) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        }
    }
}
