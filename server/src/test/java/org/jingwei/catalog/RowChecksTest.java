package org.jingwei.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Rules over several elements of a row, in CEL. */
class RowChecksTest {
    private static final String DEFINITION =
            """
            {"id": "visit", "name": "检查", "owner": "market", "sensitivity": "INTERNAL",
             "elements": [
               {"name": "begun", "label": "开始", "type": "DATE"},
               {"name": "ended", "label": "结束", "type": "DATE"},
               {"name": "kind", "label": "类别", "type": "TEXT"},
               {"name": "fine", "label": "罚款", "type": "DECIMAL"},
               {"name": "people", "label": "人数", "type": "INTEGER"},
               {"name": "area", "label": "区划", "type": "TEXT"}],
             "placing": {"kind": "AREA_CODE", "element": "area"},
             "checks": [{"id": "RULE", "expression": "EXPRESSION", "message": "不符合"}]}\
            """;

    private static Dataset dataset(String expression) {
        return DefinitionCheck.check(
                JsonMapper.shared()
                        .readValue(
                                DEFINITION.replace("EXPRESSION", expression),
                                DatasetDefinition.class));
    }

    private static boolean keeps(String expression, @Nullable Object... values) {
        return RowChecks.of(dataset(expression)).broken(values).isEmpty();
    }

    private static boolean keeps(
            String expression, String begun, @Nullable String ended, String fine, long people) {
        return keeps(
                expression,
                LocalDate.parse(begun),
                ended == null ? null : LocalDate.parse(ended),
                "A",
                new BigDecimal(fine),
                people,
                null);
    }

    @Test
    void comparesDaysOfARow() {
        assertThat(keeps("ended >= begun", "2026-01-02", "2026-01-03", "0", 1)).isTrue();
        assertThat(keeps("ended >= begun", "2026-01-02", "2026-01-01", "0", 1)).isFalse();
        assertThat(keeps("ended - begun <= duration('240h')", "2026-01-02", "2026-02-01", "0", 1))
                .isFalse();
    }

    @Test
    void keepsARuleThatNamesAnElementWithoutAValue() {
        assertThat(keeps("ended >= begun", "2026-01-02", null, "0", 1)).isTrue();
    }

    @Test
    void asksForAValueByNull() {
        assertThat(keeps("fine == 0.0 || ended != null", "2026-01-02", null, "5", 1)).isFalse();
        assertThat(keeps("fine == 0.0 || ended != null", "2026-01-02", null, "0", 1)).isTrue();
    }

    @Test
    void comparesNumbersOfDifferentTypes() {
        assertThat(keeps("fine <= double(people) * 10.5", "2026-01-02", null, "21", 2)).isTrue();
        assertThat(keeps("fine <= double(people) * 10.5", "2026-01-02", null, "21.01", 2))
                .isFalse();
    }

    @Test
    void tellsWhichRuleAndWhichElements() {
        List<RowChecks.Broken> broken =
                RowChecks.of(dataset("kind != 'A' || people > 1"))
                        .broken(new Object[] {"", "", "A", "", 1L, ""});
        assertThat(broken)
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.check().id()).isEqualTo("RULE");
                    assertThat(rule.elements()).containsExactly("kind", "people");
                });
    }

    @Test
    void saysWhatIsWrongWithAnExpression() {
        List<Element> elements = dataset("true").elements();
        assertThat(RowChecks.mistake(elements, "ended >= started").orElse("")).contains("started");
        assertThat(RowChecks.mistake(elements, "people + 1")).isPresent();
        assertThat(RowChecks.mistake(elements, "kind > people")).isPresent();
        assertThat(RowChecks.mistake(elements, "((((")).isPresent();
        assertThat(RowChecks.mistake(elements, "ended >= begun")).isEmpty();
    }

    @Test
    void hasNoLoopsAndSurvivesAPatternThatIsMadeToBlowUp() {
        List<Element> elements = dataset("true").elements();
        assertThat(RowChecks.mistake(elements, "[1, 2].all(x, x > 0)")).isPresent();
        assertThat(
                        keeps(
                                "kind.matches('^(a+)+$')",
                                null,
                                null,
                                "a".repeat(60_000) + "b",
                                null,
                                null,
                                null))
                .isFalse();
    }
}
