package org.jingwei.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run can be watched, left, come back to and cancelled; a file can be sent, looked at and thrown
 * away; and at each step the screen says what is so.
 */
class RunScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final ApiClient owner = city.as("police");

    @BeforeAll
    static void define() {
        Map<String, Object> definition = FixtureDatasets.event();
        definition.put("id", "signal");
        owner.post("/api/datasets", definition).expect(201);
    }

    private static byte[] file(String number) {
        String row = number + ",信号灯," + FixtureCity.village(0) + "\n";
        return ("event_no,kind,area_code\n" + row).getBytes(UTF_8);
    }

    private static String send(String number, String more) {
        String path = "/api/datasets/signal/batches?fileName=" + number + ".csv" + more;
        return owner.post(path, "text/csv", file(number)).expect(202).text("id");
    }

    private static Screen loggedIn(Screen screen) {
        screen.login("police", FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen;
    }

    @Test
    void isWatchedLeftComeBackToAndCancelled() {
        try (HeldRuns held = HeldRuns.on(city);
                Screen screen = Screen.desktop(city.nobody().address())) {
            String batch = send("S1", "");
            loggedIn(screen).open("/runs/" + batch);
            screen.await("the step", () -> screen.says("run-phase-SORTING", "data-state", "now"));
            assertThat(screen.at("run-phase-READING").getAttribute("data-state")).isEqualTo("done");
            assertThat(screen.at("run-phase-SORTING").getAttribute("aria-current"))
                    .isEqualTo("step");
            assertThat(screen.at("run-rows").textContent()).isEqualTo("1");
            assertThat(screen.at("run-left").textContent().strip()).isNotEqualTo("–");
            assertThat(screen.barriers()).isEmpty();
            screen.picture("run-sorting");

            screen.open("/catalogue");
            screen.await("the catalogue", () -> screen.at("dataset-row-signal").count() > 0);
            screen.page().goBack();
            screen.await(
                    "the step again", () -> screen.says("run-phase-SORTING", "data-state", "now"));
            screen.at("run-cancel").click();
            screen.at("run-cancel-sure").click();
            screen.await("that it is asked", () -> held.isCancelled(batch));
            held.letGo();
            screen.await("the end", () -> screen.says("run-state", "data-state", "CANCELLED"));
            assertThat(screen.at("run-outcome").textContent()).contains("没有数据入库");
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void saysInWordsThatItIsTooLateToCancel() {
        try (HeldRuns held = HeldRuns.on(city);
                Screen screen = Screen.laptop(city.nobody().address())) {
            String batch = send("S2", "");
            loggedIn(screen).open("/runs/" + batch);
            screen.await("the run", () -> screen.at("run-cancel").count() > 0);
            screen.at("run-cancel").click();
            screen.page().route("**/api/batches/" + batch, Route::abort);
            held.letGo();
            FixtureDatasets.await(owner, batch);
            screen.at("run-cancel-sure").click();
            screen.await("the words", () -> screen.shows("run-too-late", "来不及取消"));
            screen.page().unroute("**/api/batches/" + batch);
            screen.await("the end", () -> screen.says("run-state", "data-state", "COMMITTED"));
        }
    }

    @Test
    void looksAgainAtAHeldFileWithoutSendingItAgain() {
        try (Screen screen = Screen.laptop(city.nobody().address())) {
            loggedIn(screen).open("/catalogue/signal?tab=batches");
            screen.await("the way to send", () -> screen.at("upload-file").count() > 0);
            screen.page().route("**/api/batches/*/preview", Route::abort);
            screen.at("upload-quick").check();
            screen.send("upload-file", "again.csv", file("S3"));
            screen.await("what became of it", () -> screen.at("upload-held").count() > 0);

            screen.page().unroute("**/api/batches/*/preview");
            screen.at("error-state").locator("button").first().click();
            screen.await("that it goes on", () -> screen.at("upload-held").count() == 0);
        }
        assertThat(owner.get("/api/datasets/signal/batches").items())
                .filteredOn(batch -> batch.path("fileName").asString().equals("again.csv"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"desktop,light,zh-CN", "desktop,dark,en", "phone,light,en", "phone,dark,zh-CN"})
    void showsMappingAndRunToEverybody(String size, String theme, String language) {
        String address = city.nobody().address();
        String batch = send("M" + size + theme, "&hold=true");
        try (Screen screen =
                size.equals("phone") ? Screen.phone(address) : Screen.laptop(address)) {
            loggedIn(screen.in(theme).speaking(language)).open("/runs/" + batch + "/mapping");
            screen.await(
                    "the saved state", () -> screen.says("mapping-saved", "data-state", "kept"));
            assertThat(screen.barriers()).isEmpty();
            assertThat(screen.overflow()).isZero();
            screen.picture("mapping-" + size + "-" + theme);

            screen.at("mapping-start").click();
            screen.await("the end", () -> screen.says("run-state", "data-state", "COMMITTED"));
            assertThat(screen.barriers()).isEmpty();
            assertThat(screen.overflow()).isZero();
            screen.picture("run-" + size + "-" + theme);
        }
    }
}
