package org.jingwei.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A duty officer works on the map: draws a circle and knows what is in it, asks what is nearest,
 * colours the areas by a number, takes the sheet away on paper and passes the view on.
 */
class MapToolsTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final int ALL = FixtureCity.enterprises(0, FixtureCity.VILLAGES);

    private static Screen opened(Screen screen, String username) {
        screen.login(username, FixtureCity.PASSWORD);
        screen.awaitMap();
        screen.await("the tools", () -> screen.at("map-tools").count() > 0);
        return screen;
    }

    /** A circle around the middle of the map that holds the whole city. */
    private static void drawCircle(Screen screen) {
        screen.zoomOut().awaitMap();
        screen.at("tool-circle").click();
        screen.pressMap(0, 0).pressMap(0, 380);
        screen.await("the counts", () -> screen.at("within-counts").count() > 0);
    }

    private static String countOf(Screen screen, String layer) {
        return screen.at("within-counts")
                .locator("tr[data-layer=" + layer + "]")
                .getAttribute("data-count");
    }

    @Test
    void countsWhatLiesInACircleByLayerListsItAndTakesItAway() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "city")) {
            drawCircle(screen);
            assertThat(countOf(screen, "enterprise")).isEqualTo("" + ALL);
            assertThat(countOf(screen, "school")).isEqualTo("" + FixtureCity.VILLAGES);
            assertThat(screen.at("within-counts").locator("tr[data-layer=areas]").count()).isZero();
            screen.picture("tool-circle");

            screen.at("within-counts").locator("tr[data-layer=enterprise] button").click();
            screen.await("the list", () -> screen.shows("within-list", "第1村第1厂"));
            screen.picture("tool-circle-list");
            byte[] file = screen.fileOf("within-export");
            assertThat(new String(file, UTF_8).lines().count()).isEqualTo(ALL + 1L);
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void countsForAVillageItsOwnPartOnly() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "village")) {
            drawCircle(screen);

            assertThat(countOf(screen, "enterprise")).isEqualTo("" + FixtureCity.enterprises(0));
        }
    }

    @Test
    void tellsWhatIsNearestByKindNearToFar() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "city")) {
            screen.at("tool-nearest").click();
            screen.at("nearest-centre").click();
            screen.await("the list", () -> screen.shows("nearest-list", "企业"));
            assertThat(screen.at("nearest-list").textContent()).contains("学校").contains(" km");
            screen.picture("tool-nearest");
            screen.at("nearest-list").locator("tbody button").first().click();
            screen.await("its dossier", () -> screen.at("dossier-title").count() > 0);
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void opensTheOneThingThatIsPressed() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "city")) {
            screen.open(view(FixtureCity.place(3, 2), 17)).awaitMap();
            screen.await("the enterprise drawn", () -> screen.drawn("enterprise") > 0);
            screen.pressMap(0, 0);
            screen.await("its dossier", () -> screen.shows("dossier-title", "第4村第3厂"));
        }
    }

    private static String view(double[] place, int zoom) {
        return String.format(Locale.ROOT, "/?at=%.6f,%.6f,%d", place[0], place[1], zoom);
    }

    @Test
    void coloursTheAreasByAnIndicatorInClasses() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "county")) {
            screen.at("tool-thematic").click();
            screen.at("thematic-dataset").selectOption("enterprise");
            screen.at("thematic-measure").selectOption("sum:employees");
            screen.await(
                    "two classes", () -> screen.at("thematic-legend").locator("li").count() == 2);
            screen.awaitMap().picture("tool-thematic");
            screen.at("thematic-table").click();
            screen.await("the table", () -> screen.shows("panel-thematic", "第2镇"));
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void showsAWindowOfTimeWhenItIsAskedFor() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "city")) {
            assertThat(screen.at("time-slider").count()).isZero();
            screen.at("tool-time").click();
            screen.await("the slider", () -> screen.at("time-range").count() > 0);
            screen.at("time-range").focus();
            screen.page().keyboard().press("ArrowRight");
            screen.await("a window", () -> screen.at("time-all").count() > 0);
            screen.awaitMap().picture("tool-time");
            screen.at("time-all").click();
            screen.await("all times", () -> screen.at("time-all").count() == 0);
            assertThat(screen.barriers()).isEmpty();
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void printsASheetAsPictureAndAsPdf() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "city")) {
            screen.at("tool-print").click();
            screen.at("print-title").fill("测试市企业分布");
            byte[] picture = screen.fileOf("print-png");
            assertThat(new String(picture, 1, 3, ISO_8859_1)).isEqualTo("PNG");
            assertThat(picture.length).isGreaterThan(50_000);
            screen.keep("sheet.png", picture);

            byte[] pdf = screen.fileOf("print-pdf");
            assertThat(new String(pdf, ISO_8859_1))
                    .startsWith("%PDF-1.")
                    .contains("/MediaBox [0 0 841.89 595.28]");
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void passesAViewOnWithoutRights() {
        try (Screen screen = opened(Screen.desktop(city.nobody().address()), "city");
                Screen other = opened(Screen.desktop(city.nobody().address()), "village")) {
            screen.at("tool-share").click();
            screen.await("the link", () -> !screen.at("share-link").inputValue().isEmpty());
            String link = screen.at("share-link").inputValue();
            assertThat(link).contains("layers=").contains("enterprise").contains("area=3503");

            other.open(link).awaitMap();
            other.await(
                    "their own enterprises",
                    () -> other.drawn("enterprise") == FixtureCity.enterprises(0));
            other.picture("shared-view");
        }
    }

    @ParameterizedTest
    @CsvSource({"light,phone", "dark,laptop"})
    void hasItsToolsOnEveryScreen(String theme, String size) {
        String address = city.nobody().address();
        try (Screen screen =
                (size.equals("phone") ? Screen.phone(address) : Screen.laptop(address)).in(theme)) {
            screen.login("city", FixtureCity.PASSWORD);
            screen.awaitMap();
            if (size.equals("phone")) {
                screen.at("map-tools-open").click();
                screen.picture("tools-phone");
            }
            screen.at("tool-thematic").click();
            screen.at("thematic-dataset").selectOption("enterprise");
            screen.await("the legend", () -> screen.at("thematic-legend").count() > 0);
            screen.awaitMap().picture("thematic-" + size + "-" + theme);
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
        }
    }
}
