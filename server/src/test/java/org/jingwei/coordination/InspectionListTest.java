package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may inspect is announced, what is inspected is published; the centre keeps both lists. */
class InspectionListTest {
    private static final String HEAD = "编码,名称,依据,单位,方式,年度上限,公布日期,检查内容\n";

    private final InspectionCity desk = InspectionCity.shared();
    private final GateCity city = desk.city;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELIBERATIVE",
                "THIRD_PARTY",
                "INTERMEDIARY",
                "AUXILIARY",
                "GRID_MEMBER",
                "TEMPORARY"
            })
    void whoIsBarredIsRefusedByTheRuleThatBarsHim(String qualification) {
        Answer refused =
                desk.announce("city", "police", InspectionCity.unit(qualification)).expect(422);
        assertThat(refused.text("rule")).isEqualTo("UNIT-1");
        assertThat(refused.text("detailZh")).contains("国办发〔2024〕54号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"centre", "village-1", "factory"})
    void centresVillagesAndEnterprisesAreNotAnnounced(String organisation) {
        assertThat(
                        desk.announce("city", organisation, InspectionCity.unit("ORGAN"))
                                .expect(422)
                                .text("rule"))
                .isEqualTo("UNIT-1");
    }

    @Test
    void whoIsEntrustedNamesTheOrganThatEntrusted() {
        Map<String, Object> unit = InspectionCity.unit("ENTRUSTED");
        Answer bare = desk.announce("city", "town-1", unit).expect(422);
        assertThat(bare.json().path("errors").path(0).path("column").asString())
                .isEqualTo("entrustedBy");
        unit.put("entrustedBy", "market");
        desk.announce("city", "town-1", unit).expect(204);
        JsonNode found = city.get("factory", "/api/inspecting-units?q=town").items().getFirst();
        assertThat(found.path("entrustedBy").asString()).isEqualTo("market");
    }

    @Test
    void theCentreOfTheWholePlaceAloneKeepsTheLists() {
        for (String who : List.of("market", "east", "factory", "town")) {
            desk.announce(who, "market", InspectionCity.unit("ORGAN")).expect(403);
            city.as(who)
                    .put("/api/inspection-items/X-1", InspectionCity.item("market"))
                    .expect(403);
            city.as(who).put("/api/inspection-desk", InspectionCity.desk(false)).expect(403);
            city.as(who)
                    .post(
                            "/api/inspection-items/imports",
                            "text/csv",
                            HEAD.getBytes(StandardCharsets.UTF_8))
                    .expect(403);
        }
        assertThat(city.get("market", "/api/inspection-desk").json().path("editable").asBoolean())
                .isFalse();
    }

    @Test
    void anItemIsReadByEverybodyWithItsChecklist() {
        String code = desk.published("market");
        JsonNode item = city.get("factory", "/api/inspection-items/" + code).expect(200).json();
        assertThat(item.path("checklist").path(0).path("id").asString()).isEqualTo("c1");
        assertThat(item.path("checklist").path(0).path("text").asString()).isEqualTo("是否公示许可证");
        assertThat(item.path("organisationName").asString()).isEqualTo("市市场监督管理局");
        assertThat(item.path("empty").asBoolean()).isFalse();
    }

    @Test
    void aFileOfItemsIsTakenWhole() {
        StringBuilder csv = new StringBuilder("\uFEFF" + HEAD);
        for (int i = 0; i < 1000; i++) {
            csv.append("F-%04d,事项%d,《测试条例》第%d条,market,现场,2,2024-05-01,甲|乙\n".formatted(i, i, i));
        }
        JsonNode tried = desk.imported(csv.toString(), "?check=true").expect(200).json();
        assertThat(tried.path("added").asInt()).isEqualTo(1000);
        assertThat(tried.path("kept").asBoolean()).isFalse();
        city.get("city", "/api/inspection-items/F-0001").expect(404);
        assertThat(desk.imported(csv.toString(), "").expect(200).json().path("added").asInt())
                .isEqualTo(1000);
        JsonNode again = desk.imported(csv.toString(), "").expect(200).json();
        assertThat(again.path("changed").asInt()).isEqualTo(1000);
        Answer page = city.get("market", "/api/inspection-items?q=F-0&limit=400");
        assertThat(page.items()).hasSize(400);
        assertThat(
                        city.get(
                                        "market",
                                        "/api/inspection-items?q=F-0&limit=400&cursor="
                                                + page.text("next"))
                                .items()
                                .getFirst()
                                .path("code")
                                .asString())
                .isEqualTo("F-0400");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "G-1,,《条例》,market,现场,2,2024-05-01,甲; name; 2",
                "G-1,名,《条例》,nobody,现场,2,2024-05-01,甲; organisation; 2",
                "G-1,名,《条例》,market,飞行,2,2024-05-01,甲; mode; 2",
                "G-1,名,《条例》,market,现场,多,2024-05-01,甲; capPerYear; 2",
                "G-1,名,《条例》,market,现场,2,去年,甲; publishedOn; 2",
            })
    void aFileWithAMistakeIsRefusedWithItsLineAndColumn(String row, String column, int line) {
        Answer refused = desk.imported(HEAD + row + "\nG-2,名,《条例》,market,,,2024-05-01,\n", "");
        assertThat(refused.expect(422).json().path("errors").findValuesAsString("column"))
                .contains(column);
        assertThat(refused.json().path("errors").path(0).path("line").asInt()).isEqualTo(line);
        city.get("city", "/api/inspection-items/G-2").expect(404);
    }

    @Test
    void aCodeThatIsThereTwiceAndAMissingColumnAreTold() {
        String row = "H-1,名,《条例》,market,现场,2,2024-05-01,甲\n";
        Answer twice = desk.imported(HEAD + row + row, "").expect(422);
        assertThat(twice.json().path("errors").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(twice.json().path("errors").path(0).path("reason").asString())
                .contains("line 2");
        Answer headless = desk.imported("编码,名称\nH-1,名\n", "").expect(422);
        assertThat(headless.json().path("errors").findValuesAsString("column"))
                .contains("legalBasis", "publishedOn");
    }

    @Test
    void anItemThatIsNotUsedForYearsIsFlaggedAsEmpty() {
        String code = desk.published("market");
        Map<String, Object> old = InspectionCity.item("market");
        old.put("publishedOn", LocalDate.now(ZoneId.of("Asia/Shanghai")).minusYears(6).toString());
        city.as("city").put("/api/inspection-items/" + code, old).expect(200);
        assertThat(codes("EMPTY")).contains(code);
        old.put("lastUsedOn", LocalDate.now(ZoneId.of("Asia/Shanghai")).minusYears(4).toString());
        city.as("city").put("/api/inspection-items/" + code, old).expect(200);
        assertThat(codes("EMPTY")).doesNotContain(code);
    }

    @Test
    void aChangedLawAsksForItsItemsToBeLookedAtAgain() {
        String code = desk.published("education");
        Map<String, Object> item = InspectionCity.item("education");
        item.put("legalBasis", "《校外培训管理条例》第九条");
        city.as("city").put("/api/inspection-items/" + code, item).expect(200);
        city.set("UPDATE published_item SET revised_on = '2026-01-01' WHERE code = '" + code + "'");
        assertThat(
                        city.post(
                                        "city",
                                        "/api/inspection-items/law-changes",
                                        Map.of("law", "《校外培训管理条例》", "changedOn", "2026-02-01"))
                                .expect(200)
                                .json()
                                .path("items")
                                .asInt())
                .isEqualTo(1);
        assertThat(codes("OUTDATED")).containsExactly(code);
        city.as("city").put("/api/inspection-items/" + code, item).expect(200);
        assertThat(codes("OUTDATED")).isEmpty();
    }

    private List<String> codes(String look) {
        return city.get("market", "/api/inspection-items?limit=500&look=" + look).items().stream()
                .map(item -> item.path("code").asString())
                .toList();
    }
}
