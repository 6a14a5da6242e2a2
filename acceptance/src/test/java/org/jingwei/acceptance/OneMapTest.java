package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One map. City, town and village log in to the same page and each meets its own part of the city:
 * its own map, its own dossier, its own counts.
 */
class OneMapTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String ADDRESS = city.nobody().address();

    private static final String COUNT_SURFACES =
            "window.surfaces = new Set(); const get = HTMLCanvasElement.prototype.getContext;"
                    + " HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
                    + " if (kind === 'webgl2') window.surfaces.add(this);"
                    + " return get.call(this, kind, ...rest) }";

    /** Counts by its name each question whose answer the browser does not know by itself. */
    private static final String COUNT_QUESTIONS =
            "window.questions = {}; const kind = WebGL2RenderingContext.prototype;"
                    + " const ask = kind.getParameter; const asked = kind.getExtension;"
                    + " const names = new Map();"
                    + " kind.getExtension = function (name) { const it = asked.call(this, name);"
                    + " for (const key in it) names.set(it[key], key); return it };"
                    + " kind.getParameter = function (what) { const name = names.get(what);"
                    + " if (name?.startsWith('MAX_')) window.questions[name] = (window.questions[name] ?? 0) + 1;"
                    + " return ask.call(this, what) }";

    /** Counts what is drawn once the surface is there again. */
    private static final String LOSE_AND_RESTORE =
            "() => { const map = document.querySelector('[data-testid=map] canvas');"
                    + " const surface = map.getContext('webgl2');"
                    + " const loss = surface.getExtension('WEBGL_lose_context');"
                    + " map.addEventListener('webglcontextlost', () => setTimeout(() => loss.restoreContext()));"
                    + " map.addEventListener('webglcontextrestored', () => {"
                    + " const draw = surface.drawElements.bind(surface);"
                    + " surface.drawElements = (...all) => { window.restored = (window.restored ?? 0) + 1;"
                    + " draw(...all) } });"
                    + " loss.loseContext() }";

    @ParameterizedTest
    @CsvSource({"city,测试市,0,12", "county,东区,0,6", "town,第1镇,0,3", "village,第1村,0,1"})
    void showsEachTheirOwnPart(String username, String place, int from, int to) {
        int enterprises = FixtureCity.enterprises(from, to);
        try (Screen screen = Screen.desktop(ADDRESS).login(username, FixtureCity.PASSWORD)) {
            screen.awaitMap();
            screen.await("the name of the place", () -> screen.shows("place-name", place));
            screen.await("the enterprises drawn", () -> screen.drawn("enterprise") == enterprises);
            screen.await("the schools drawn", () -> screen.drawn("school") == to - from);
            screen.at("place-dossier").click();
            screen.await("the dossier of the place", () -> screen.shows("dossier-title", place));

            assertThat(screen.at("dossier-section-enterprise").textContent())
                    .contains(Integer.toString(enterprises));
            screen.picture("map-" + username);
            assertThat(screen.strangers()).isEmpty();
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void findsAnEnterpriseByItsCodeAndOpensItsDossier() {
        try (Screen screen = Screen.desktop(ADDRESS).login("town", FixtureCity.PASSWORD)) {
            screen.awaitMap();
            screen.at("search-input").fill(FixtureCity.creditCode(1, 0));
            screen.at("search-result").first().click();
            screen.await(
                    "the dossier of the enterprise", () -> screen.shows("dossier-title", "第2村第1厂"));
            assertThat(screen.at("dossier-section-enterprise").textContent())
                    .contains("enterprise.csv");
            screen.awaitMap().picture("dossier-enterprise");
        }
    }

    @Test
    void findsNothingOfASibling() {
        try (Screen screen = Screen.desktop(ADDRESS).login("village", FixtureCity.PASSWORD)) {
            screen.awaitMap();
            screen.at("search-input").fill(FixtureCity.creditCode(1, 0));
            screen.await(
                    "an empty result",
                    () -> screen.page().locator("[data-testid=search-none]").count() == 1);
            assertThat(screen.at("search-result").count()).isZero();
        }
    }

    @Test
    void saysWhereTheMapWouldBeThatItDidNotComeAndTriesAgain() {
        try (Screen screen = Screen.laptop(ADDRESS)) {
            screen.page().route("**/assets/MapCanvas-*.js", Route::abort);
            screen.login("city", FixtureCity.PASSWORD);
            screen.await("what is missing", () -> screen.at("map-missing").count() == 1);
            screen.await("the rest of the page", () -> screen.shows("place-name", "测试市"));
            screen.picture("map-missing");
            screen.page().unroute("**/assets/MapCanvas-*.js");
            screen.at("map-missing").locator("button").click();
            screen.awaitMap();
        }
    }

    /** A second one takes a machine without a graphics card as long as the first. */
    @Test
    void asksTheBrowserForOneSurfaceToPaintOnAndPaintsAgainWhenItWasLost() {
        try (Screen screen = Screen.laptop(ADDRESS)) {
            screen.page().addInitScript(COUNT_SURFACES);
            screen.login("city", FixtureCity.PASSWORD).awaitMap();

            assertThat(screen.page().evaluate("() => window.surfaces.size")).isEqualTo(1);
            int paintings = paintings(screen);
            screen.page().evaluate(LOSE_AND_RESTORE);
            screen.await("a new painting", () -> paintings(screen) > paintings);
            assertThat(screen.errors()).isEmpty();
        }
    }

    /** Where the processor paints, the frames of a screen come late: the page is painted first. */
    @Test
    void asksForItsTilesBeforeTheScreenHasAnyFrame() {
        try (Screen screen = Screen.laptop(ADDRESS)) {
            screen.login("city", FixtureCity.PASSWORD).awaitMap();
            screen.page().addInitScript("window.requestAnimationFrame = () => 0");

            Response tile =
                    screen.page()
                            .waitForResponse("**/tiles/areas/**", () -> screen.page().reload());

            assertThat(tile.status()).isEqualTo(200);
        }
    }

    /** What the map library asks a surface for would wait until the page is painted. */
    @Test
    void asksItsSurfaceNothingTwice() {
        try (Screen screen = Screen.laptop(ADDRESS)) {
            screen.page().addInitScript(COUNT_QUESTIONS);
            screen.login("city", FixtureCity.PASSWORD).awaitMap();

            assertThat(screen.page().evaluate("() => window.questions"))
                    .isEqualTo(Map.of("MAX_TEXTURE_MAX_ANISOTROPY_EXT", 1));
        }
    }

    @Test
    void sendsItsPartsAsTheyWereCompressedWhenTheyWereBuilt() throws IOException {
        try (Screen screen = Screen.laptop(ADDRESS).login("city", FixtureCity.PASSWORD)) {
            screen.awaitMap();
            String map =
                    (String)
                            screen.page()
                                    .evaluate(
                                            "() => performance.getEntriesByType('resource')"
                                                    + ".map((one) => one.name)"
                                                    + ".find((name) => /MapCanvas-.*[.]js$/.test(name))");
            APIResponse sent =
                    screen.page()
                            .request()
                            .get(
                                    map,
                                    RequestOptions.create()
                                            .setHeader("Accept-Encoding", "gzip, br"));
            Path built = Path.of("../web/dist" + URI.create(map).getPath() + ".gz");

            assertThat(sent.headers())
                    .containsEntry("content-encoding", "gzip")
                    .containsEntry("content-length", String.valueOf(Files.size(built)))
                    .containsEntry("vary", "Accept-Encoding");
        }
    }

    private static int paintings(Screen screen) {
        return ((Number) screen.page().evaluate("() => window.restored ?? 0")).intValue();
    }

    @Test
    void walksDownTheTreeAndBack() {
        try (Screen screen = Screen.laptop(ADDRESS).login("city", FixtureCity.PASSWORD)) {
            screen.awaitMap();
            screen.open("/?area=" + FixtureCity.town(3)).awaitMap();
            screen.await("the town", () -> screen.shows("place-name", "第4镇"));
            assertThat(screen.at("breadcrumb").textContent()).contains("测试市").contains("西区");
            screen.open("/?area=" + FixtureCity.village(9)).awaitMap();
            screen.await("the village", () -> screen.shows("place-name", "第10村"));
            screen.page().goBack();
            screen.await("the town again", () -> screen.shows("place-name", "第4镇"));
        }
    }

    @Test
    void speaksEnglishByASwitch() {
        try (Screen screen = Screen.laptop(ADDRESS).login("city", FixtureCity.PASSWORD)) {
            screen.awaitMap();
            screen.at("language-switch").click();
            screen.await("English", () -> screen.page().locator("html[lang=en]").count() == 1);
            screen.awaitMap().picture("map-city-english");
        }
    }

    @Test
    void fitsAPhone() {
        try (Screen screen = Screen.phone(ADDRESS).login("village", FixtureCity.PASSWORD)) {
            screen.awaitMap();
            Number overflow =
                    (Number)
                            screen.page()
                                    .evaluate(
                                            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(overflow.intValue()).isZero();
            screen.picture("map-village-phone");
        }
    }

    @Test
    void saysWhatIsWrongAtLogin() {
        try (Screen screen = Screen.laptop(ADDRESS)) {
            screen.login("village", "not-the-password");
            screen.await("a message", () -> screen.shows("login-error", ""));
            screen.picture("login-refused");
        }
    }

    @Test
    void letsAFactorySeeItsOwnDossier() {
        try (Screen screen = Screen.laptop(ADDRESS).login("factory", FixtureCity.PASSWORD)) {
            screen.await("the dossier", () -> screen.shows("dossier-title", "第1村第1厂"));
            screen.picture("factory");
        }
    }
}
