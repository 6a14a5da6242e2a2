package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jingwei.demo.city.DemoCity;
import org.jingwei.demo.city.load.CityLoader;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The demo city has a living desk of inspections: 4,305 items of 112 units, plans, matters in every
 * state, visits with findings and ratings, all through the gate and its shipped rules; and a load
 * that is run again adds nothing.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoInspectionsTest {
    private static final TestServer city =
            TestServer.start(Map.of("JINGWEI_SHIPPED_RULES", "true"));
    private static final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private static Path accounts = Path.of("none");
    private static Path files = Path.of("none");

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException, InterruptedException {
        files = folder.resolve("city");
        accounts = folder.resolve("accounts.json");
        DemoCity.main(new String[] {"generate", "--out", files.toString(), "--records", "20000"});
        loadAnew();
    }

    /** As a load whose end was not noted is gone on with. */
    private static void loadAnew() throws IOException, InterruptedException {
        Files.deleteIfExists(accounts);
        Files.writeString(
                accounts.resolveSibling("accounts.json.started"),
                "[{\"password\": \"" + TestServer.PASSWORD + "\"}]");
        new CityLoader(
                        java.net.URI.create(city.nobody().address()),
                        files,
                        files.resolve("no-one-time-password"),
                        accounts,
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .load();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static ApiClient as(String username) {
        return city.nobody().login(username, TestServer.PASSWORD);
    }

    private static JsonNode numbers() {
        int year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        return as("city")
                .get("/api/inspections/numbers?from=%d-01-01&to=%d-12-31".formatted(year, year))
                .expect(200)
                .json();
    }

    private static int count(String who, String path) {
        int count = 0;
        String cursor = "";
        do {
            var page = as(who).get(path + "limit=500" + cursor).expect(200);
            count += page.items().size();
            cursor =
                    page.text("next").isEmpty()
                            ? ""
                            : "&cursor=" + ApiClient.encoded(page.text("next"));
        } while (!cursor.isEmpty());
        return count;
    }

    @Test
    @Order(1)
    void hasItemsUnitsPlansAndMattersInManyStates() {
        assertThat(count("city", "/api/inspection-items?")).isEqualTo(4_305);
        assertThat(count("city", "/api/inspecting-units?")).isEqualTo(112);
        assertThat(count("city", "/api/inspection-plans?state=PUBLISHED&")).isGreaterThan(20);
        assertThat(
                        as("city").get("/api/matters?box=ALL&limit=500").items().stream()
                                .map(matter -> matter.path("state").asString())
                                .distinct())
                .contains("SUBMITTED", "CONSULTED", "APPROVED", "DONE");
    }

    @Test
    @Order(2)
    void hasVisitsWithFindingsRatingsAndMinutes() {
        JsonNode numbers = numbers();
        assertThat(numbers.path("visits").asInt()).isGreaterThan(10);
        assertThat(numbers.path("door").path("scanned").asInt()).isEqualTo(5);
        assertThat(numbers.path("door").path("late").asInt()).isEqualTo(3);
        assertThat(numbers.path("door").path("withFindings").asInt()).isEqualTo(4);
        assertThat(as("city").get("/api/evaluations/summary").expect(200).items()).isNotEmpty();
        assertThat(as("enterprise").get("/api/onsite/coming").expect(200).json().toString())
                .contains("应急管理局");
    }

    @Test
    @Order(3)
    void aLoadThatIsRunAgainAddsNothing() throws Exception {
        int matters = count("city", "/api/matters?box=ALL&");
        int tasks = count("city", "/api/inspection-tasks?");
        JsonNode before = numbers();
        loadAnew();
        assertThat(count("city", "/api/matters?box=ALL&")).isEqualTo(matters);
        assertThat(count("city", "/api/inspection-tasks?")).isEqualTo(tasks);
        assertThat(numbers()).isEqualTo(before);
    }
}
