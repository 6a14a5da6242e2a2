package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

/** Masked values are seen for a stated purpose only, for this view only, and the log tells so. */
class PurposeTest {
    private static final String NAME = "居民0000";
    private static final String PURPOSE = "核对 2026 年低保年审 / 100%";
    private static final TestServer city = TestServer.withFixtureCity();

    @Test
    void showsTheValuesWhileThePurposeHolds() {
        try (Screen screen = Screen.laptop(city.nobody().address())) {
            screen.login("police", FixtureCity.PASSWORD);
            screen.await("the frame", () -> screen.at("me-menu").count() > 0);
            screen.open("/catalogue/resident");
            screen.await("masked names", () -> screen.shows("records-table", "居"));
            assertThat(screen.at("records-table").textContent()).doesNotContain(NAME);

            screen.at("purpose-open").click();
            screen.at("purpose-text").fill(PURPOSE);
            screen.picture("purpose-asked");
            screen.at("purpose-submit").click();
            screen.await("the names", () -> screen.shows("records-table", NAME));
            assertThat(screen.at("purpose-stated").textContent()).isEqualTo(PURPOSE);
            screen.picture("purpose-stated");

            screen.at("purpose-end").click();
            screen.await("the way to state one", () -> screen.at("purpose-open").count() == 1);
            assertThat(screen.at("records-table").textContent()).doesNotContain(NAME);
        }
        assertThat(city.administrator().get("/api/audit?username=police&limit=100").body())
                .contains(PURPOSE);
    }
}
