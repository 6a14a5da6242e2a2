package org.jingwei.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.search.SearchFind.Match;
import org.junit.jupiter.api.Test;

class SearchIndexTest {
    private static final SearchReach EVERYTHING = SearchReach.of(AreaRanges.ALL);
    private static final String CREDIT_CODE = "91350304MA2XN5JH4K";

    private static long area(String code) {
        return AreaScheme.CHINA.code(code).value();
    }

    private static AreaRange range(String code) {
        return AreaScheme.CHINA.code(code).range();
    }

    private static SearchEntry entry(String code, String name) {
        return new SearchEntry(code, name, "", area("350304"), 0);
    }

    private static SearchIndex index(SearchEntry... entries) {
        SearchIndexBuilder builder = SearchIndex.builder();
        List.of(entries).forEach(builder::add);
        return builder.build();
    }

    private static List<SearchFind> find(SearchIndex index, String text) {
        return index.find(SearchWords.of(text), EVERYTHING, 10);
    }

    private static List<String> codes(List<SearchFind> found) {
        return found.stream().map(SearchFind::code).toList();
    }

    private static final SearchIndex CITY =
            index(
                    entry("A", "莆田市荔城区"),
                    entry("B", "厦门银行莆田分行"),
                    entry("C", "重庆路小学"),
                    entry("D", "吕厝村"),
                    entry("E", "单店"),
                    entry("F", "ＡＢＣ（莆田）超市"),
                    entry("G", "臺灣農民創業園"),
                    entry(CREDIT_CODE, "仙游县度尾镇红木家具厂"));

    @Test
    void findsByInitialsFromTheStartAndInside() {
        assertThat(codes(find(CITY, "ptsl"))).containsExactly("A");
        assertThat(codes(find(CITY, "lcq"))).containsExactly("A");
        assertThat(codes(find(CITY, "pt"))).startsWith("A").contains("B", "F");
    }

    @Test
    void findsByWholeSyllablesCutShortAndMixedWithCharacters() {
        for (String typed :
                List.of("putianshilicheng", "putianshilich", "putiansl", "莆tian市lc", "licheng")) {
            assertThat(codes(find(CITY, typed))).as(typed).containsExactly("A");
        }
        assertThat(codes(find(CITY, "tianshi"))).containsExactly("A");
        assertThat(codes(find(CITY, "hongmu"))).containsExactly(CREDIT_CODE);
    }

    @Test
    void knowsEveryReadingOfACharacter() {
        assertThat(codes(find(CITY, "xmyh"))).containsExactly("B");
        assertThat(codes(find(CITY, "smyh"))).containsExactly("B");
        assertThat(codes(find(CITY, "chongqing"))).containsExactly("C");
        assertThat(codes(find(CITY, "zhongqing"))).containsExactly("C");
        assertThat(codes(find(CITY, "shandian"))).containsExactly("E");
        assertThat(codes(find(CITY, "dandian"))).containsExactly("E");
        assertThat(codes(find(CITY, "lvcuo"))).containsExactly("D");
    }

    @Test
    void readsWidthCaseBracketsAndTraditionalCharactersAlike() {
        assertThat(codes(find(CITY, "abc莆田超市"))).containsExactly("F");
        assertThat(codes(find(CITY, "Abc (莆田)"))).containsExactly("F");
        assertThat(codes(find(CITY, "台湾农民"))).containsExactly("G");
        assertThat(codes(find(CITY, "台灣"))).containsExactly("G");
        assertThat(codes(find(CITY, "%"))).isEmpty();
    }

    @Test
    void findsCodesWholeFromTheStartFromTheEndAndInAnyCase() {
        assertThat(find(CITY, CREDIT_CODE.toLowerCase(Locale.ROOT)))
                .extracting(SearchFind::match)
                .containsExactly(Match.EXACT_CODE);
        assertThat(find(CITY, "９１３５")).extracting(SearchFind::match).contains(Match.CODE_PREFIX);
        assertThat(find(CITY, "jh4k")).extracting(SearchFind::match).contains(Match.CODE_SUFFIX);
    }

    @Test
    void forgivesOneTypoOfThreeCharactersOrMore() {
        for (String typo : List.of("红木家县厂", "红木家厂", "红木家具具厂", "红木具家厂", "尾镇宏木家具")) {
            assertThat(codes(CITY.similar(SearchWords.of(typo), EVERYTHING, 10)))
                    .as(typo)
                    .contains(CREDIT_CODE);
        }
        assertThat(CITY.similar(SearchWords.of("红具"), EVERYTHING, 10)).isEmpty();
        assertThat(CITY.similar(SearchWords.of("黑木加具厂"), EVERYTHING, 10)).isEmpty();
    }

    @Test
    void neverTakesADigitForATypo() {
        SearchIndex villages = index(entry("1", "第1村村委会"), entry("2", "第2村村委会"));

        assertThat(villages.similar(SearchWords.of("第3村村委会"), EVERYTHING, 10)).isEmpty();
        assertThat(codes(villages.similar(SearchWords.of("第2村林委会"), EVERYTHING, 10)))
                .containsExactly("2");
    }

    @Test
    void forgivesOneTypoInALongCode() {
        for (String typo :
                List.of(
                        "91350304MA2XN5JH4L",
                        "81350304MA2XN5JH4K",
                        "91350304AM2XN5JH4K",
                        "9135030M4A2XN5JH4K",
                        "9135030MA2XN5JH4K",
                        "91350304MAA2XN5JH4K")) {
            assertThat(codes(CITY.similar(SearchWords.of(typo), EVERYTHING, 10)))
                    .as(typo)
                    .containsExactly(CREDIT_CODE);
        }
        assertThat(CITY.similar(SearchWords.of("81350304MA2XN5JH4L"), EVERYTHING, 10)).isEmpty();
    }

    @Test
    void ordersByHowWellItFitsThenByDepthThenByNearness() {
        SearchIndex index =
                index(
                        new SearchEntry("far", "红旗小学", "", area("350302"), 1),
                        new SearchEntry("near", "红旗小学", "", area("350304"), 1),
                        new SearchEntry("high", "红旗小学", "", area("350302"), 0),
                        new SearchEntry("exact", "红旗", "", area("350302"), 1),
                        new SearchEntry("part", "大红旗", "", area("350304"), 0),
                        new SearchEntry("address", "工厂", "红旗路1号", area("350304"), 0),
                        new SearchEntry("sound", "洪奇", "", area("350304"), 0));
        SearchReach reach =
                new SearchReach(AreaRanges.ALL, false, Optional.empty(), List.of(range("350304")));

        assertThat(codes(index.find(SearchWords.of("红旗"), reach, 10)))
                .containsExactly("exact", "high", "near", "far", "part", "address");
        assertThat(codes(index.find(SearchWords.of("红旗"), reach, 3)))
                .containsExactly("exact", "high", "near");
        assertThat(codes(index.find(SearchWords.of("hongqi"), reach, 10))).contains("sound");
    }

    @Test
    void showsWhatIsUnplacedAndWhatIsOnesOwnOnlyToWhomItMay() {
        SearchIndex index =
                index(
                        new SearchEntry("lost", "红旗一店", "", 0, 0),
                        new SearchEntry("mine", "红旗二店", "", area("350302"), 0),
                        new SearchEntry("other", "红旗三店", "", area("350302"), 0));
        SearchWords words = SearchWords.of("红旗");
        List<AreaRange> nowhere = List.of();

        assertThat(index.find(words, SearchReach.NOTHING, 10)).isEmpty();
        assertThat(
                        codes(
                                index.find(
                                        words,
                                        new SearchReach(
                                                AreaRanges.NONE, true, Optional.empty(), nowhere),
                                        10)))
                .containsExactly("lost");
        assertThat(
                        codes(
                                index.find(
                                        words,
                                        new SearchReach(
                                                AreaRanges.NONE,
                                                false,
                                                Optional.of("mine"),
                                                nowhere),
                                        10)))
                .containsExactly("mine");
    }

    @Test
    void refusesWhatNoIndexShouldHold() {
        assertThatThrownBy(() -> new SearchEntry("", "name", "", 1, 0))
                .hasMessageContaining("needs a code");
        assertThatThrownBy(() -> new SearchEntry("a", "长".repeat(1001), "", 1, 0))
                .hasMessageContaining("1000 characters");
        assertThatThrownBy(() -> SearchWords.of(" ")).hasMessageContaining("nothing");
    }
}
