package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The centre makes a cap stricter and tries it on a year; a department reads on its draft which
 * rule it breaks and what to do; the centre loosens the cap, and the matter passes.
 */
class RuleScreenTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final int YEAR = 2035;

    private static Screen enter(Screen screen, String who, String path) {
        screen.login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen.open(path);
    }

    private static Map<String, Object> cap(String id) {
        return Map.ofEntries(
                Map.entry("id", id),
                Map.entry("mechanisms", List.of("INSPECTION")),
                Map.entry("name", "同一企业每年检查次数"),
                Map.entry("nameEn", "Inspections of one enterprise a year"),
                Map.entry("legalSource", "国办发〔2024〕54号"),
                Map.entry("from", YEAR + "-01-01"),
                Map.entry("to", YEAR + "-12-31"),
                Map.entry("severity", "REFUSE"),
                Map.entry("kind", "FREQUENCY_CAP"),
                Map.entry(
                        "parameters",
                        Map.of("most", 2, "starts", List.of("01-01"), "whose", "OWN")));
    }

    private static String matter(String who) {
        return city.as(who)
                .post(
                        "/api/matters",
                        Map.of(
                                "mechanism",
                                "INSPECTION",
                                "title",
                                "特种设备检查",
                                "legalBasis",
                                "《中华人民共和国特种设备安全法》第五十七条",
                                "from",
                                YEAR + "-03-01",
                                "to",
                                YEAR + "-03-02",
                                "minutes",
                                60,
                                "targets",
                                List.of(
                                        Map.of(
                                                "kind",
                                                "ENTERPRISE",
                                                "key",
                                                FixtureCity.creditCode(5, 0)))))
                .expect(201)
                .text("id");
    }

    private static void setCap(Screen centre, int most, int version) {
        centre.open("/rules/CAP-SCREEN");
        centre.await("the cap", () -> centre.at("parameter-most").count() > 0);
        centre.at("parameter-most").fill(Integer.toString(most));
        centre.at("rule-save").click();
        centre.await(
                "the new version",
                () -> centre.says("rule-form", "data-version", Integer.toString(version)));
    }

    @Test
    void aDepartmentReadsWhichRuleItBreaksAndPassesOnceItIsChanged() {
        city.as("city").post("/api/rules", cap("CAP-SCREEN")).expect(201);
        String path = "/matters/" + matter("market");
        try (Screen centre = Screen.desktop(city.nobody().address())) {
            enter(centre, "city", "/rules");
            centre.await("the rules", () -> centre.shows("rules-table", "CAP-SCREEN"));
            centre.picture("rules-desktop");
            setCap(centre, 0, 2);
            centre.at("rehearse-year").fill(Integer.toString(YEAR));
            centre.at("rehearse").click();
            centre.await("the rehearsal", () -> centre.at("rehearsal-result").count() > 0);
            centre.picture("rule-desktop");
            assertThat(centre.barriers()).isEmpty();
            try (Screen department = Screen.laptop(city.nobody().address())) {
                enter(department, "market", path);
                department.await("the finding", () -> department.shows("findings", "CAP-SCREEN"));
                assertThat(department.at("findings").textContent())
                        .contains("国办发〔2024〕54号")
                        .contains("怎样才能通过");
                department.at("act-submit").click();
                department.at("act-sure").click();
                department.await(
                        "the refusal", () -> department.shows("error-state", "CAP-SCREEN"));
                department.picture("matter-refused-laptop");
                assertThat(department.barriers()).isEmpty();
                setCap(centre, 2, 3);
                department.open(path);
                department.await(
                        "nothing is broken", () -> department.at("checks-clear").count() > 0);
                department.at("act-submit").click();
                department.at("act-sure").click();
                department.await(
                        "it is submitted",
                        () -> department.says("matter-state", "data-state", "SUBMITTED"));
                assertThat(department.errors()).isEmpty();
            }
            centre.open("/rules/CAP-SCREEN");
            centre.await(
                    "three versions", () -> centre.at("rule-versions").locator("li").count() == 3);
            assertThat(centre.errors()).isEmpty();
        }
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithARule() {
        try (Screen centre = Screen.laptop(city.nobody().address())) {
            enter(centre, "city", "/rules/new");
            centre.await("the form", () -> centre.at("rule-save").count() > 0);
            centre.at("rule-id").fill("lower");
            centre.at("parameter-most").fill("-1");
            centre.at("rule-save").click();
            for (String field : List.of("id", "name", "legalSource", "'parameters.most'")) {
                centre.await(
                        "the mistake at " + field,
                        () -> centre.page().locator("[data-wrong=" + field + "]").count() > 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fitsAPhoneInEnglish(String theme) {
        String id = "CAP-PHONE-" + theme.toUpperCase(java.util.Locale.ROOT);
        city.as("city").post("/api/rules", cap(id)).expect(201);
        try (Screen screen = Screen.phone(city.nobody().address()).in(theme).speaking("en")) {
            enter(screen, "city", "/rules/" + id);
            screen.await("the form", () -> screen.at("rule-save").count() > 0);
            screen.await(
                    "its versions", () -> screen.at("rule-versions").locator("li").count() == 1);
            assertThat(screen.overflow()).isZero();
            assertThat(screen.barriers()).isEmpty();
            screen.picture("rule-phone-" + theme);
        }
    }
}
