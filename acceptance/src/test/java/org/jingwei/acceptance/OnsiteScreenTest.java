package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Officers come to a factory with a code; the factory types it. In the basement there is no
 * network: the record is written all the same, and is there when the network is back. Delivered,
 * the factory reads and acknowledges it, and shows by papers that it has put right what was found.
 */
class OnsiteScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String FACTORY = FixtureCity.creditCode(0, 0);

    private static Screen enter(Screen screen, String who, String path) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    /** An approved inspection of the factory, this week. */
    private static String approved() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Object> draft =
                Map.of(
                        "mechanism",
                        "INSPECTION",
                        "title",
                        "食品安全日常检查",
                        "legalBasis",
                        "《中华人民共和国食品安全法》第一百一十条",
                        "from",
                        today.toString(),
                        "to",
                        today.plusDays(5).toString(),
                        "minutes",
                        60,
                        "note",
                        "",
                        "targets",
                        List.of(Map.of("kind", "ENTERPRISE", "key", FACTORY)));
        String id = city.as("market").post("/api/matters", draft).expect(201).text("id");
        act("market", id, "submit", 1);
        act("city", id, "approve", 2);
        return id;
    }

    private static void act(String who, String id, String action, int version) {
        city.as(who)
                .post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", action, "version", version, "reason", ""))
                .expect(200);
    }

    private static byte[] photo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The picture of the code that the officer's phone shows. */
    private static String shownCode(Screen officer) {
        return (String)
                officer.page()
                        .evaluate(
                                "async () => (await fetch(document.querySelector('img.qr').src)).text()");
    }

    private static void scan(Screen factory, Screen officer) {
        factory.films(shownCode(officer));
        factory.at("scan-film").click();
        factory.await("the code", () -> factory.at("scan-code").inputValue().length() > 20);
    }

    private static void awaitSaved(Screen screen, String state) {
        screen.await(
                "the record is " + state, () -> screen.says("record-sync", "data-state", state));
    }

    @Test
    void goesFromTheCodeThroughAnOfflineRecordToWhatIsPutRight() {
        String door = "/onsite/" + approved() + "/" + FACTORY;
        try (Screen officer = Screen.phone(city.nobody().address());
                Screen factory = Screen.phone(city.nobody().address())) {
            enter(officer, "market", door);
            officer.await("the code card", () -> officer.at("code-apply").count() > 0);
            officer.at("code-apply").click();
            officer.await("the code", () -> officer.at("code-text").count() > 0);
            officer.picture("onsite-code-phone");
            assertThat(officer.overflow()).isZero();
            assertThat(officer.barriers()).isEmpty();

            enter(factory, "factory", "/onsite");
            factory.await("who comes", () -> factory.shows("coming-list", "第一百一十条"));
            assertThat(factory.at("rights").textContent()).contains("回避");
            factory.at("scan-code").fill("123");
            factory.at("scan-arrive").click();
            factory.await("why not", () -> factory.says("refusal", "data-code", "mistyped-code"));
            scan(factory, officer);
            factory.picture("onsite-factory-phone");
            assertThat(factory.overflow()).isZero();
            assertThat(factory.barriers()).isEmpty();
            factory.at("scan-arrive").click();
            factory.await("the visit", () -> factory.at("visit-facts").count() > 0);

            officer.open(door);
            officer.await("the form", () -> officer.at("result-whole-FAILS").count() > 0);
            officer.network(false);
            officer.at("result-whole-FAILS").click();
            officer.at("remark-whole").fill("原料与成品混放");
            officer.at("finding-whole").fill("原料与成品未分类存放");
            officer.at("basis-whole").fill("《食品安全法》第三十三条");
            officer.send("photo-whole", "photo.png", "image/png", photo());
            officer.await("the photo", () -> officer.at("photos-whole").count() > 0);
            awaitSaved(officer, "waiting");
            officer.picture("onsite-offline-phone");
            assertThat(officer.barriers()).isEmpty();
            officer.network(true);
            awaitSaved(officer, "synced");
            officer.at("record-deliver").click();
            officer.await("it is delivered", () -> officer.at("record-read").count() > 0);
            assertThat(officer.errors()).isEmpty();

            factory.open(door);
            factory.await("the record", () -> factory.shows("record-read", "混放"));
            factory.at("statement").fill("系临时周转");
            factory.at("acknowledge").click();
            factory.await("what it stated", () -> factory.shows("record-read", "系临时周转"));
            factory.at("rectify-text").fill("已分区存放");
            factory.picture("onsite-record-phone");
            assertThat(factory.barriers()).isEmpty();
            factory.at("deed-SUBMIT").click();
            factory.await(
                    "it is submitted",
                    () -> factory.says("rectify-whole", "data-state", "SUBMITTED"));

            officer.open(door);
            officer.await("the way to accept", () -> officer.at("deed-ACCEPT").count() > 0);
            officer.at("deed-ACCEPT").click();
            officer.await(
                    "it is put right", () -> officer.says("rectify-whole", "data-state", "CLOSED"));
            assertThat(factory.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fitsAPhoneInEnglish(String theme) {
        String door = "/onsite/" + approved() + "/" + FACTORY;
        try (Screen screen = Screen.phone(city.nobody().address()).in(theme).speaking("en")) {
            enter(screen, "market", door);
            screen.await("the door", () -> screen.at("code-apply").count() > 0);
            screen.at("backfill").locator("summary").click();
            screen.picture("onsite-door-phone-" + theme);
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
        }
    }
}
