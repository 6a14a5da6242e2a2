package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDesk;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The screens around inspections, on a desk and on a phone, in both languages, light and dark:
 * nothing is wider than the window, keeps anybody out or fails; plans of others say that their
 * tasks are not seen, a barred officer is explained by the head, history opens row by row.
 */
class DeskLooksTest {
    private static final TestServer city = TestServer.start(Map.of());
    private static final String FACTORY = FixtureCity.creditCode(0, 0);
    private static String draft = "";
    private static String asked = "";

    private static int year() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
    }

    @BeforeAll
    static void setTheStage() {
        FixtureCity.load(city.administrator());
        ApiClient centre = city.as("city");
        for (String unit : List.of("market", "education")) {
            centre.put(
                            "/api/inspection-items/LOOK-" + unit,
                            Map.of(
                                    "name", "食品生产经营环节综合检查",
                                    "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                                    "organisation", unit,
                                    "publishedOn", "2025-01-01",
                                    "checklist", List.of(Map.of("text", "是否公示许可证"))))
                    .expect(200);
        }
        FixtureDesk.open(centre, "market", "education");
        plan("education", true);
        plan("market", true);
        plan("market", false);
        takeHistoryIn(centre);
        asked = matter("submit");
        draft = matter("");
        threeCleanChecks();
        explain();
        delegate();
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static void plan(String unit, boolean publish) {
        ApiClient department = city.as(unit);
        Map<String, Object> line =
                Map.of(
                        "item", "LOOK-" + unit,
                        "fromMonth", 3,
                        "toMonth", 11,
                        "minutes", 60,
                        "enterprises", List.of(FACTORY));
        String id =
                department
                        .post(
                                "/api/inspection-plans",
                                Map.of(
                                        "year",
                                        year(),
                                        "kind",
                                        "ANNUAL",
                                        "title",
                                        year() + "年度涉企行政检查计划",
                                        "lines",
                                        List.of(line)))
                        .expect(201)
                        .text("id");
        if (publish) {
            String deeds = "/api/inspection-plans/" + id + "/actions";
            department.post(deeds, Map.of("action", "file", "version", 1)).expect(200);
            city.as("city")
                    .post(deeds, Map.of("action", "publish", "version", 2, "filingNumber", "备〔1〕号"))
                    .expect(200);
        }
    }

    private static void takeHistoryIn(ApiClient centre) {
        StringBuilder csv = new StringBuilder("编号,单位,企业,名称,类型,日期,结果,问题数\n");
        List<String> outcomes = List.of("通过", "有条件通过", "不通过", "");
        for (int i = 0; i < 60; i++) {
            csv.append(
                    "OLD-%d,%s,%s,,日常检查,%d-%02d-05,%s,%d%n"
                            .formatted(
                                    i,
                                    i % 3 == 0 ? "education" : "market",
                                    FixtureCity.creditCode(i % 12, i % 3),
                                    year() - 1 - i % 2,
                                    1 + i % 12,
                                    outcomes.get(i % 4),
                                    i % 4));
        }
        centre.post(
                        "/api/inspections/history/imports",
                        "text/csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8))
                .expect(200);
    }

    /** A matter of the market authority at the factory, with its officers. */
    private static String matter(String action) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Object> body =
                Map.ofEntries(
                        Map.entry("mechanism", "INSPECTION"),
                        Map.entry("title", "食品生产经营环节综合检查"),
                        Map.entry("legalBasis", "《中华人民共和国食品安全法》第一百一十条"),
                        Map.entry("item", "LOOK-market"),
                        Map.entry("from", today.plusDays(40).toString()),
                        Map.entry("to", today.plusDays(45).toString()),
                        Map.entry("minutes", 60),
                        Map.entry("officers", FixtureDesk.officers("market")),
                        Map.entry("ground", "INCIDENT"),
                        Map.entry(
                                "targets", List.of(Map.of("kind", "ENTERPRISE", "key", FACTORY))));
        String id = city.as("market").post("/api/matters", body).expect(201).text("id");
        if (!action.isEmpty()) {
            city.as("city").put("/api/inspection-desk", FixtureDesk.desk(false)).expect(200);
            city.as("market")
                    .post(
                            "/api/matters/" + id + "/actions",
                            Map.of("action", action, "version", 1, "reason", "按计划"))
                    .expect(200);
            city.as("city").put("/api/inspection-desk", FixtureDesk.desk(true)).expect(200);
        }
        return id;
    }

    private static void threeCleanChecks() {
        for (int i = 1; i <= 3; i++) {
            String other = matter("");
            sql(
                    """
                    INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist, arrived_at,
                        arrived_side, arrived_by)
                    SELECT 'clean-' || matter.id, matter.id, 'ENTERPRISE', target.key, target.name, target.area, matter.requester,
                        matter.title, '[]', now() - interval '%d days', 'OFFICER', 'market'
                    FROM matter JOIN matter_target target ON target.matter = matter.id WHERE matter.id = '%s'\
                    """
                            .formatted(i * 20, other));
            sql(
                    "INSERT INTO inspection_record (visit, device, summary, entries, findings, saved_by, delivered_at)"
                            + " VALUES ('clean-%s', 'd', '', '[]', '[]', 'market', now())"
                                    .formatted(other));
        }
    }

    /** One of another enterprise, for the list. */
    private static void explain() {
        city.as("market")
                .post(
                        "/api/officer-explanations",
                        Map.of(
                                "enterprise",
                                FixtureCity.creditCode(1, 0),
                                "officer",
                                "market1",
                                "reason",
                                "辖区内仅有两名持证人员，已安排交叉复核"))
                .expect(201);
    }

    private static void delegate() {
        city.administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username", "deputy",
                                "displayName", "副职",
                                "role", "DEPARTMENT",
                                "organisation", "market",
                                "password", FixtureCity.PASSWORD,
                                "permanentPassword", true))
                .expect(201);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        city.as("market")
                .post(
                        "/api/delegations",
                        Map.of(
                                "taker",
                                "deputy",
                                "from",
                                today.toString(),
                                "to",
                                today.plusDays(3).toString(),
                                "reason",
                                "出差"))
                .expect(201);
    }

    private static void sql(String statement) {
        try (Connection connection = city.database("owner");
                Statement sent = connection.createStatement()) {
            sent.execute(statement);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Screen enter(String width, String theme, String language, String who) {
        String address = city.nobody().address();
        Screen screen = width.equals("phone") ? Screen.phone(address) : Screen.desktop(address);
        screen.in(theme).speaking(language).login(who, FixtureCity.PASSWORD);
        screen.await("the frame", () -> screen.at("me-menu").count() > 0);
        return screen;
    }

    private record Look(Screen screen, String name) {
        void at(String path, String content, Consumer<Screen> then) {
            screen.open(path);
            screen.await("the content of " + path, () -> screen.at(content).count() > 0);
            then.accept(screen);
            screen.picture("looks-" + name + "-" + content);
            assertThat(screen.overflow()).as(path + " is as wide as the window").isZero();
            assertThat(screen.barriers()).as(path).isEmpty();
        }

        void at(String path, String content) {
            at(path, content, _ -> {});
        }
    }

    private static final String VARIANTS =
            """
            desk, light, zh-CN
            desk, dark, en
            phone, light, en
            phone, dark, zh-CN
            """;

    @ParameterizedTest
    @CsvSource(textBlock = VARIANTS)
    void aUnitsDay(String width, String theme, String language) {
        try (Screen screen = enter(width, theme, language, "market")) {
            Look look = new Look(screen, "unit-" + width + "-" + theme + "-" + language);
            look.at(
                    "/matters/" + draft,
                    "barred-officers",
                    shown -> {
                        shown.at("explain").first().click();
                        shown.await("the form", () -> shown.at("explain-form").count() > 0);
                        shown.at("explain-form").scrollIntoViewIfNeeded();
                    });
            look.at("/inspections?tab=plans", "plans-table");
            if (width.equals("desk")) {
                assertThat(screen.at("plans-table").locator("abbr").count()).isEqualTo(1);
            }
            look.at("/inspections?tab=tasks", "task-pick");
            look.at("/delegations", "delegation-list");
            assertThat(screen.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = VARIANTS)
    void aCentresDay(String width, String theme, String language) {
        try (Screen screen = enter(width, theme, language, "city")) {
            Look look = new Look(screen, "centre-" + width + "-" + theme + "-" + language);
            look.at("/inspections?tab=officers", "explanations-table");
            look.at("/inspections?tab=desk", "desk-form");
            look.at("/inspections?tab=units", "units-table");
            look.at("/inspections?tab=plans", "plans-table");
            look.at("/document-templates", "templates");
            look.at(
                    "/matters/" + asked,
                    "signing-card",
                    shown -> shown.at("signing-card").scrollIntoViewIfNeeded());
            look.at("/inspections/numbers", "past-table", DeskLooksTest::readHistory);
            assertThat(screen.errors()).isEmpty();
        }
    }

    private static void readHistory(Screen screen) {
        screen.at("past-more").click();
        screen.await("all rows", () -> screen.at("past-more").count() == 0);
        screen.at("past-year").selectOption(Integer.toString(year() - 2));
        screen.await(
                "one year", () -> screen.at("past-table").locator("[data-past]").count() == 30);
        screen.at("past-enterprise").fill(FACTORY);
        screen.at("past-enterprise").press("Enter");
        screen.await("no row of it", () -> screen.at("past-table").count() == 0);
        screen.at("past-year").selectOption("");
        screen.await("its rows", () -> screen.at("past-table").locator("[data-past]").count() == 5);
        screen.at("past-table").locator("[aria-expanded]").first().press("Enter");
        screen.await("what it holds", () -> screen.shows("past-opened", "OLD-"));
        String file = new String(screen.fileOf("past-file"), StandardCharsets.UTF_8);
        assertThat(file.lines()).hasSize(6);
        screen.at("past-rows").scrollIntoViewIfNeeded();
    }

    @ParameterizedTest
    @CsvSource(textBlock = VARIANTS)
    void anEnterprisesDay(String width, String theme, String language) {
        try (Screen screen = enter(width, theme, language, "factory")) {
            Look look = new Look(screen, "factory-" + width + "-" + theme + "-" + language);
            look.at(
                    "/onsite",
                    "tab-voices",
                    page -> {
                        page.at("tab-voices").click();
                        page.await("the limits", () -> page.at("voice-limits").count() > 0);
                    });
            assertThat(screen.at("voice-limits").textContent()).contains("10", "2,000");
            look.at("/inspections?tab=items", "items-table");
            assertThat(screen.errors()).isEmpty();
        }
    }
}
