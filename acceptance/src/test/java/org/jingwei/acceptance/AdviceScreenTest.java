package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two departments want to go to the same factory within a fortnight. The centre sees how much time
 * it has, is shown that the two could be one, and advises so; the department accepts, and both read
 * in the history what came of it.
 */
class AdviceScreenTest {
    private static final TestServer city = TestServer.start(Map.of());

    @BeforeAll
    static void load() {
        FixtureCity.load(city.administrator());
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static String submitted(String who, String title) {
        Map<String, Object> draft =
                Map.of(
                        "mechanism",
                        "INSPECTION",
                        "title",
                        title,
                        "legalBasis",
                        "《中华人民共和国食品安全法》第一百一十条",
                        "from",
                        "2027-03-01",
                        "to",
                        "2027-03-20",
                        "minutes",
                        90,
                        "targets",
                        List.of(Map.of("kind", "ENTERPRISE", "key", FixtureCity.creditCode(0, 0))));
        String id = city.as(who).post("/api/matters", draft).expect(201).text("id");
        city.as(who)
                .post("/api/matters/" + id + "/actions", Map.of("action", "submit", "version", 1))
                .expect(200);
        return id;
    }

    private static Screen enter(Screen screen, String who, String path) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    private static void awaitState(Screen screen, String state) {
        screen.await("the state " + state, () -> screen.says("matter-state", "data-state", state));
    }

    @Test
    void goesFromTheCentreToTheDepartmentAndIntoTheHistory() {
        submitted("education", "校外供餐检查");
        String path = "/matters/" + submitted("market", "食品安全日常检查");
        try (Screen centre = Screen.desktop(city.nobody().address())) {
            enter(centre, "city", "/matters");
            centre.await("the light in the list", () -> centre.at("matter-light").count() == 2);
            centre.picture("matters-lights-desktop");
            centre.open(path);
            centre.await("the light", () -> centre.says("matter-light", "data-light", "GREEN"));
            centre.await("the way to advise", () -> centre.at("verb-advise").count() > 0);
            centre.at("verb-advise").click();
            centre.await("the proposal", () -> centre.shows("advice-proposals", "校外供餐检查"));
            centre.at("advice-kind").selectOption("MERGE");
            centre.at("advice-proposals").locator("input").first().check();
            centre.at("verb-reason").fill("同一企业两周内有两次检查，请合并");
            centre.picture("advice-give-desktop");
            assertThat(centre.barriers()).isEmpty();
            centre.at("verb-sure").click();
            centre.await("it is given", () -> centre.shows("advice-list", "待提出单位答复"));
            assertThat(centre.errors()).isEmpty();
        }
        try (Screen department = Screen.phone(city.nobody().address())) {
            enter(department, "market", path);
            department.await("the advice", () -> department.at("verb-accept-advice").count() > 0);
            assertThat(department.at("advice-list").textContent()).contains("校外供餐检查", "市教育局");
            assertThat(department.overflow()).isZero();
            assertThat(department.barriers()).isEmpty();
            department.picture("advice-answer-phone");
            department.at("verb-accept-advice").click();
            department.at("verb-reason").fill("同意合并");
            department.at("verb-sure").click();
            awaitState(department, "DRAFT");
            department.await("the history", () -> department.shows("matter-steps", "采纳建议"));
            assertThat(department.at("matter-steps").textContent()).contains("提出建议", "按建议退回修改");
            assertThat(department.errors()).isEmpty();
        }
    }

    @Test
    void theCentreSetsADayOffAndEverybodyReadsIt() {
        try (Screen centre = Screen.laptop(city.nobody().address())) {
            enter(centre, "city", "/calendar");
            centre.await("the year", () -> centre.at("calendar-special").count() > 0);
            centre.picture("calendar-laptop");
            assertThat(centre.barriers()).isEmpty();
            centre.page().locator("[data-day$='-12-15']").click();
            centre.at("calendar-name").fill("妈祖文化活动");
            centre.at("calendar-save").click();
            centre.await("it is set", () -> centre.shows("calendar-special", "妈祖文化活动"));
        }
        try (Screen village = Screen.phone(city.nobody().address()).in("dark").speaking("en")) {
            enter(village, "village", "/calendar");
            village.await("it holds below", () -> village.shows("calendar-special", "妈祖文化活动"));
            assertThat(village.at("calendar-save").count()).isZero();
            assertThat(village.overflow()).isZero();
            assertThat(village.barriers()).isEmpty();
            village.picture("calendar-phone-dark");
            village.open("/mechanisms/INSPECTION");
            village.await("how it goes", () -> village.at("life-states").count() > 0);
            assertThat(village.overflow()).isZero();
            assertThat(village.barriers()).isEmpty();
            village.picture("life-phone-dark");
        }
    }
}
