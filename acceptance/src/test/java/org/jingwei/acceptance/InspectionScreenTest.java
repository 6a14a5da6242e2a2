package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDesk;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The centre takes a list of items in and puts the checks in force; a department makes a matter of
 * the tasks of its published plan; the centre is shown that two departments could come together,
 * and advises it with one press; the enterprise reads who may come and what for.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InspectionScreenTest {
    private static final TestServer city = TestServer.start(Map.of());
    private static final String LIST =
            """
            编码,名称,依据,单位,公布日期,检查内容
            SC-1,食品经营许可检查,《中华人民共和国食品安全法》第一百一十条,market,2025-01-01,是否公示许可证|是否索证索票
            JY-1,校外供餐检查,《中华人民共和国食品安全法》第五十七条,education,2025-01-01,是否持证
            """;

    @BeforeAll
    static void load() {
        FixtureCity.load(city.administrator());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static Screen enter(Screen screen, String who, String path) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    private static void plan(String unit, String item) {
        ApiClient department = city.as(unit);
        String id =
                department
                        .post(
                                "/api/inspection-plans",
                                Map.of(
                                        "year",
                                        2027,
                                        "kind",
                                        "ANNUAL",
                                        "title",
                                        "2027年度检查计划",
                                        "lines",
                                        List.of(
                                                Map.of(
                                                        "item", item,
                                                        "fromMonth", 5,
                                                        "toMonth", 5,
                                                        "minutes", 60,
                                                        "enterprises",
                                                                List.of(
                                                                        FixtureCity.creditCode(
                                                                                0, 0))))))
                        .expect(201)
                        .text("id");
        department
                .post(
                        "/api/inspection-plans/" + id + "/actions",
                        Map.of("action", "file", "version", 1))
                .expect(200);
        city.as("city")
                .post(
                        "/api/inspection-plans/" + id + "/actions",
                        Map.of("action", "publish", "version", 2, "filingNumber", "备〔2027〕1号"))
                .expect(200);
    }

    @Test
    @Order(1)
    void theCentreTakesAListInAndPutsTheChecksInForce() {
        try (Screen centre = Screen.desktop(city.nobody().address())) {
            enter(centre, "city", "/inspections?tab=items");
            centre.await("the way to import", () -> centre.at("item-import").count() > 0);
            centre.at("item-import").click();
            centre.send(
                    "item-file",
                    "wrong.csv",
                    "text/csv",
                    LIST.replace("2025-01-01,是否持证", "去年,是否持证").getBytes(StandardCharsets.UTF_8));
            centre.await("what is wrong", () -> centre.shows("item-import-form", "第 3 行"));
            centre.picture("inspection-import-desktop");
            centre.send(
                    "item-file", "items.csv", "text/csv", LIST.getBytes(StandardCharsets.UTF_8));
            centre.await("that it is right", () -> centre.at("item-take").count() > 0);
            centre.at("item-take").click();
            centre.await("the items", () -> centre.shows("items-table", "校外供餐检查"));
            assertThat(centre.barriers()).isEmpty();
            FixtureDesk.equip(city.as("city"), "market");
            FixtureDesk.equip(city.as("city"), "education");
            centre.open("/inspections?tab=units");
            centre.await("the units", () -> centre.shows("units-table", "市教育局"));
            centre.picture("inspection-units-desktop");
            assertThat(centre.barriers()).isEmpty();
            centre.open("/inspections?tab=desk");
            centre.await("the settings", () -> centre.at("desk-strict").count() > 0);
            centre.at("desk-strict").check();
            centre.at("desk-save").click();
            centre.await("it is kept", () -> centre.shows("desk-form", "已保存"));
            assertThat(centre.errors()).filteredOn(error -> !error.contains("422")).isEmpty();
        }
    }

    @Test
    @Order(2)
    void aDepartmentMakesAMatterOfATaskOfItsPlan() {
        plan("market", "SC-1");
        plan("education", "JY-1");
        try (Screen department = Screen.phone(city.nobody().address())) {
            enter(department, "market", "/inspections?tab=tasks");
            department.await("the task", () -> department.at("task-pick").count() == 1);
            assertThat(department.overflow()).isZero();
            assertThat(department.barriers()).isEmpty();
            department.at("task-pick").check();
            department.at("task-officers").fill("market-1 market-2");
            department.picture("inspection-task-phone");
            department.at("task-make").click();
            department.await(
                    "the matter", () -> department.says("matter-state", "data-state", "DRAFT"));
            assertThat(department.errors()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void theCentreIsShownWhatCouldBeOneVisit() {
        try (Screen centre = Screen.desktop(city.nobody().address())) {
            enter(centre, "city", "/inspections?tab=joint");
            centre.await("the days", () -> centre.at("joint-figures").count() > 0);
            centre.at("joint-from").fill("2027-05-01");
            centre.at("joint-to").fill("2027-05-31");
            centre.at("joint-show").click();
            centre.await("the visit", () -> centre.shows("joint-visit", "校外供餐检查"));
            assertThat(centre.at("joint-before").textContent()).isEqualTo("2");
            assertThat(centre.at("joint-after").textContent()).isEqualTo("1");
            centre.picture("inspection-joint-desktop");
            assertThat(centre.barriers()).isEmpty();
            assertThat(centre.errors()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void theEnterpriseReadsWhoMayComeAndWhatFor() {
        try (Screen factory = Screen.phone(city.nobody().address()).in("dark").speaking("en")) {
            enter(factory, "factory", "/inspections");
            factory.await("the items", () -> factory.shows("items-table", "食品经营许可检查"));
            assertThat(factory.at("item-import").count()).isZero();
            assertThat(factory.overflow()).isZero();
            assertThat(factory.barriers()).isEmpty();
            factory.picture("inspection-items-phone-dark");
            factory.open("/inspections/items/SC-1");
            factory.await("the item", () -> factory.at("item-form").count() > 0);
            assertThat(factory.at("item-save").count()).isZero();
            assertThat(factory.overflow()).isZero();
        }
    }
}
