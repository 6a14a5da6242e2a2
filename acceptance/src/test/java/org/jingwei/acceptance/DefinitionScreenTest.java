package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A department's data steward defines a dataset without an administrator and without the API: with
 * elements, a key and a place for its rows, by the keyboard alone, told at each field what is
 * wrong.
 */
class DefinitionScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static Screen open(Screen screen) {
        screen.login("market", FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        screen.open("/definition");
        screen.await("the form", () -> screen.at("definition-form").count() > 0);
        return screen;
    }

    @Test
    void isWrittenByKeyAndCorrectedAtTheFieldsThatAreWrong() {
        try (Screen screen = Screen.desktop(city.nobody().address())) {
            open(screen);
            screen.at("definition-name").focus();
            screen.page().keyboard().type("摊位");
            screen.page().keyboard().press("Control+Enter");
            screen.await("the mistakes", () -> screen.at("definition-mistakes").count() > 0);
            assertThat(screen.page().locator("[data-wrong=id]").textContent()).contains("请填写");
            assertThat(screen.page().evaluate("document.activeElement.dataset.testid"))
                    .isEqualTo("definition-id");
            screen.page().keyboard().type("stall");

            screen.at("element-0-name").fill("stall_no");
            screen.at("element-0-label").fill("摊位号");
            screen.at("element-0-more").press("Enter");
            screen.at("element-0-codes").waitFor();
            screen.page().locator("[data-testid=element-0] .rest input.mono").fill("(");
            screen.at("element-add").press("Enter");
            screen.await(
                    "the new element in focus",
                    () ->
                            "element-1-name"
                                    .equals(
                                            screen.page()
                                                    .evaluate(
                                                            "document.activeElement.dataset.testid")));
            screen.page().keyboard().type("area_code");
            screen.at("element-1-label").fill("所在村");
            screen.at("key-stall_no").press("Space");
            screen.at("definition-placing-element").selectOption("area_code");
            screen.await("the kept draft", () -> screen.at("definition-kept").count() > 0);
            screen.page().keyboard().press("Control+Enter");

            screen.await(
                    "the server's mistake at its field",
                    () -> screen.page().locator("[data-wrong='elements[0].pattern']").count() > 0);
            assertThat(screen.barriers()).isEmpty();
            screen.picture("definition-wrong");
            screen.page().keyboard().press("Control+A");
            screen.page().keyboard().type("[A-Z][0-9]+");
            screen.page().keyboard().press("Control+Enter");
            screen.await("the way to upload", () -> screen.at("upload-file").count() > 0);
            assertThat(screen.errors()).isEmpty();
        }
        JsonNode stall = city.as("market").get("/api/datasets/stall").expect(200).json();
        assertThat(stall.path("owner").asString()).isEqualTo("market");
        assertThat(stall.path("key").path(0).asString()).isEqualTo("stall_no");
        assertThat(stall.path("elements").path(0).path("required").asBoolean()).isTrue();
        assertThat(stall.path("elements").path(0).path("pattern").asString())
                .isEqualTo("[A-Z][0-9]+");
    }

    @Test
    void isStillThereWhenTheWindowWasClosed() {
        try (Screen screen = Screen.laptop(city.nobody().address())) {
            open(screen);
            screen.at("definition-name").fill("未写完的");
            screen.await("the kept draft", () -> screen.at("definition-kept").count() > 0);
            screen.page().reload();
            screen.await("the draft", () -> screen.at("definition-restored").count() > 0);
            assertThat(screen.at("definition-name").inputValue()).isEqualTo("未写完的");
            screen.at("definition-start-over").click();
            screen.await(
                    "an empty form", () -> screen.at("definition-name").inputValue().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"desktop,light,zh-CN", "desktop,dark,en", "phone,light,en", "phone,dark,zh-CN"})
    void keepsNobodyOut(String size, String theme, String language) {
        String address = city.nobody().address();
        try (Screen screen =
                size.equals("phone") ? Screen.phone(address) : Screen.laptop(address)) {
            open(screen.in(theme).speaking(language));
            screen.at("element-0-more").click();
            screen.at("definition-pointed").check();
            screen.at("check-add").click();
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
            screen.picture("definition-" + size + "-" + theme);
        }
    }
}
