package org.jingwei.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.Rule;
import org.jingwei.lake.Mapping;
import org.junit.jupiter.api.Test;

/** What a mapping does to the values of a column. */
class StepsTest {
    private static Element element(ElementType type, Optional<Rule> rule) {
        return new Element(
                "e",
                "e",
                "e",
                type,
                false,
                rule,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static String apply(Rule rule, String text, Mapping.Step... steps) {
        return Steps.of(element(ElementType.TEXT, Optional.of(rule)), List.of(steps))
                .orElseThrow()
                .apply(text);
    }

    private static String apply(String text, Mapping.Step... steps) {
        return Steps.of(element(ElementType.TEXT, Optional.empty()), List.of(steps))
                .orElseThrow()
                .apply(text);
    }

    @Test
    void trimsBlanksOfAllWidths() {
        assertThat(apply("\u3000 莆田\u00A0 \u3000市 ", new Mapping.Step.Trim())).isEqualTo("莆田 市");
    }

    @Test
    void readsDatesByTheirPattern() {
        Mapping.Step.Date day = new Mapping.Step.Date("yyyy年M月d日");
        assertThat(apply("2026年3月1日", day)).isEqualTo("2026-03-01");
        assertThat(apply("2026年2月30日", day)).as("there is no such day").isEqualTo("2026年2月30日");
        assertThat(apply("2026.3", new Mapping.Step.Date("yyyy.M"))).isEqualTo("2026-03-01");
        assertThat(apply("3/1/2026 8:05", new Mapping.Step.Date("M/d/yyyy H:mm")))
                .isEqualTo("2026-03-01T08:05");
    }

    @Test
    void multipliesByAUnitExactly() {
        Mapping.Step.Unit unit = new Mapping.Step.Unit(new BigDecimal("10000"));
        assertThat(apply("1,234.5", unit)).isEqualTo("12345000");
        assertThat(apply("many", unit)).isEqualTo("many");
    }

    @Test
    void replacesTheSourcesCodes() {
        Mapping.Step.Codes codes = new Mapping.Step.Codes(Map.of("男", "1"));
        assertThat(apply(" 男 ", codes)).isEqualTo("1");
        assertThat(apply("女", codes)).isEqualTo("女");
    }

    @Test
    void bringsNumbersOfIdentityIntoOneForm() {
        Mapping.Step.Identifier identifier = new Mapping.Step.Identifier();
        assertThat(apply(Rule.USCC, "９１３５０３０２ma31abcd0x", identifier))
                .isEqualTo("91350302MA31ABCD0X");
        assertThat(apply(Rule.CITIZEN_ID, "3503 0219 9001 0112 3x", identifier))
                .isEqualTo("35030219900101123X");
        assertThat(apply(Rule.PHONE, "+86 138-0013-8000", identifier)).isEqualTo("13800138000");
        assertThat(apply(Rule.PHONE, "0594—2345678", identifier)).isEqualTo("0594-2345678");
    }

    @Test
    void givesAnOldCitizenNumberItsCenturyAndCheck() {
        String now = apply(Rule.CITIZEN_ID, "350302900101123", new Mapping.Step.Identifier());
        assertThat(now).startsWith("35030219900101123").hasSize(18);
        assertThat(Rule.CITIZEN_ID.refusal(now)).isEmpty();
    }

    @Test
    void setsAConstant() {
        assertThat(apply("", new Mapping.Step.Constant("3503"))).isEqualTo("3503");
    }
}
