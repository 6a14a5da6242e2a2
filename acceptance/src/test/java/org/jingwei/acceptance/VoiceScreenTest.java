package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same was found at three works of a village. The centre puts it into words and tells all of
 * the same sort; a factory reads it and looks by itself. The factory complains about the
 * inspectors: the centre above them answers, and they see nothing of it.
 */
class VoiceScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String FACTORY = FixtureCity.creditCode(0, 0);

    private static Screen enter(Screen screen, String who, String path) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    private static void sql(String statement) {
        try (Connection connection = city.database("owner");
                Statement sent = connection.createStatement()) {
            sent.execute(statement);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** An inspection of the factory and three works by an item of its own, with its results. */
    private static String inspected(String item) {
        sql(
                """
                INSERT INTO published_item (mechanism, code, name, legal_basis, organisation, object_type, published_on, checklist)
                VALUES ('INSPECTION', '%s', '食品仓储检查', '《食品安全法》第三十三条', 'market', '仓储%s', '2026-01-01',
                        '[{"id": "storage", "text": "原料分类存放", "textEn": "Materials are stored apart"}]')\
                """
                        .formatted(item, item));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Object> draft =
                Map.ofEntries(
                        Map.entry("mechanism", "INSPECTION"),
                        Map.entry("title", "食品仓储检查"),
                        Map.entry("legalBasis", "《食品安全法》第三十三条"),
                        Map.entry("item", item),
                        Map.entry("from", today.toString()),
                        Map.entry("to", today.plusDays(5).toString()),
                        Map.entry("minutes", 60),
                        Map.entry("note", ""),
                        Map.entry(
                                "targets",
                                List.of(
                                        target(FACTORY),
                                        target(FixtureCity.creditCode(1, 0)),
                                        target(FixtureCity.creditCode(1, 1)),
                                        target(FixtureCity.creditCode(1, 2)))));
        String id = city.as("market").post("/api/matters", draft).expect(201).text("id");
        city.as("market")
                .post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", "submit", "version", 1, "reason", ""))
                .expect(200);
        sql(
                """
                INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist, arrived_at, arrived_side, arrived_by)
                SELECT matter || key, matter, kind, key, name, area, requester, '食品仓储检查', '[]', now(), 'OFFICER', 'market'
                FROM matter_target WHERE matter = '%s'\
                """
                        .formatted(id));
        sql(
                """
                INSERT INTO inspection_record (visit, device, summary, entries, findings, saved_by, delivered_at)
                SELECT id, 'phone', '', jsonb_build_array(jsonb_build_object('item', 'storage', 'result',
                           CASE WHEN key = '%s' THEN 'CONFORMS' ELSE 'FAILS' END)), '[]', 'market', now()
                FROM inspection_visit WHERE matter = '%s'\
                """
                        .formatted(FACTORY, id));
        return id;
    }

    private static Map<String, String> target(String key) {
        return Map.of("kind", "ENTERPRISE", "key", key);
    }

    private static void fits(Screen screen) {
        assertThat(screen.overflow()).isZero();
        assertThat(screen.barriers()).isEmpty();
        assertThat(screen.errors()).isEmpty();
    }

    @Test
    void goesFromWhatWasFoundToASelfCheckAndFromAComplaintToItsAnswer() {
        inspected("SCREEN-1");
        try (Screen centre = Screen.desktop(city.nobody().address());
                Screen factory = Screen.phone(city.nobody().address());
                Screen unit = Screen.desktop(city.nobody().address())) {
            proposes(centre);
            isTold(factory);
            checksItself(factory);
            complains(factory);
            isNotShownTo(unit);
            answers(centre, factory);
            counts(centre);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fitsAPhoneInEnglish(String theme) {
        inspected("SCREEN-" + theme.toUpperCase(Locale.ROOT));
        try (Screen centre = Screen.phone(city.nobody().address()).in(theme).speaking("en")) {
            enter(centre, "city", "/common-problems");
            centre.await("a proposal", () -> centre.at("proposal").count() > 0);
            centre.picture("lesson-proposal-phone-" + theme);
            fits(centre);
            centre.open("/voices?look=ALL");
            centre.await("the list", () -> centre.at("voice-list").count() > 0);
            fits(centre);
            centre.open("/inspections/numbers");
            centre.await("the numbers", () -> centre.at("care-complaints").count() > 0);
            centre.picture("care-numbers-phone-" + theme);
            fits(centre);
        }
    }

    /** The centre accepts the pattern and tells the enterprises. */
    private static void proposes(Screen centre) {
        enter(centre, "city", "/common-problems");
        centre.await("the proposal", () -> centre.shows("proposal", "原料分类存放"));
        centre.at("proposal-words").fill("多家企业原料与成品混放");
        centre.at("proposal-advice").fill("分区存放并作标识");
        centre.at("proposal-questions").fill("原料与成品是否分开\n各区是否有标识");
        centre.picture("lesson-proposal");
        fits(centre);
        centre.at("proposal-accept").click();
        centre.await("the audience", () -> centre.shows("problem-audience", "4"));
        centre.at("problem-push").click();
        centre.await("it is pushed", () -> centre.says("problem", "data-state", "PUSHED"));
    }

    /** The enterprise reads it and looks at its own. */
    private static void isTold(Screen factory) {
        enter(factory, "factory", "/onsite");
        factory.await("its tabs", () -> factory.at("tab-lessons").count() > 0);
        factory.at("tab-lessons").click();
        factory.await("what it is told", () -> factory.shows("lesson", "分区存放"));
        factory.picture("lesson-factory-phone");
        fits(factory);
        factory.at("lesson-read").click();
        factory.await("it has read", () -> factory.says("lesson", "data-state", "READ"));
        factory.at("lesson-check").click();
        factory.at("check-q1-FINE").check();
        factory.at("check-q2-MENDED").check();
        factory.picture("self-check-phone");
        fits(factory);
        factory.at("check-save").click();
        factory.await("it has looked", () -> factory.says("lesson", "data-state", "CHECKED"));
    }

    /** It checks itself by the list of an item. */
    private static void checksItself(Screen factory) {
        factory.at("tab-checks").click();
        factory.await("its checklist", () -> factory.at("check-start-SCREEN-1").count() > 0);
        factory.at("check-start-SCREEN-1").click();
        factory.at("check-storage-FINE").check();
        factory.at("check-save").click();
        factory.await("both are kept", () -> factory.at("self-check").count() == 2);
        factory.picture("self-checks-phone");
        fits(factory);
    }

    /** It complains past the unit. */
    private static void complains(Screen factory) {
        factory.at("tab-voices").click();
        factory.at("voice-kind-COMPLAINT").check();
        factory.await("the units", () -> factory.at("voice-unit").locator("option").count() > 3);
        factory.at("voice-unit").selectOption("market");
        factory.at("voice-text").fill("检查人员未出示执法证");
        factory.at("voice-send").click();
        factory.await("it is sent", () -> factory.at("voice-sent").count() > 0);
        factory.await("it stands there", () -> factory.shows("voice-list", "未出示执法证"));
        factory.picture("voices-factory-phone");
        fits(factory);
    }

    /** The unit sees nothing of that. */
    private static void isNotShownTo(Screen unit) {
        enter(unit, "market", "/voices?look=ALL");
        unit.await("nothing", () -> unit.at("empty-state").count() > 0);
        assertThat(unit.at("voice-list").textContent()).doesNotContain("未出示执法证");
    }

    /** The supervisor answers. */
    private static void answers(Screen centre, Screen factory) {
        centre.open("/voices");
        centre.await("the complaint", () -> centre.shows("voice-list", "未出示执法证"));
        centre.page().locator("[data-testid^=voice-open-]").first().click();
        centre.await("the way to answer", () -> centre.at("voice-ANSWER").count() > 0);
        centre.at("voice-words").fill("已核实，责令改正");
        centre.picture("voices-centre");
        fits(centre);
        centre.at("voice-ANSWER").click();
        centre.await(
                "it is answered", () -> centre.page().locator("[data-state=ANSWERED]").count() > 0);
        factory.open("/onsite");
        factory.await("its tabs", () -> factory.at("tab-voices").count() > 0);
        factory.at("tab-voices").click();
        factory.await("the answer", () -> factory.shows("voice-list", "责令改正"));
    }

    /** Both are counted, down to the rows. */
    private static void counts(Screen centre) {
        centre.open("/inspections/numbers");
        centre.await("the numbers", () -> centre.shows("care-complaints", "1"));
        centre.at("care-checked").click();
        centre.await("the rows", () -> centre.at("push-rows").locator("tbody tr").count() == 1);
        centre.picture("care-numbers");
        fits(centre);
    }
}
