package org.jingwei.area.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Problem;
import org.junit.jupiter.api.Test;

class AreaListReaderTest {
    private static final String HEADER = "code,name,parent,level\n";

    private final Findings findings = new Findings();

    private List<AreaLine> read(String csv) throws IOException {
        return read(csv.getBytes(UTF_8), AreaListReader.Limits.DEFAULT);
    }

    private List<AreaLine> read(byte[] csv, AreaListReader.Limits limits) throws IOException {
        return new AreaListReader(AreaScheme.CHINA, limits, findings)
                .read(new ByteArrayInputStream(csv));
    }

    private List<String> refusals() {
        return findings.places().stream()
                .map(place -> place.line() + " " + place.column() + ": " + place.reason())
                .toList();
    }

    @Test
    void readsQuotedFieldsColumnsInAnyOrderAndAByteOrderMark() throws IOException {
        List<AreaLine> lines =
                read(
                        """
                        \uFEFF"name",level,parent,code,valid_from
                        "莆田,市",CITY,,3503,1983-09-09
                        """);

        assertThat(refusals()).isEmpty();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().name()).isEqualTo("莆田,市");
        assertThat(lines.getFirst().code().text()).isEqualTo("3503");
        assertThat(lines.getFirst().validity().from()).hasToString("Optional[1983-09-09]");
    }

    @Test
    void takesCodesInTheirLongFormForTheSameArea() throws IOException {
        List<AreaLine> lines = read(HEADER + "350302000000,城厢区,350300,COUNTY\n");

        assertThat(refusals()).isEmpty();
        assertThat(lines.getFirst().code().text()).isEqualTo("350302");
        assertThat(lines.getFirst().parent().orElseThrow().text()).isEqualTo("3503");
    }

    @Test
    void refusesEachLineWithItsNumberAndReason() throws IOException {
        read(
                HEADER
                        + "3503,莆田市,,TOWN\n"
                        + "35O3,莆田市,,CITY\n"
                        + "350302,,3503,COUNTY\n"
                        + "350302001,龙桥街道,3503,TOWN\n"
                        + ",无名,3503,COUNTY\n");

        assertThat(refusals())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .startsWith("2 level: level TOWN does not fit code 3503"),
                        second -> assertThat(second).startsWith("3 code: 35O3"),
                        third -> assertThat(third).isEqualTo("4 name: no name"),
                        fourth ->
                                assertThat(fourth)
                                        .isEqualTo(
                                                "5 parent: the area above 350302001 is 350302, not"
                                                        + " 3503"),
                        fifth -> assertThat(fifth).isEqualTo("6 code: no code"));
    }

    @Test
    void refusesDatesThatAreNoneOrInTheWrongOrder() throws IOException {
        read(
                """
                code,name,parent,level,valid_from,valid_to
                3503,莆田市,,CITY,2026-02-30,
                3503,莆田市,,CITY,2026-02-01,2026-01-31
                """);

        assertThat(refusals())
                .containsExactly(
                        "2 valid_from: not a date as 2026-01-31: 2026-02-30",
                        "3 valid_to: valid_to is before valid_from");
    }

    @Test
    void refusesUnknownMissingAndRepeatedColumns() throws IOException {
        read("code,name,name,colour\n3503,a,b,c\n");

        assertThat(refusals())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("1 name: the column stands twice"),
                        second -> assertThat(second).startsWith("1 colour: unknown column"),
                        third -> assertThat(third).isEqualTo("1 parent: the column is missing"),
                        fourth -> assertThat(fourth).isEqualTo("1 level: the column is missing"));
    }

    @Test
    void refusesALineWithTooFewFields() throws IOException {
        read(HEADER + "3503,莆田市\n");

        assertThat(refusals()).containsExactly("2 : 2 fields where the first line has 4");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        read(
                (HEADER + "3503,莆田市,,CITY\n").getBytes(Charset.forName("GB18030")),
                AreaListReader.Limits.DEFAULT);

        assertThat(refusals()).hasSize(1).first().asString().contains("not UTF-8");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        read("");

        assertThat(refusals()).containsExactly("1 : the file is empty");
    }

    @Test
    void refusesAFieldLongerThanAnyNameCanBe() throws IOException {
        read(HEADER + "3503," + "长".repeat(2_000) + ",,CITY\n");

        assertThat(refusals()).hasSize(1).first().asString().startsWith("2 : not readable as CSV");
    }

    @Test
    void stopsAtTheLimitsOfRowsAndBytes() throws IOException {
        byte[] csv = (HEADER + "3503,莆田市,,CITY\n350302,城厢区,3503,COUNTY\n").getBytes(UTF_8);

        read(csv, new AreaListReader.Limits(1_000, 1));

        assertThat(refusals()).containsExactly("3 : more than 1 areas");
        assertThatThrownBy(() -> read(csv, new AreaListReader.Limits(30, 10)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("413");
    }

    @Test
    void listsAThousandFaultsAndCountsTheRest() throws IOException {
        read(HEADER + "x,x,,CITY\n".repeat(1_500));

        assertThat(findings.total()).isEqualTo(1_500);
        assertThat(findings.places()).hasSize(1_000);
        assertThat(findings.refusal("invalid-area-list", "the area list").getBody().getDetail())
                .contains("1500 faults; the first 1000 are listed");
    }
}
