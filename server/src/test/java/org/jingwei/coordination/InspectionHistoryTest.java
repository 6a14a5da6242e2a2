package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Inspections from before the gate: taken in whole or not at all, once, seen by whom they concern,
 * counted by the numbers, and by the cap that the gate holds.
 */
class InspectionHistoryTest {
    private static final GateCity city = GateCity.shared();
    private static final String HEAD = "编号,单位,企业,名称,类型,日期,结果,问题数\n";
    private static final String SPAN = "?from=2019-01-01&to=2020-12-31";

    private static Answer sent(String who, String csv) {
        return city.as(who)
                .post(
                        "/api/inspections/history/imports",
                        "text/csv",
                        (HEAD + csv).getBytes(StandardCharsets.UTF_8));
    }

    private static String row(String id, String enterprise, String day, String result, int found) {
        return "%s,market,%s,名称,日常,%s,%s,%d%n".formatted(id, enterprise, day, result, found);
    }

    @Test
    void theSameFileTwiceIsThereOnceAndACorrectionCorrects() {
        String key = FixtureCity.creditCode(2, 0);
        String file =
                row("T-1", key, "2020-01-05", "通过", 0)
                        + row("T-2", key, "2020-02-05", "不通过", 3)
                        + row("T-3", "NOT-REGISTERED", "2020-03-05", "", 1);
        JsonNode first = sent("city", file).expect(200).json();
        assertThat(first.path("rows").asInt()).isEqualTo(3);
        assertThat(first.path("added").asInt()).isEqualTo(3);
        assertThat(first.path("unregistered").asInt()).isEqualTo(1);
        assertThat(sent("city", file).expect(200).json().path("added").asInt()).isZero();
        sent("city", row("T-1", key, "2020-01-06", "有条件通过", 1)).expect(200);
        List<JsonNode> rows = rows("city", "&enterprise=" + key);
        assertThat(rows).hasSize(2);
        assertThat(rows.stream().map(one -> one.path("visitedOn").asString()))
                .contains("2020-01-06")
                .doesNotContain("2020-01-05");
    }

    @Test
    void aFileWithAMistakeIsTakenAsNone() {
        String key = FixtureCity.creditCode(2, 1);
        Answer refused =
                sent(
                                "city",
                                row("M-1", key, "2019-01-05", "通过", 0)
                                        + row("M-1", key, "2999-01-05", "很好", 0)
                                        + "M-2,nobody,"
                                        + key
                                        + ",,,2019-01-05,,\n")
                        .expect(422);
        assertThat(
                        refused.json()
                                .path("errors")
                                .valueStream()
                                .map(one -> one.path("column").asString()))
                .contains("id", "date", "outcome");
        assertThat(rows("city", "&enterprise=" + key)).isEmpty();
        Answer unknown = sent("city", "M-2,nobody," + key + ",,,2019-01-05,,\n").expect(422);
        assertThat(unknown.json().path("errors").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(unknown.json().path("errors").path(0).path("reason").asString())
                .contains("nobody");
    }

    @Test
    void onlyTheCentreOfTheWholePlaceTakesItIn() {
        String file = row("N-1", FixtureCity.creditCode(2, 2), "2019-01-05", "通过", 0);
        for (String who : List.of("market", "east", "village", "factory")) {
            sent(who, file).expect(403);
        }
    }

    @Test
    void eachSeesAndCountsItsOwn() {
        String near = FixtureCity.creditCode(1, 1);
        String far = FixtureCity.creditCode(11, 1);
        sent(
                        "city",
                        row("S-1", near, "2019-01-05", "通过", 0)
                                + row("S-2", near, "2019-02-05", "通过", 2)
                                + row("S-3", near, "2019-03-05", "不通过", 1)
                                + row("S-4", far, "2019-04-05", "通过", 0)
                                + row("S-5", GateCity.FACTORY, "2019-05-05", "通过", 0))
                .expect(200);
        JsonNode all = year("city", 2019);
        assertThat(all.path("visits").asInt()).isEqualTo(5);
        assertThat(all.path("enterprises").asInt()).isEqualTo(3);
        assertThat(all.path("withFindings").asInt()).isEqualTo(2);
        assertThat(all.path("failed").asInt()).isEqualTo(1);
        assertThat(all.path("overCap").asInt()).isEqualTo(1);
        assertThat(year("county", 2019).path("visits").asInt()).isEqualTo(4);
        assertThat(year("market", 2019).path("visits").asInt()).isEqualTo(5);
        assertThat(year("factory", 2019).path("visits").asInt()).isEqualTo(1);
        assertThat(numbers("education").path("all").path("visits").asInt()).isZero();
    }

    @Test
    void theRowsAreFoundByUnitEnterpriseAndYearAndHandedOutAsTheImportReadsThem() {
        String key = FixtureCity.creditCode(2, 3);
        String file =
                row("L-1", key, "2016-01-05", "通过", 0)
                        + row("L-2", key, "2017-02-05", "不通过", 3)
                        + "L-3,education,NOT-HERE,海鸥水产,日常,2017-03-05,,1\n";
        sent("city", file).expect(200);
        assertThat(ids("city", "?from=2017-01-01&to=2017-12-31")).containsExactly("L-3", "L-2");
        String all = "?from=2016-01-01&to=2017-12-31";
        assertThat(ids("city", all + "&enterprise=" + key)).containsExactly("L-2", "L-1");
        assertThat(ids("city", all + "&enterprise=%E6%B5%B7%E9%B8%A5")).containsExactly("L-3");
        assertThat(ids("city", all + "&requester=education")).containsExactly("L-3");
        assertThat(ids("education", all)).containsExactly("L-3");
        assertThat(ids("market", all)).containsExactly("L-2", "L-1");
        city.get("city", "/api/inspections/history" + all + "&enterprise=" + "x".repeat(301))
                .expect(400);
        JsonNode first =
                city.get("city", "/api/inspections/history" + all + "&limit=2").expect(200).json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(ids("city", all + "&limit=2&cursor=" + first.path("next").asString()))
                .containsExactly("L-1");
        String csv =
                city.get("market", "/api/inspections/history/rows.csv" + all).expect(200).body();
        assertThat(csv.lines().toList()).hasSize(3).noneMatch(line -> line.contains("L-3"));
        assertThat(csv).contains("L-2").contains("2017-02-05").contains("FAILED");
        Answer again =
                city.as("city")
                        .post(
                                "/api/inspections/history/imports",
                                "text/csv",
                                csv.getBytes(StandardCharsets.UTF_8))
                        .expect(200);
        assertThat(again.json().path("rows").asInt()).isEqualTo(2);
        assertThat(again.json().path("added").asInt()).isZero();
    }

    /** Twice in a year is what a cap of two allows; once more is over it. */
    @Test
    void whatIsAtTheCapIsNotOverIt() {
        String key = FixtureCity.creditCode(2, 2);
        sent(
                        "city",
                        row("E-1", key, "2014-01-05", "通过", 0)
                                + row("E-2", key, "2014-02-05", "通过", 0))
                .expect(200);
        assertThat(overCap(2)).isZero();
        assertThat(overCap(1)).isEqualTo(1);
        sent("city", row("E-3", key, "2014-03-05", "通过", 0)).expect(200);
        assertThat(overCap(2)).isEqualTo(1);
        city.get("city", "/api/inspections/history/numbers?from=2014-01-01&to=2014-12-31&cap=0")
                .expect(400);
    }

    private static int overCap(int cap) {
        return city.get(
                        "city",
                        "/api/inspections/history/numbers?from=2014-01-01&to=2014-12-31&cap=" + cap)
                .expect(200)
                .json()
                .path("all")
                .path("overCap")
                .asInt();
    }

    private static List<String> ids(String who, String query) {
        return city.get(who, "/api/inspections/history" + query).expect(200).items().stream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    @Test
    void countsForTheCapOfTheYear() {
        String key = FixtureCity.creditCode(3, 3);
        Map<String, Object> rule =
                new HashMap<>(
                        Map.of(
                                "id", "CAP-HISTORY",
                                "name", "每年不超过2次",
                                "nameEn", "At most twice a year",
                                "kind", "FREQUENCY_CAP",
                                "mechanisms", List.of("INSPECTION"),
                                "severity", "REFUSE",
                                "legalSource", "国办发〔2024〕54号",
                                "area", FixtureCity.village(3),
                                "exceptFor", List.of()));
        rule.put("parameters", Map.of("most", 2, "starts", List.of("01-01"), "whose", "OWN"));
        rule.put("from", "2018-01-01");
        rule.put("to", "2018-12-31");
        city.post("city", "/api/rules", rule).expect(201);
        Map<String, Object> asked =
                Map.of(
                        "from", "2018-06-16",
                        "to", "2018-06-20",
                        "targets", List.of(GateCity.target("ENTERPRISE", key)));
        sent("city", row("C-1", key, "2018-02-05", "通过", 0)).expect(200);
        city.submitted("market", asked);
        sent("city", row("C-2", key, "2018-03-05", "通过", 0)).expect(200);
        String third = city.post("market", "/api/matters", draft(asked)).expect(201).text("id");
        Answer refused = city.act("market", third, "submit", 1).expect(422);
        assertThat(refused.text("rule")).isEqualTo("CAP-HISTORY");
        String others = city.post("education", "/api/matters", draft(asked)).expect(201).text("id");
        city.act("education", others, "submit", 1).expect(200);
    }

    private static Map<String, Object> draft(Map<String, Object> asked) {
        Map<String, Object> draft =
                new HashMap<>(
                        Map.of(
                                "mechanism", "INSPECTION",
                                "title", "再次检查",
                                "legalBasis", "《中华人民共和国食品安全法》",
                                "minutes", 30));
        draft.putAll(asked);
        return draft;
    }

    private static List<JsonNode> rows(String who, String filter) {
        return city.get(who, "/api/inspections/history" + SPAN + filter).expect(200).items();
    }

    private static JsonNode numbers(String who) {
        return city.get(who, "/api/inspections/history/numbers" + SPAN).expect(200).json();
    }

    private static JsonNode year(String who, int year) {
        return numbers(who)
                .path("years")
                .valueStream()
                .filter(one -> one.path("key").asString().equals(Integer.toString(year)))
                .findFirst()
                .orElseThrow();
    }
}
