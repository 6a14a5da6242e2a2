package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jingwei.area.AreaRegister;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.Rule;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.lake.intake.format.RowText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cells against the rules of their element. */
class ElementReaderTest {
    private static final String GOOD = "91350302MA31ABCD0X";

    private @Nullable Rule rule;
    private @Nullable String min;
    private @Nullable String max;
    private @Nullable String pattern;
    private boolean warn;
    private boolean required;
    private List<Element.Code> codes = List.of();

    private Element element(ElementType type) {
        return new Element(
                "e",
                "e",
                "e",
                type,
                required,
                Optional.ofNullable(rule),
                Optional.empty(),
                codes,
                Optional.empty(),
                Optional.ofNullable(min),
                Optional.ofNullable(max),
                Optional.ofNullable(pattern),
                warn);
    }

    private String read(ElementType type, String cell, RowText.Mark mark) {
        Element element = element(type);
        RowValues values = new RowValues(List.of(element));
        AreaLookup areas =
                new AreaLookup(
                        AreaScheme.CHINA,
                        code ->
                                code == 350300000000000000L
                                        ? new AreaRegister.Whereabouts.At(code)
                                        : AreaRegister.Whereabouts.UNKNOWN);
        ElementReader reader = new ElementReader(element, 0, areas);
        byte[] text = cell.getBytes(UTF_8);
        Fault fault = reader.read(text, 0, text.length, mark, values);
        if (fault != null) {
            return fault.rule();
        }
        Fault warning = reader.warning();
        return (warning == null ? "" : "warned of " + warning.rule() + ": ") + values.value(0);
    }

    private String read(ElementType type, String cell) {
        return read(type, cell, RowText.Mark.NONE);
    }

    @Test
    void keepsBoundsThatAreIncluded() {
        min = "1";
        max = "10.5";
        assertThat(read(ElementType.DECIMAL, "1")).isEqualTo("1.0000");
        assertThat(read(ElementType.DECIMAL, "10.5")).isEqualTo("10.5000");
        assertThat(read(ElementType.DECIMAL, "10.5001")).isEqualTo("RANGE");
        assertThat(read(ElementType.DOUBLE, "0.99")).isEqualTo("RANGE");
        max = null;
        min = "2020-01-01";
        assertThat(read(ElementType.DATE, "2019-12-31")).isEqualTo("RANGE");
        assertThat(read(ElementType.DATE, "2020/1/1")).isEqualTo("2020-01-01");
        assertThat(read(ElementType.TIMESTAMP, "2019-12-31 23:59:59")).isEqualTo("RANGE");
    }

    @Test
    void matchesTheWholeOfAPattern() {
        pattern = "[A-Z]{2}[0-9]+";
        assertThat(read(ElementType.TEXT, "PT12")).isEqualTo("PT12");
        assertThat(read(ElementType.TEXT, "PT12x")).isEqualTo("PATTERN");
    }

    @Test
    void aPatternThatIsMadeToBlowUpCostsNoMore() {
        pattern = "(a+)+";
        assertThat(read(ElementType.TEXT, "a".repeat(60_000) + "b")).isEqualTo("PATTERN");
    }

    @Test
    void onlyWarnsWhereTheElementSaysSo() {
        rule = Rule.USCC;
        assertThat(read(ElementType.TEXT, GOOD)).isEqualTo("USCC");
        warn = true;
        assertThat(read(ElementType.TEXT, GOOD)).isEqualTo("warned of USCC: " + GOOD);
        required = true;
        assertThat(read(ElementType.TEXT, " \u3000")).isEqualTo("REQUIRED");
        rule = null;
        assertThat(read(ElementType.INTEGER, "x"))
                .as("a type is no matter of warning")
                .isEqualTo("TYPE");
    }

    @Test
    void knowsAreasThatThereAre() {
        rule = Rule.KNOWN_AREA;
        assertThat(read(ElementType.TEXT, "3503")).isEqualTo("3503");
        assertThat(read(ElementType.TEXT, "3599")).isEqualTo("KNOWN_AREA");
        assertThat(read(ElementType.TEXT, "35O3")).isEqualTo("KNOWN_AREA");
        rule = Rule.AREA_CODE;
        assertThat(read(ElementType.TEXT, "3599")).isEqualTo("3599");
    }

    @Test
    void tellsNumbersOfIdentityThatASpreadsheetBroke() {
        rule = Rule.CITIZEN_ID;
        assertThat(read(ElementType.TEXT, "3.50302E+17")).isEqualTo("LOST_DIGITS");
        assertThat(read(ElementType.TEXT, "350302199001011000")).isEqualTo("LOST_DIGITS");
        assertThat(read(ElementType.TEXT, "1234567890123456789", RowText.Mark.LOST_DIGITS))
                .isEqualTo("LOST_DIGITS");
        rule = null;
        assertThat(read(ElementType.DOUBLE, "12345678901234567890", RowText.Mark.LOST_DIGITS))
                .isEqualTo("1.2345678901234567E19");
    }

    @Test
    void saysThatADayWasADayNumber() {
        assertThat(read(ElementType.DATE, "2026-03-01", RowText.Mark.EXCEL_DATE))
                .isEqualTo("warned of EXCEL_DATE: 2026-03-01");
        assertThat(read(ElementType.DATE, "46082")).isEqualTo("TYPE");
    }

    @Test
    void takesCodesByCodeAndLabel() {
        codes = List.of(new Element.Code("1", "男", "male"), new Element.Code("2", "女", "female"));
        assertThat(read(ElementType.TEXT, "女")).isEqualTo("2");
        assertThat(read(ElementType.INTEGER, "男")).isEqualTo("1");
        assertThat(read(ElementType.INTEGER, "3")).isEqualTo("CODE");
    }

    @Test
    void refusesCharactersThatAreNone() {
        assertThat(read(ElementType.TEXT, "a\u0000b")).isEqualTo("CONTROL_CHARACTER");
        assertThat(read(ElementType.TEXT, "a\uFFFDb")).isEqualTo("ENCODING");
        assertThat(read(ElementType.DATE, "2026\u000003")).isEqualTo("CONTROL_CHARACTER");
        assertThat(read(ElementType.TEXT, "x".repeat(70_000))).isEqualTo("LENGTH");
    }
}
