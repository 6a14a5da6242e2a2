package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A department registers its system with what is done on it and hands out a key that is shown once;
 * where a folder or a database cannot be read as asked, the system's own screen says why.
 */
class SystemScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static Screen open(Screen screen, String path) {
        screen.login("education", FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    private static void register(Screen screen, String id) {
        screen.await("the way to register", () -> screen.at("system-add").count() > 0);
        screen.at("system-add").click();
        screen.at("system-form-id").fill(id);
        screen.at("system-form-name").fill("学籍系统");
        screen.at("system-form-target").selectOption("P1D");
        screen.at("system-form-save").click();
        screen.await("the system's screen", () -> screen.shows("system-facts", "每 1 天"));
    }

    private static void addBusiness(Screen screen, String id, String name, String dataset) {
        screen.at("business-add").click();
        screen.at("business-form-id").fill(id);
        screen.at("business-form-name").fill(name);
        screen.at("business-form").locator("input[value=" + dataset + "]").check();
        screen.at("business-form-save").click();
        screen.await("the business", () -> screen.shows("businesses-table", name));
    }

    private static String wrong(Screen screen, String field) {
        return String.join(
                "", screen.page().locator("[data-wrong=" + field + "]").allTextContents());
    }

    @Test
    void isRegisteredWithItsBusinessAndItsFreshness() {
        try (Screen screen = Screen.desktop(city.nobody().address())) {
            register(open(screen, "/catalogue?view=systems"), "enrolment");
            assertThat(screen.at("system-facts").textContent()).contains("尚未同步");
            addBusiness(screen, "enrol", "学籍登记", "school");
            screen.picture("system");

            screen.open("/catalogue");
            screen.await("the source", () -> screen.shows("dataset-row-school", "学籍系统"));
            assertThat(screen.errors()).isEmpty();
        }
    }

    @Test
    void showsAKeyOnceAndTakesItBack() {
        try (Screen screen = Screen.laptop(city.nobody().address())) {
            register(open(screen, "/catalogue?view=systems"), "keyed");
            screen.at("tab-keys").click();
            screen.at("key-name").fill("正式环境");
            screen.at("key-add").click();
            screen.await("the key", () -> screen.shows("key-secret", "jk_"));
            String secret = screen.at("key-secret").textContent();
            screen.page().reload();
            screen.await("the list of keys", () -> screen.shows("keys-table", "正式环境"));
            assertThat(screen.page().content()).doesNotContain(secret);

            screen.at("keys-table").locator("[data-testid^=key-revoke-]").first().click();
            screen.at("key-revoke-sure").click();
            screen.await("that it is ended", () -> screen.shows("keys-table", "已停用"));
        }
    }

    @Test
    void saysInWordsWhatIsMissingForAFolderAndWrongWithADatabase() {
        Map<String, Object> pupils = FixtureDatasets.event();
        pupils.putAll(Map.of("id", "pupil", "owner", "education"));
        city.as("education").post("/api/datasets", pupils).expect(201);
        try (Screen screen = Screen.laptop(city.nobody().address())) {
            register(open(screen, "/catalogue?view=systems"), "sources");
            screen.at("tab-pulls").click();
            screen.await(
                    "the way to a first dataset",
                    () -> screen.shows("pull-no-datasets", "请先在“业务”中登记业务"));
            screen.at("tab-businesses").click();
            addBusiness(screen, "transfers", "转学办理", "pupil");
            screen.at("tab-folders").click();
            screen.await(
                    "the choice", () -> screen.at("folder-dataset").locator("option").count() > 0);
            screen.at("folder-dataset").selectOption("pupil");
            screen.at("folder-add").click();
            screen.await(
                    "what is missing on this server",
                    () -> screen.shows("error-state", "JINGWEI_WATCHED_FOLDERS"));

            screen.at("tab-pulls").click();
            screen.await("an empty list in words", () -> screen.shows("empty-state", "还没有数据库抽取"));
            screen.at("pull-add").click();
            screen.at("pull-form-name").fill("学籍库");
            screen.at("pull-form-dataset").selectOption("pupil");
            screen.at("pull-form-url").fill("jdbc:oracle:thin:@127.0.0.1");
            screen.at("pull-form-user").fill("reader");
            screen.at("pull-form-password").fill("secret");
            screen.at("pull-form-table").fill("student");
            screen.at("pull-form-watermark").fill("updated_at");
            screen.at("pull-form-save").click();
            screen.await(
                    "what is wrong, at its field", () -> wrong(screen, "url").contains("JDBC"));
            screen.picture("pull-refused");

            screen.at("pull-form-url").fill("jdbc:postgresql://127.0.0.1:1/pupils");
            screen.at("pull-form-try").click();
            screen.await("that nobody answers", () -> wrong(screen, "url").contains("连接不上"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fitsAPhoneInEnglish(String theme) {
        try (Screen screen = Screen.phone(city.nobody().address()).in(theme).speaking("en")) {
            open(screen, "/catalogue?view=systems");
            screen.await("the systems", () -> screen.at("system-add").count() > 0);
            screen.at("system-add").click();
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
            screen.picture("system-form-phone-" + theme);
        }
    }
}
