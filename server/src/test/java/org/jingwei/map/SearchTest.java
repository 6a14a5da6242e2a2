package org.jingwei.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static List<JsonNode> find(String username, String text) {
        return city.as(username)
                .get("/api/search?limit=20&q=" + ApiClient.encoded(text))
                .expect(200)
                .items();
    }

    private static List<String> names(List<JsonNode> found) {
        return found.stream().map(hit -> hit.path("name").asString()).toList();
    }

    @Test
    void findsAnAreaByNameBeforeWhatOnlyContainsIt() {
        List<JsonNode> found = find("city", "第1村");

        assertThat(found.getFirst().path("kind").asString()).isEqualTo("AREA");
        assertThat(found.getFirst().path("key").asString()).isEqualTo(FixtureCity.village(0));
        assertThat(found.getFirst().path("level").asString()).isEqualTo("VILLAGE");
        assertThat(found.getFirst().path("path").asString()).isEqualTo("测试市 / 东区 / 第1镇");
        assertThat(names(found).subList(1, 3)).allMatch(name -> name.startsWith("第1村"));
    }

    @Test
    void findsAnAreaByItsCodeInWhateverForm() {
        assertThat(names(find("city", FixtureCity.town(0)))).first().isEqualTo("第1镇");
        assertThat(names(find("city", FixtureCity.town(0) + "000"))).first().isEqualTo("第1镇");
    }

    @Test
    void findsAnEnterpriseByItsCreditCodeWithItsPlace() {
        List<JsonNode> found = find("village", FixtureCity.creditCode(0, 1));

        assertThat(found).hasSize(1);
        JsonNode hit = found.getFirst();
        assertThat(hit.path("kind").asString()).isEqualTo("ENTERPRISE");
        assertThat(hit.at("/area/code").asString()).isEqualTo(FixtureCity.village(0));
        assertThat(hit.path("path").asString()).isEqualTo("测试市 / 东区 / 第1镇 / 第1村");
        assertThat(hit.path("point").get(0).asDouble())
                .isCloseTo(
                        FixtureCity.place(0, 1)[0], org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void findsByPinyinInTheScopeAlone() {
        List<JsonNode> found = find("city", "ceshishi");

        assertThat(found.getFirst().path("name").asString()).isEqualTo("测试市");
        assertThat(found.getFirst().path("match").asString()).isEqualTo("PINYIN_PREFIX");
        assertThat(names(find("city", "css"))).contains("测试市");
        assertThat(names(find("city", "d12cd1c"))).containsExactly("第12村第1厂");
        assertThat(find("village", "d12cd1c")).isEmpty();
    }

    @Test
    void forgivesATypoWhereNothingElseIsFound() {
        List<JsonNode> found = find("village", "第1村小穴");

        assertThat(names(found)).containsExactly("第1村小学");
        assertThat(found.getFirst().path("match").asString()).isEqualTo("SIMILAR_NAME");
        String code = FixtureCity.creditCode(0, 1);
        assertThat(find("village", code.substring(0, 17) + "!"))
                .extracting(hit -> hit.path("key").asString())
                .containsExactly(code);
    }

    @Test
    void findsTheEndOfACodeAndAPartOfANameInAnyWidth() {
        String code = FixtureCity.creditCode(0, 1);
        assertThat(find("village", code.substring(10)))
                .extracting(hit -> hit.path("match").asString())
                .contains("CODE_SUFFIX");
        assertThat(names(find("village", "村小学"))).containsExactly("第1村小学");
        assertThat(names(find("village", "第１村 小學"))).containsExactly("第1村小学");
    }

    @Test
    void showsTheWayDownToOnesOwnPartOfTheTreeAndNothingBeside() {
        assertThat(names(find("village", "东区"))).contains("东区");
        assertThat(find("village", "西区")).isEmpty();
        assertThat(names(find("village", "镇"))).containsExactly("第1镇");
    }

    @Test
    void takesWildcardsLiterally() {
        assertThat(find("city", "%")).isEmpty();
        assertThat(find("city", "第_村"))
                .noneMatch(hit -> hit.path("kind").asString().equals("AREA"));
    }

    @Test
    void refusesAnEmptyAndAnOverlongText() {
        ApiClient person = city.as("city");

        assertThat(person.get("/api/search?q=%20").expect(400).text("code"))
                .isEqualTo("invalid-query");
        assertThat(person.get("/api/search?q=" + "a".repeat(65)).status()).isEqualTo(400);
        assertThat(person.get("/api/search?q=a&limit=51").status()).isEqualTo(400);
    }

    @Test
    void notesTheSubjectsItShowed() {
        String code = FixtureCity.creditCode(0, 0);
        find("village", code);

        assertThat(
                        city.administrator()
                                .get("/api/audit?username=village&action=subject.search")
                                .expect(200)
                                .items())
                .anySatisfy(entry -> {
                    assertThat(entry.path("object").asString()).contains(code);
                    assertThat(entry.path("rows").asInt()).isEqualTo(1);
                });
    }
}
