package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, light and dark, keeps nobody out: axe finds nothing serious or critical on it. */
class AccessibilityTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String ADDRESS = city.nobody().address();

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void letsEverybodyLogIn(String theme) {
        try (Screen screen = Screen.desktop(ADDRESS).in(theme).open("/login")) {
            screen.await("the form", () -> screen.at("login-submit").isVisible());

            assertThat(screen.barriers()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "light,/?subject=area:3503,dossier-title",
        "dark,/?subject=area:3503,dossier-title",
        "light,/dossiers/area/350301001,dossier-title",
        "dark,/dossiers/area/350301001,dossier-title",
        "light,/catalogue,dataset-row-enterprise",
        "dark,/catalogue,dataset-row-enterprise",
        "light,/catalogue/resident,records-table",
        "dark,/catalogue/resident,records-table",
        "light,/catalogue/enterprise?tab=summary,summary-table",
        "dark,/catalogue/enterprise?tab=summary,summary-table",
        "light,/catalogue/enterprise?tab=elements,elements-table",
        "dark,/catalogue/enterprise?tab=elements,elements-table",
        "light,/catalogue/enterprise?tab=batches,upload-file",
        "dark,/catalogue/enterprise?tab=batches,upload-file",
        "light,/catalogue?view=systems,system-add",
        "dark,/catalogue?view=systems,system-add",
        "light,/catalogue?view=elements,element-search",
        "dark,/catalogue?view=elements,element-search",
        "light,/catalogue/enterprise?tab=quality,quality-table",
        "dark,/catalogue/enterprise?tab=quality,quality-table",
        "light,/catalogue/enterprise?tab=facts,facts",
        "dark,/catalogue/enterprise?tab=facts,facts",
        "light,/catalogue/resident?tab=map,area-legend",
        "dark,/catalogue/resident?tab=map,area-legend",
        "light,/definition/enterprise,element-0",
        "dark,/definition/enterprise,element-0",
        "light,/admin,accounts-table",
        "dark,/admin,accounts-table"
    })
    void letsEverybodyReadThePage(String theme, String path, String content) {
        try (Screen screen = Screen.desktop(ADDRESS).in(theme)) {
            administrator(screen).open(path);
            screen.await("the content of " + path, () -> screen.at(content).count() > 0);
            if (path.startsWith("/?")) {
                screen.awaitMap();
            }

            assertThat(screen.barriers()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "light,thematic",
        "dark,thematic",
        "light,nearest",
        "dark,circle",
        "light,print",
        "light,share",
        "dark,coordinates"
    })
    void letsEverybodyUseTheToolsOfTheMap(String theme, String tool) {
        try (Screen screen = Screen.desktop(ADDRESS).in(theme)) {
            administrator(screen).open("/").awaitMap();
            screen.at("tool-" + tool).click();
            screen.await("the tool", () -> screen.at("panel-" + tool).count() > 0);

            assertThat(screen.barriers()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void letsEverybodyMakeALayer(String theme) {
        try (Screen screen = Screen.desktop(ADDRESS).in(theme)) {
            screen.login("market", FixtureCity.PASSWORD);
            screen.awaitMap().at("layer-add").click();
            screen.await("the form", () -> screen.at("layer-maker").count() > 0);

            assertThat(screen.barriers()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/catalogue/enterprise,records-table",
        "/catalogue/enterprise?tab=elements,elements-table",
        "/admin,accounts-table",
        "/admin?tab=audit,audit-verification"
    })
    void letsEverybodyScrollByKeyWhatIsTooWideForAPhone(String path, String content) {
        try (Screen screen = Screen.phone(ADDRESS)) {
            administrator(screen).open(path);
            screen.await("the content of " + path, () -> screen.at(content).count() > 0);

            assertThat(screen.barriers()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void letsEverybodyReadAnEnterprisesDossier(String theme) {
        try (Screen screen = Screen.phone(ADDRESS).in(theme)) {
            administrator(screen).open("/dossiers/enterprise/" + FixtureCity.creditCode(1, 0));
            screen.await("the dossier", () -> screen.at("dossier-title").count() > 0);

            assertThat(screen.barriers()).isEmpty();
        }
    }

    private static Screen administrator(Screen screen) {
        screen.login("administrator", TestServer.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen;
    }
}
