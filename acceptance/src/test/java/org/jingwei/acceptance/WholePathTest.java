package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDesk;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An inspection from the plan to the ledger, by three people in the browser. The market authority
 * plans, files and asks; the centre publishes, finds that education means to go to the same factory
 * and advises to merge; the authority accepts, shortens the visit and is let through. At the door
 * the factory types the code, the record is written without a network, what was found is put right
 * by papers, the factory rates it, and the centre reads what it came to.
 */
class WholePathTest {
    private static final TestServer city = TestServer.start(Map.of());
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String FACTORY = FixtureCity.creditCode(0, 0);
    private static final String ITEM = "食品经营许可检查";
    private static final String LAW = "《中华人民共和国食品安全法》第三十五条";
    private static final int PLANNED_MINUTES = 60;
    private static final int AGREED_MINUTES = 40;

    private final Screen officer = Screen.phone(city.nobody().address());
    private final Screen centre = Screen.desktop(city.nobody().address());
    private final Screen factory = Screen.phone(city.nobody().address());
    private final List<String> amiss = new ArrayList<>();

    @BeforeAll
    static void setTheStage() {
        FixtureCity.load(city.administrator());
        ApiClient list = city.as("city");
        list.post(
                        "/api/rules",
                        Map.of(
                                "id", "MERGE-1",
                                "name", "能合并的检查应当合并",
                                "nameEn", "Inspections that can be joined are",
                                "kind", "CONFLICT",
                                "mechanisms", List.of("INSPECTION"),
                                "severity", "ADVISE",
                                "legalSource", "国办发〔2024〕54号",
                                "parameters", Map.of("days", 15, "whose", "OTHERS"),
                                "exceptFor", List.of()))
                .expect(201);
        item("SC-1", ITEM, "market", List.of("许可证在有效期内", "原料分类存放"));
        item("JY-1", "校外供餐检查", "education", List.of("从业人员持证"));
        FixtureDesk.open(list, "market", "education");
        educationWantsToGoThereToo();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static void item(String code, String name, String unit, List<String> checklist) {
        city.as("city")
                .put(
                        "/api/inspection-items/" + code,
                        Map.of(
                                "name", name,
                                "legalBasis", LAW,
                                "organisation", unit,
                                "publishedOn", "2025-01-01",
                                "checklist",
                                        checklist.stream()
                                                .map(text -> Map.of("text", text, "basis", LAW))
                                                .toList()))
                .expect(200);
    }

    private static void educationWantsToGoThereToo() {
        ApiClient education = city.as("education");
        int month = LocalDate.now(ZONE).getMonthValue();
        Map<String, Object> line =
                Map.of(
                        "item",
                        "JY-1",
                        "fromMonth",
                        month,
                        "toMonth",
                        month,
                        "minutes",
                        45,
                        "enterprises",
                        List.of(FACTORY));
        String plan =
                education
                        .post(
                                "/api/inspection-plans",
                                Map.of(
                                        "year",
                                        LocalDate.now(ZONE).getYear(),
                                        "kind",
                                        "ANNUAL",
                                        "title",
                                        "教育局年度计划",
                                        "lines",
                                        List.of(line)))
                        .expect(201)
                        .text("id");
        String deeds = "/api/inspection-plans/" + plan + "/actions";
        education.post(deeds, Map.of("action", "file", "version", 1)).expect(200);
        city.as("city")
                .post(deeds, Map.of("action", "publish", "version", 2, "filingNumber", "备〔2〕号"))
                .expect(200);
        String task =
                education
                        .get("/api/inspection-tasks?open=true")
                        .items()
                        .getFirst()
                        .path("id")
                        .asString();
        String matter =
                education
                        .post(
                                "/api/inspection-tasks/matters",
                                Map.of(
                                        "tasks", List.of(task),
                                        "officers", List.of("education-1", "education-2")))
                        .expect(201)
                        .text("matter");
        education
                .post(
                        "/api/matters/" + matter + "/actions",
                        Map.of("action", "submit", "version", 1))
                .expect(200);
    }

    @Test
    void goesFromThePlanToTheLedger() {
        try (officer;
                centre;
                factory) {
            enter(officer, "market");
            enter(centre, "city");
            enter(factory, "factory");
            planIsPublished();
            String matter = matterIsAskedFor();
            mergingIsAdvisedAndAccepted(matter);
            itIsApprovedAndNoticeIsGiven(matter);
            String door = "/onsite/" + matter + "/" + FACTORY;
            theyArriveByTheCode(door);
            theRecordIsWrittenWithoutANetwork(door);
            whatWasFoundIsPutRight(door);
            theyLeaveAndTheFactoryRates(door, matter);
            theCentreReadsWhatItCameTo();
            for (Screen screen : List.of(officer, centre, factory)) {
                assertThat(screen.errors()).isEmpty();
            }
            assertThat(amiss).isEmpty();
        }
    }

    private static void enter(Screen screen, String who) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
    }

    private static void awaitState(Screen screen, String state) {
        screen.await("the state " + state, () -> screen.says("matter-state", "data-state", state));
    }

    private static void act(Screen screen, String matter, String action, String state) {
        screen.open("/matters/" + matter);
        screen.await("the way to " + action, () -> screen.at("act-" + action).count() > 0);
        screen.at("act-" + action).click();
        screen.at("act-sure").click();
        awaitState(screen, state);
    }

    /** What was too wide, or a barrier, is told at the end, of all stations. */
    private void picture(Screen screen, String station) {
        screen.picture("path-" + station);
        if (screen.overflow() > 0 || !screen.barriers().isEmpty()) {
            amiss.add(station + ": " + screen.overflow() + " " + screen.barriers());
        }
    }

    private void planIsPublished() {
        officer.open("/inspections?tab=plans");
        officer.await("the way to plan", () -> officer.at("plan-add").count() > 0);
        officer.at("plan-add").click();
        officer.await("the form", () -> officer.at("plan-form").count() > 0);
        officer.at("plan-title").fill("市场监管局年度计划");
        officer.at("line-item-0").fill("SC-1");
        officer.at("line-from-0").fill(Integer.toString(LocalDate.now(ZONE).getMonthValue()));
        officer.at("line-to-0").fill(Integer.toString(LocalDate.now(ZONE).getMonthValue()));
        officer.at("target-find").fill(FACTORY);
        officer.await("the factory", () -> officer.at("target-hits").count() > 0);
        officer.at("target-hits").locator("button").first().click();
        picture(officer, "1-plan");
        officer.at("plan-save").click();
        officer.await("the way to file it", () -> officer.at("plan-file").count() > 0);
        officer.at("plan-file").click();
        officer.await("it is filed", () -> officer.says("plan-state", "data-state", "FILED"));

        centre.open("/inspections?tab=plans");
        centre.await("the plan", () -> centre.shows("plans-table", "市场监管局年度计划"));
        centre.at("plans-table").getByText("市场监管局年度计划").click();
        centre.await("the way to publish", () -> centre.at("plan-publish").count() > 0);
        centre.at("plan-filing").fill("备〔1〕号");
        picture(centre, "2-publish");
        centre.at("plan-publish").click();
        centre.await("it is published", () -> centre.says("plan-state", "data-state", "PUBLISHED"));
    }

    private String matterIsAskedFor() {
        officer.open("/inspections?tab=tasks");
        officer.await("the task", () -> officer.at("task-pick").count() == 1);
        officer.at("task-pick").check();
        officer.at("task-officers").fill("market-1 market-2");
        officer.at("task-make").click();
        awaitState(officer, "DRAFT");
        officer.await("the conflict", () -> officer.shows("matter-checks", "MERGE-1"));
        picture(officer, "3-conflict");
        String address = officer.page().url();
        String matter = address.substring(address.lastIndexOf('/') + 1);
        act(officer, matter, "submit", "SUBMITTED");
        return matter;
    }

    private void mergingIsAdvisedAndAccepted(String matter) {
        centre.open("/matters/" + matter);
        centre.await("the conflict", () -> centre.shows("matter-checks", "MERGE-1"));
        centre.await("the way to advise", () -> centre.at("verb-advise").count() > 0);
        centre.at("verb-advise").click();
        centre.await("the proposal", () -> centre.shows("advice-proposals", "校外供餐检查"));
        centre.at("advice-kind").selectOption("MERGE");
        centre.at("advice-proposals").locator("input").first().check();
        centre.at("verb-reason").fill("教育局同月也要到该企业，请合并为一次入企");
        picture(centre, "4-merge");
        centre.at("verb-sure").click();
        centre.await("it is given", () -> centre.shows("advice-list", "待提出单位答复"));

        officer.open("/matters/" + matter);
        officer.await("the advice", () -> officer.at("verb-accept-advice").count() > 0);
        picture(officer, "5-advice");
        officer.at("verb-accept-advice").click();
        officer.at("verb-reason").fill("同意合并，与教育局同日入企");
        officer.at("verb-sure").click();
        awaitState(officer, "DRAFT");
        officer.at("matter-edit").click();
        officer.await(
                "the draft as it is",
                () ->
                        officer.at("matter-from").count() > 0
                                && !officer.at("matter-from").inputValue().isEmpty());
        officer.at("matter-from").fill(LocalDate.now(ZONE).toString());
        officer.at("matter-to").fill(LocalDate.now(ZONE).toString());
        officer.at("matter-minutes").fill(Integer.toString(AGREED_MINUTES));
        officer.at("matter-save").click();
        awaitState(officer, "DRAFT");
        act(officer, matter, "submit", "SUBMITTED");
    }

    private void itIsApprovedAndNoticeIsGiven(String matter) {
        act(centre, matter, "approve", "APPROVED");
        picture(centre, "6-approved");
        officer.open("/matters/" + matter);
        officer.await("the notice", () -> officer.at("document-notice").count() > 0);
        byte[] notice = officer.fileOf("document-notice");
        assertThat(notice).startsWith('P', 'K');
        officer.keep("path-notice.docx", notice);
        act(officer, matter, "start", "UNDER_WAY");
        factory.open("/matters/" + matter);
        factory.await("its copy", () -> factory.at("document-notice").count() > 0);
        picture(factory, "7-notice");
    }

    private void theyArriveByTheCode(String door) {
        officer.open(door);
        officer.await("the code card", () -> officer.at("code-apply").count() > 0);
        officer.at("code-apply").click();
        officer.await("the code", () -> officer.at("code-text").count() > 0);
        picture(officer, "8-code");
        factory.open("/onsite");
        factory.await("who comes", () -> factory.shows("coming-list", ITEM));
        factory.at("scan-code").fill(officer.at("code-text").textContent());
        picture(factory, "9-scan");
        factory.at("scan-arrive").click();
        factory.await("the visit", () -> factory.at("visit-facts").count() > 0);
    }

    private void theRecordIsWrittenWithoutANetwork(String door) {
        officer.open(door);
        officer.await("the form", () -> officer.at("result-c1-CONFORMS").count() > 0);
        officer.network(false);
        officer.at("result-c1-CONFORMS").click();
        officer.at("result-c2-FAILS").click();
        officer.at("finding-c2").fill("原料与成品未分类存放");
        officer.at("basis-c2").fill("《食品安全法》第三十三条");
        awaitSaved("waiting");
        picture(officer, "10-offline");
        officer.network(true);
        awaitSaved("synced");
        officer.at("record-deliver").click();
        officer.await("it is delivered", () -> officer.at("record-read").count() > 0);
    }

    private void awaitSaved(String state) {
        officer.await(
                "the record is " + state, () -> officer.says("record-sync", "data-state", state));
    }

    private void whatWasFoundIsPutRight(String door) {
        factory.open(door);
        factory.await("what was found", () -> factory.shows("record-read", "原料分类存放"));
        factory.at("acknowledge").click();
        factory.await("the way to answer", () -> factory.at("rectify-text").count() > 0);
        factory.at("rectify-text").fill("已分区存放，附照片");
        picture(factory, "11-finding");
        factory.at("deed-SUBMIT").click();
        factory.await(
                "it is submitted", () -> factory.says("rectify-c2", "data-state", "SUBMITTED"));
        officer.open(door);
        officer.await("the way to accept", () -> officer.at("deed-ACCEPT").count() > 0);
        officer.at("deed-ACCEPT").click();
        officer.await("it is put right", () -> officer.says("rectify-c2", "data-state", "CLOSED"));
        picture(officer, "12-put-right");
    }

    private void theyLeaveAndTheFactoryRates(String door, String matter) {
        String code = officer.at("code-text").textContent();
        factory.open(door);
        factory.await("the way to see them off", () -> factory.at("scan-code").count() > 0);
        factory.at("scan-code").fill(code);
        factory.at("scan-leave").click();
        factory.await("they are gone", () -> factory.at("scan-code").count() == 0);
        act(officer, matter, "finish", "DONE");
        factory.open("/matters/" + matter);
        factory.await("the card", () -> factory.at("evaluation-card").count() > 0);
        for (String asked : List.of("MANNER", "NECESSITY", "DISTURBANCE", "LAWFULNESS")) {
            factory.at("rate-" + asked + "-5").check();
        }
        picture(factory, "13-rating");
        factory.at("rate-send").click();
        factory.await("the thanks", () -> factory.at("evaluation-done").count() > 0);
    }

    private void theCentreReadsWhatItCameTo() {
        centre.open("/inspections/numbers");
        centre.await("the numbers", () -> centre.at("numbers-tiles").count() > 0);
        assertThat(centre.at("numbers-tiles").textContent())
                .contains("1 / 1 · 目标")
                .contains("已送达 1 次");
        centre.at("open-visits").click();
        centre.await("the visit behind them", () -> centre.shows("visit-rows", ITEM));
        picture(centre, "14-numbers");
        centre.open("/ledger");
        centre.await("the ledger", () -> centre.at("ledger-imposed").count() > 0);
        assertThat(centre.at("ledger-imposed").textContent())
                .startsWith(Integer.toString(AGREED_MINUTES));
        assertThat(centre.at("ledger-saved").textContent())
                .startsWith(Integer.toString(PLANNED_MINUTES - AGREED_MINUTES));
        centre.await("by whom", () -> centre.shows("ledger-units", "市市场监督管理局"));
        picture(centre, "15-ledger");
    }
}
