package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDesk;
import org.junit.jupiter.api.Test;

/**
 * A unit with a clerk and, once the administrator says so, a head: who files plans, lets
 * inspections go to the gate and explains officers, and never what he or she wrote where another
 * head can.
 */
class UnitHeadTest {
    private final InspectionCity desk = InspectionCity.shared();
    private final GateCity city = desk.city;
    private final ApiClient administrator = city.server().administrator();
    private final String unit = "u-" + UUID.randomUUID().toString().substring(0, 8);
    private final String clerk = unit + "-clerk";
    private final String chief = unit + "-chief";

    UnitHeadTest() {
        administrator
                .post(
                        "/api/organisations",
                        Map.of("id", unit, "name", "消防", "kind", "DEPARTMENT", "area", "3503"))
                .expect(201);
        account(clerk);
        account(chief);
        FixtureDesk.equip(city.as("city"), unit);
    }

    private void account(String name) {
        administrator
                .post(
                        "/api/accounts",
                        Map.of(
                                "username",
                                name,
                                "displayName",
                                "名" + name,
                                "role",
                                "DEPARTMENT",
                                "organisation",
                                unit,
                                "grants",
                                List.of(Map.of("areas", List.of("3503"), "clearance", "INTERNAL")),
                                "password",
                                FixtureCity.PASSWORD,
                                "permanentPassword",
                                true))
                .expect(201);
    }

    private Answer head(String who, String account, boolean head) {
        return city.as(who).put("/api/accounts/" + account + "/head", Map.of("head", head));
    }

    private void makeHead(String account) {
        administrator.put("/api/accounts/" + account + "/head", Map.of("head", true)).expect(200);
    }

    private String plan(String who, int year) {
        Map<String, Object> line =
                InspectionCity.line(desk.published(unit), 3, FixtureCity.creditCode(11, 5));
        return city.post(who, "/api/inspection-plans", InspectionCity.plan(year, line))
                .expect(201)
                .text("id");
    }

    /** A draft of this account on days after the quiet period. */
    private String draft(String who, int year) {
        String plan = plan(who, year);
        desk.act(who.equals(chief) ? clerk : chief, plan, "file", 1).expect(200);
        desk.act("city", plan, "publish", 2).expect(200);
        String task = desk.tasks(who, plan).getFirst().path("id").asString();
        String matter =
                desk.matterOf(who, InspectionCity.officers(unit), task).expect(201).text("matter");
        city.set(
                "UPDATE matter SET window_from = '%d-03-16' WHERE id = '%s'"
                        .formatted(year, matter));
        return matter;
    }

    private List<String> found(String who, String matter) {
        return city.get(who, "/api/matters/" + matter + "/desk-checks")
                .expect(200)
                .json()
                .path("findings")
                .findValuesAsString("rule");
    }

    @Test
    void onlyTheAdministratorMakesAHeadAndNotOfWhoHeadsNothing() {
        head("city", clerk, true).expect(403);
        head(clerk, clerk, true).expect(403);
        administrator.put("/api/accounts/factory/head", Map.of("head", true)).expect(422);
        administrator.put("/api/accounts/nobody-here/head", Map.of("head", true)).expect(404);
        assertThat(
                        administrator
                                .put("/api/accounts/" + chief + "/head", Map.of("head", true))
                                .expect(200)
                                .json()
                                .path("head")
                                .asBoolean())
                .isTrue();
        assertThat(
                        city.ask(
                                "SELECT count(*) FROM audit_entry WHERE action = 'account.head' AND object = 'account:"
                                        + chief
                                        + "'"))
                .isEqualTo("1");
    }

    @Test
    void withoutAHeadTheRefusalSaysWhatToDo() {
        String plan = plan(clerk, 2061);
        Answer refused = desk.act(clerk, plan, "file", 1).expect(403);
        assertThat(refused.text("detailZh")).contains("管理员").contains("账号");
        assertThat(refused.text("detail")).contains("administrator");
        makeHead(chief);
        Answer named = desk.act(clerk, plan, "file", 1).expect(403);
        assertThat(named.text("detailZh")).contains("名" + chief);
        assertThat(
                        city.get(clerk, "/api/inspection-plans/" + plan)
                                .expect(200)
                                .json()
                                .path("heads")
                                .path(0)
                                .asString())
                .isEqualTo("名" + chief);
        desk.act(chief, plan, "file", 1).expect(200);
    }

    @Test
    void theHeadApprovesAnInspectionByHandingItIn() {
        makeHead(chief);
        String matter = draft(clerk, 2062);
        assertThat(found(clerk, matter)).containsExactly("HEAD-1");
        assertThat(found(chief, matter)).isEmpty();
        Answer refused = city.act(clerk, matter, "submit", 1).expect(422);
        assertThat(refused.text("rule")).isEqualTo("HEAD-1");
        assertThat(refused.text("detailZh")).contains("名" + chief);
        city.act(chief, matter, "submit", 1).expect(200);
        city.act("city", matter, "approve", 2).expect(200);
    }

    @Test
    void whoWroteItDoesNotApproveItUnlessNoOtherHeadIsThere() {
        makeHead(chief);
        String plan = plan(chief, 2063);
        desk.act(chief, plan, "file", 1).expect(200);
        makeHead(clerk);
        String own = draft(clerk, 2064);
        Answer refused = city.act(clerk, own, "submit", 1).expect(422);
        assertThat(refused.text("detailZh")).contains("名" + chief).doesNotContain("名" + clerk);
        city.act(chief, own, "submit", 1).expect(200);
        administrator.put("/api/accounts/" + clerk + "/head", Map.of("head", false)).expect(200);
        String second = draft(clerk, 2065);
        city.act(clerk, second, "submit", 1).expect(422);
    }

    @Test
    void whoActsForTheHeadMayButNotForWhatHeWroteHimself() {
        makeHead(chief);
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        city.post(
                        chief,
                        "/api/delegations",
                        Map.of("taker", clerk, "from", today, "to", today, "reason", "出差"))
                .expect(201);
        String own = draft(clerk, 2066);
        Map<String, Object> deed = Map.of("action", "submit", "version", 1, "reason", "按计划");
        city.post(clerk, "/api/matters/" + own + "/actions", deed, "Jingwei-For", chief)
                .expect(422);
        account(unit + "-third");
        String others = draft(unit + "-third", 2067);
        city.post(clerk, "/api/matters/" + others + "/actions", deed).expect(422);
        city.post(clerk, "/api/matters/" + others + "/actions", deed, "Jingwei-For", chief)
                .expect(200);
    }

    @Test
    void theHeadExplainsAnOfficerAndNotHimselfWhereAnotherCan() {
        Map<String, Object> explanation =
                Map.of(
                        "enterprise",
                        FixtureCity.creditCode(11, 5),
                        "officer",
                        unit + "1",
                        "reason",
                        "仅有两名持证人员");
        assertThat(
                        city.post(clerk, "/api/officer-explanations", explanation)
                                .expect(403)
                                .text("detailZh"))
                .contains("管理员");
        makeHead(chief);
        city.post(clerk, "/api/officer-explanations", explanation).expect(403);
        assertThat(
                        city.post(chief, "/api/officer-explanations", explanation)
                                .expect(201)
                                .text("head"))
                .isEqualTo("名" + chief);
        makeHead(clerk);
        city.set(
                "UPDATE officer_certificate SET holder = '名%s' WHERE holder = '%s1'"
                        .formatted(chief, unit));
        Map<String, Object> himself = new java.util.HashMap<>(explanation);
        himself.put("officer", "名" + chief);
        assertThat(
                        city.post(chief, "/api/officer-explanations", himself)
                                .expect(403)
                                .text("detailZh"))
                .contains("名" + clerk);
        city.post(clerk, "/api/officer-explanations", himself).expect(201);
    }
}
