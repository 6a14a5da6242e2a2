package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A department writes down what it wants of a factory and submits it; the centre decides; the
 * factory reads who comes, why, by what law and when.
 */
class MatterScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String TITLE = "食品安全日常检查";

    private static Screen enter(Screen screen, String who, String path) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    private static void write(Screen screen, String title) {
        screen.await(
                "the kinds", () -> screen.at("matter-mechanism").locator("option").count() > 2);
        screen.at("matter-mechanism").selectOption("INSPECTION");
        screen.at("matter-title").fill(title);
        screen.at("matter-basis").fill("《中华人民共和国食品安全法》第一百一十条");
        screen.at("matter-from").fill("2027-03-01");
        screen.at("matter-to").fill("2027-03-20");
        screen.at("target-find").fill(FixtureCity.creditCode(0, 0));
        screen.await("the factory", () -> screen.at("target-hits").locator("button").count() > 0);
        screen.at("target-hits").locator("button").first().click();
        screen.await("it is chosen", () -> screen.at("target-chips").locator("li").count() == 1);
    }

    private static void act(Screen screen, String action, String reason, String then) {
        screen.at("act-" + action).click();
        screen.at("act-reason").fill(reason);
        screen.at("act-sure").click();
        screen.await(
                "the state " + then,
                () ->
                        screen.page()
                                        .locator(
                                                "[data-testid=matter-state][data-state="
                                                        + then
                                                        + "]")
                                        .count()
                                > 0);
    }

    @Test
    void goesFromADepartmentThroughTheCentreToTheFactory() {
        String path;
        try (Screen department = Screen.desktop(city.nobody().address())) {
            enter(department, "market", "/matters");
            department.await("the way to a new one", () -> department.at("matter-add").count() > 0);
            department.at("matter-add").click();
            write(department, TITLE);
            department.picture("matter-draft-desktop");
            assertThat(department.barriers()).isEmpty();
            department.at("matter-save").click();
            department.await("the draft", () -> department.at("act-submit").count() > 0);
            act(department, "submit", "", "SUBMITTED");
            department.picture("matter-submitted-desktop");
            assertThat(department.errors()).isEmpty();
            path = URI.create(department.page().url()).getPath();
        }
        try (Screen centre = Screen.laptop(city.nobody().address())) {
            enter(centre, "city", "/matters");
            centre.await("what waits", () -> centre.shows("matters-table", TITLE));
            centre.picture("matters-laptop");
            centre.open(path);
            centre.await("the decision", () -> centre.at("act-approve").count() > 0);
            act(centre, "return", "请与市教育局的检查合并", "DRAFT");
            assertThat(centre.barriers()).isEmpty();
        }
        try (Screen department = Screen.laptop(city.nobody().address())) {
            enter(department, "market", path);
            department.await("the reason", () -> department.shows("matter-steps", "请与市教育局的检查合并"));
            department.at("matter-edit").click();
            department.await(
                    "the draft as it was",
                    () -> TITLE.equals(department.at("matter-title").inputValue()));
            department.at("matter-title").fill(TITLE + "（合并）");
            department.at("matter-save").click();
            department.await("the way on", () -> department.at("act-submit").count() > 0);
            act(department, "submit", "", "SUBMITTED");
        }
        try (Screen centre = Screen.laptop(city.nobody().address())) {
            enter(centre, "city", path);
            centre.await("the decision", () -> centre.at("act-approve").count() > 0);
            act(centre, "approve", "", "APPROVED");
        }
        try (Screen factory = Screen.phone(city.nobody().address())) {
            enter(factory, "factory", path);
            factory.await("what it is about", () -> factory.shows("matter-targets", "村"));
            assertThat(factory.page().content()).contains("第一百一十条").contains("合并）");
            assertThat(factory.at("matter-actions").count()).isZero();
            assertThat(factory.overflow()).isZero();
            assertThat(factory.barriers()).isEmpty();
            factory.picture("matter-factory-phone");
        }
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithADraft() {
        try (Screen screen = Screen.laptop(city.nobody().address())) {
            enter(screen, "market", "/matters/new");
            write(screen, "检查");
            screen.at("matter-basis").fill("");
            screen.at("matter-save").click();
            screen.await(
                    "the mistake",
                    () -> screen.page().locator("[data-wrong=legalBasis]").count() > 0);
        }
    }

    private static String submitted(String title, int month) {
        String id =
                city.as("market")
                        .post(
                                "/api/matters",
                                Map.of(
                                        "mechanism",
                                        "INSPECTION",
                                        "title",
                                        title,
                                        "legalBasis",
                                        "《中华人民共和国食品安全法》第一百一十条",
                                        "from",
                                        "2031-%02d-01".formatted(month),
                                        "to",
                                        "2031-%02d-20".formatted(month),
                                        "minutes",
                                        90,
                                        "note",
                                        "",
                                        "targets",
                                        List.of(
                                                Map.of(
                                                        "kind",
                                                        "ENTERPRISE",
                                                        "key",
                                                        FixtureCity.creditCode(month, 1)))))
                        .expect(201)
                        .text("id");
        city.as("market")
                .post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", "submit", "version", 1, "reason", "按计划"))
                .expect(200);
        return id;
    }

    /** One of the pile is decided by somebody else meanwhile. */
    @ParameterizedTest
    @CsvSource({"desktop, light, zh-CN", "laptop, dark, en", "phone, light, zh-CN"})
    void decidesOnAPileAndIsToldWhatStayed(String size, String theme, String language) {
        String name = "集中办理 " + size;
        int month = size.length();
        String first = submitted(name + " 甲", month - 4);
        String second = submitted(name + " 乙", month);
        String taken = submitted(name + " 丙", month + 3);
        try (Screen centre = sized(size).in(theme).speaking(language)) {
            enter(centre, "city", "/matters");
            centre.await("the pile", () -> centre.at("pile-of-" + taken).count() > 0);
            for (String id : List.of(first, second, taken)) {
                centre.at("pile-of-" + id).check();
            }
            centre.at("pile-approve").click();
            centre.await("the reason", () -> centre.at("verb-sure").count() > 0);
            centre.picture("matter-pile-" + size);
            assertThat(centre.barriers()).isEmpty();
            city.as("city")
                    .post(
                            "/api/matters/" + taken + "/actions",
                            Map.of("action", "return", "version", 2, "reason", "请补充"))
                    .expect(200);
            centre.at("verb-sure").click();
            centre.await("what became of it", () -> centre.shows("pile-outcome", name + " 丙"));
            centre.picture("matter-pile-outcome-" + size);
            assertThat(centre.at("pile-outcome").innerText())
                    .contains("2")
                    .contains("stale-matter")
                    .doesNotContain(name + " 甲");
            centre.await("the list anew", () -> centre.at("pile-of-" + first).count() == 0);
            assertThat(centre.overflow()).isZero();
            assertThat(centre.barriers()).isEmpty();
            assertThat(centre.errors()).isEmpty();
        }
        for (String id : List.of(first, second)) {
            assertThat(city.as("city").get("/api/matters/" + id).text("state"))
                    .isEqualTo("APPROVED");
        }
    }

    private static Screen sized(String size) {
        String address = city.nobody().address();
        return switch (size) {
            case "desktop" -> Screen.desktop(address);
            case "laptop" -> Screen.laptop(address);
            default -> Screen.phone(address);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fitsAPhoneInEnglish(String theme) {
        try (Screen screen = Screen.phone(city.nobody().address()).in(theme).speaking("en")) {
            enter(screen, "market", "/matters/new");
            screen.await("the form", () -> screen.at("matter-save").count() > 0);
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
            screen.picture("matter-draft-phone-" + theme);
        }
    }
}
