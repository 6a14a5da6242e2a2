package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.time.Instant;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

/**
 * A dataset's screen shows one slice on all its tabs: what is filtered in the table is filtered in
 * the chart and on the map as well, and so is the time as of which it is read.
 */
class DatasetScreenTest {
    private static final String EASTERN = "filter=area_code:starts:" + FixtureCity.county(0);
    private static final int RESIDENTS_A_COUNTY = 6 * FixtureCity.residentsPerVillage();
    private static final TestServer city = TestServer.withFixtureCity();

    private static Screen open(Screen screen, String username, String path) {
        screen.login(username, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    @Test
    void showsTheFilteredRowsInTableChartAndMap() {
        int eastern = FixtureCity.enterprises(0, 6);
        try (Screen screen = Screen.desktop(city.nobody().address())) {
            open(screen, "market", "/catalogue/enterprise?" + EASTERN);
            screen.await(
                    "the rows", () -> screen.says("records-shown", "data-total", "" + eastern));
            assertThat(screen.at("filter-chip").count()).isEqualTo(1);

            screen.at("tab-summary").click();
            screen.await(
                    "the chart's sum",
                    () -> screen.says("summary-total", "data-total", "" + eastern));
            screen.at("tab-map").click();
            screen.await(
                    "the map's sum", () -> screen.says("area-total", "data-total", "" + eastern));
            assertThat(screen.at("area-table").textContent()).contains("无数据");
            assertThat(screen.at("draw-points").isDisabled()).isTrue();
            screen.awaitDrawnAreas().picture("map-tab-filtered");

            screen.at("filter-chip").locator("button").click();
            screen.awaitMap();
            assertThat(screen.at("slice-map").count()).isEqualTo(1);
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void coloursTheAreasOfADatasetWithoutPointsAndGoesDownByAPress() {
        try (Screen screen = Screen.desktop(city.nobody().address())) {
            open(screen, "police", "/catalogue/resident?tab=map");
            screen.await("the legend", () -> screen.at("area-class").count() == 1);
            assertThat(screen.at("area-legend").textContent())
                    .contains("" + RESIDENTS_A_COUNTY)
                    .contains("无数据");
            assertThat(screen.at("area-table").textContent()).contains("东区").contains("西区");
            screen.awaitDrawnAreas().picture("map-tab-areas");

            BoundingBox box = screen.at("slice-areas").boundingBox();
            screen.page().mouse().click(box.x + box.width / 2, box.y + box.height * 0.3);
            screen.await("the western county", () -> screen.shows("area-table", "第3镇"));
            screen.at("area-down").first().click();
            screen.await("the villages of a town", () -> screen.shows("area-table", "村"));
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void readsAllTabsAsOfATimeInThePast() {
        ApiClient owner = city.as("police");
        Map<String, Object> definition = FixtureDatasets.event();
        definition.put("id", "lamp");
        owner.post("/api/datasets", definition).expect(201);
        FixtureDatasets.upload(owner, "lamp", lamps(0, 3));
        String then = Instant.now().toString();
        FixtureDatasets.upload(owner, "lamp", lamps(3, 8));
        String path = "/catalogue/lamp?asOf=" + then;
        try (Screen screen = Screen.laptop(city.nobody().address())) {
            open(screen, "police", path);
            screen.await("the old rows", () -> screen.says("records-shown", "data-total", "3"));
            screen.at("tab-map").click();
            screen.await("the old map", () -> screen.says("area-total", "data-total", "3"));
            screen.at("tab-summary").click();
            screen.await("the old sum", () -> screen.says("summary-total", "data-total", "3"));
            screen.picture("as-of");
            screen.at("as-of-clear").click();
            screen.await("the rows of now", () -> screen.says("summary-total", "data-total", "8"));
        }
    }

    private static String lamps(int from, int to) {
        StringBuilder csv = new StringBuilder("event_no,kind,area_code\n");
        for (int i = from; i < to; i++) {
            csv.append("L").append(i).append(",路灯,").append(FixtureCity.village(i)).append('\n');
        }
        return csv.toString();
    }

    @Test
    void addsAFilterByHandAndExportsWhatIsShown() {
        int footwear = 0;
        for (int i = 0; i < FixtureCity.VILLAGES; i++) {
            footwear += (FixtureCity.enterprises(i) + 1) / 2;
        }
        String shown = Integer.toString(footwear);
        try (Screen screen = Screen.desktop(city.nobody().address())) {
            open(screen, "market", "/catalogue/enterprise");
            screen.await("the table", () -> screen.at("record-row").count() > 0);
            screen.at("filter-add").click();
            screen.at("filter-element").selectOption("industry");
            screen.at("filter-value").fill("鞋服");
            screen.at("filter-apply").click();
            screen.await("the rows", () -> screen.says("records-shown", "data-total", shown));

            screen.at("export").click();
            screen.await("the file", () -> screen.says("export-state", "data-state", "done"));
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void fitsAPhoneInEnglish() {
        try (Screen screen = Screen.phone(city.nobody().address())) {
            screen.speaking("en");
            open(screen, "police", "/catalogue/resident?tab=map");
            screen.await("the legend", () -> screen.shows("area-legend", "No data"));
            screen.awaitDrawnAreas().picture("map-tab-phone-english");
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
        }
    }
}
