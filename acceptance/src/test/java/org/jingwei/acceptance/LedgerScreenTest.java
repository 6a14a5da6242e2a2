package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The centre opens the ledger: so many minutes were imposed, so many saved, by whom and where; a
 * number opens to its rows. The factory rates what is done, once, and nobody is told.
 */
class LedgerScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String TITLE = "账本用例检查";
    private static String done = "";

    @BeforeAll
    static void twoMatters() {
        done = submitted();
        act("city", done, "approve", 2);
        act("market", done, "start", 3);
        act("market", done, "finish", 4);
        act("city", submitted(), "refuse", 2);
    }

    private static String submitted() {
        Answer made =
                city.as("market")
                        .post(
                                "/api/matters",
                                Map.of(
                                        "mechanism", "INSPECTION",
                                        "title", TITLE,
                                        "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                                        "from", "2027-03-01",
                                        "to", "2027-03-20",
                                        "minutes", 90,
                                        "note", "",
                                        "targets",
                                                List.of(
                                                        Map.of(
                                                                "kind",
                                                                "ENTERPRISE",
                                                                "key",
                                                                FixtureCity.creditCode(0, 0)))));
        String id = made.expect(201).text("id");
        act("market", id, "submit", 1);
        return id;
    }

    private static void act(String who, String id, String action, int version) {
        city.as(who)
                .post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", action, "version", version, "reason", "按计划"))
                .expect(200);
    }

    private static Screen enter(Screen screen, String who, String path) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    @Test
    void theCentreReadsWhoImposesAndOpensItToTheRows() {
        try (Screen centre = Screen.desktop(city.nobody().address())) {
            enter(centre, "city", "/matters");
            centre.await("the way to the ledger", () -> centre.at("ledger-link").count() > 0);
            centre.at("ledger-link").click();
            centre.await("the units", () -> centre.shows("ledger-units", "市市场监督管理局"));
            centre.await("the rows", () -> centre.shows("ledger-rows", TITLE));
            assertThat(centre.barriers()).isEmpty();
            centre.picture("ledger-desktop");
            centre.page().locator("[data-testid=ledger-units] [data-key=market] button").click();
            centre.await("the unit alone", () -> centre.at("drop-requester").count() > 0);
            centre.await("its reasons", () -> centre.shows("ledger-savings", "协同中心不同意"));
            centre.page().locator("[data-testid=ledger-areas] [data-key='350301'] button").click();
            centre.await("its area", () -> centre.page().url().contains("area=350301"));
            centre.await("the rows there", () -> centre.shows("ledger-rows", TITLE));
            assertThat(centre.errors()).isEmpty();
        }
    }

    @Test
    void theFactoryRatesWhatIsDoneOnce() {
        try (Screen factory = Screen.phone(city.nobody().address())) {
            enter(factory, "factory", "/matters/" + done);
            factory.await("the card", () -> factory.at("evaluation-card").count() > 0);
            for (String item : List.of("MANNER", "NECESSITY", "DISTURBANCE", "LAWFULNESS")) {
                factory.at("rate-" + item + "-4").check();
            }
            factory.at("rate-words").fill("请提前一天通知");
            assertThat(factory.overflow()).isZero();
            assertThat(factory.barriers()).isEmpty();
            factory.picture("evaluation-phone");
            factory.at("rate-send").click();
            factory.await("the thanks", () -> factory.at("evaluation-done").count() > 0);
            assertThat(factory.at("rate-send").count()).isZero();
            assertThat(factory.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fitsAPhoneInEnglish(String theme) {
        try (Screen screen = Screen.phone(city.nobody().address()).in(theme).speaking("en")) {
            enter(screen, "city", "/ledger");
            screen.await("the numbers", () -> screen.at("ledger-numbers").count() > 0);
            screen.await("the rows", () -> screen.shows("ledger-rows", TITLE));
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
            screen.picture("ledger-phone-" + theme);
        }
    }
}
