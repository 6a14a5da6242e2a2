package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A platform on its first day has no areas, no datasets and nobody but its administrator. Every
 * page then says what will be here and how to get it; none fails and none waits for ever.
 */
class EmptyPlatformTest {
    private static final TestServer empty = TestServer.start(Map.of());

    @AfterAll
    static void close() {
        empty.close();
    }

    @ParameterizedTest
    @CsvSource({
        "desktop,/,map,POST /api/areas/imports",
        "phone,/,map,POST /api/areas/imports",
        "desktop,/catalogue,catalogue,POST /api/datasets",
        "phone,/catalogue,catalogue,POST /api/datasets",
        "desktop,/admin,admin,POST /api/accounts",
        "phone,/admin,admin,POST /api/accounts",
        "desktop,/admin?tab=organisations,organisations,POST /api/organisations",
        "phone,/admin?tab=audit,audit,审计链完整"
    })
    void saysInWordsWhatWillBeHere(String size, String path, String name, String words) {
        try (Screen screen = screen(size)) {
            screen.login("administrator", TestServer.PASSWORD);
            screen.await("the frame", () -> screen.at("me-menu").count() > 0);
            screen.open(path);
            screen.await(
                    "the words", () -> screen.page().locator("main").textContent().contains(words));
            screen.await(
                    "an end of waiting",
                    () -> screen.page().locator("[aria-busy=true]").count() == 0);
            screen.picture("empty-" + name + "-" + size);

            assertThat(screen.at("error-state").count()).isZero();
            assertThat(screen.errors()).isEmpty();
        }
    }

    private static Screen screen(String size) {
        String address = empty.nobody().address();
        return size.equals("phone") ? Screen.phone(address) : Screen.desktop(address);
    }
}
