package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A department's file as its own system writes it: other names for the columns, semicolons, an old
 * Chinese encoding, a wrong row. The platform says how it reads it, somebody matches the column it
 * could not guess, the rows come in, and the wrong one goes back with its reason.
 */
class StrangeFileTest {
    private static final int GOOD_ROWS = 24;
    private static final TestServer city = TestServer.withFixtureCity();

    @BeforeAll
    static void define() {
        Map<String, Object> lights = FixtureDatasets.event();
        lights.put("id", "street_light");
        city.administrator().post("/api/datasets", lights).expect(201);
    }

    private static byte[] file() {
        StringBuilder text = new StringBuilder("灯杆;类别;所在村\n");
        for (int i = 0; i < GOOD_ROWS; i++) {
            text.append("L").append(i).append(";路灯不亮;");
            text.append(FixtureCity.village(i % FixtureCity.VILLAGES)).append('\n');
        }
        text.append("L99;路灯不亮;不知道\n");
        return text.toString().getBytes(Charset.forName("GB18030"));
    }

    @Test
    void isLookedAtMatchedAndTakenIn() {
        try (Screen screen = Screen.desktop(city.nobody().address())) {
            screen.login("police", FixtureCity.PASSWORD);
            screen.await("the frame", () -> screen.at("me-menu").count() > 0);
            screen.open("/catalogue/street_light?tab=batches");
            screen.await("the way to send a file", () -> screen.at("upload-file").count() > 0);
            screen.at("upload-file").setInputFiles(new FilePayload("灯杆.txt", "text/plain", file()));

            screen.await("the file as it is read", () -> screen.shows("preview-rows", "路灯不亮"));
            assertThat(screen.at("reading-charset").inputValue()).isEqualTo("GB18030");
            assertThat(screen.at("reading-delimiter").inputValue()).isEqualTo(";");

            screen.at("map-event_no").selectOption("灯杆");
            screen.await("the dry run", () -> dryRun(screen, "accepted", GOOD_ROWS));
            assertThat(dryRun(screen, "refused", 1)).isTrue();
            assertThat(screen.at("dry-run-faults").textContent()).contains("不知道");
            screen.picture("mapping");
            assertThat(screen.barriers()).isEmpty();

            screen.at("mapping-start").click();
            screen.await("the end of the run", () -> is(screen, "COMMITTED"));
            assertThat(screen.at("run-outcome").textContent()).contains("已入库");
            screen.at("rule-lines-AREA_CODE").click();
            screen.await("the refused line", () -> screen.shows("rejects-table", "不知道"));
            screen.picture("run");
            assertThat(screen.barriers()).isEmpty();
            assertThat(screen.errors()).isEmpty();
        }
        assertThat(
                        city.administrator()
                                .get("/api/datasets/street_light/summary?by=VILLAGE")
                                .expect(200)
                                .json()
                                .path("total")
                                .asInt())
                .isEqualTo(GOOD_ROWS);
    }

    private static boolean dryRun(Screen screen, String count, int expected) {
        return screen.at("dry-run").count() > 0
                && Integer.toString(expected)
                        .equals(screen.at("dry-run").getAttribute("data-" + count));
    }

    private static boolean is(Screen screen, String state) {
        return screen.at("run-state").count() > 0
                && state.equals(screen.at("run-state").getAttribute("data-state"));
    }
}
