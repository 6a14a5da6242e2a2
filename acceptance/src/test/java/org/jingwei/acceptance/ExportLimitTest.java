package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who exports more than a file may hold is told so in words, with both numbers, and gets no broken
 * file.
 */
class ExportLimitTest {
    private static final TestServer small =
            TestServer.start(Map.of("JINGWEI_MAX_EXPORT_ROWS", "10"));

    @BeforeAll
    static void load() {
        FixtureCity.load(small.administrator());
    }

    @AfterAll
    static void close() {
        small.close();
    }

    @Test
    void isToldInWords() {
        try (Screen screen = Screen.laptop(small.nobody().address())) {
            screen.login("market", FixtureCity.PASSWORD);
            screen.await("the frame", () -> screen.at("me-menu").count() > 0);
            screen.open("/catalogue/enterprise");
            screen.await("the table", () -> screen.at("record-row").count() > 0);
            screen.at("export").click();
            screen.await("the refusal", () -> screen.says("export-state", "data-state", "failed"));
            assertThat(screen.at("export-state").textContent())
                    .contains("没有导出")
                    .contains("" + FixtureCity.enterprises(0, FixtureCity.VILLAGES))
                    .contains("最多 10 条");
            screen.picture("export-refused");
        }
    }
}
