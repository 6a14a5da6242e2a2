package org.jingwei.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "20260301", "2026/3/1", "2026/03/01"})
    void readsADayInTheThreeFormsOffered(String text) {
        assertThat(ElementType.DATE.parse(text)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void readsATimeOfDayOrTheStartOfTheDay() {
        assertThat(ElementType.TIMESTAMP.parse("2026-03-01 08:30"))
                .isEqualTo(LocalDateTime.of(2026, 3, 1, 8, 30));
        assertThat(ElementType.TIMESTAMP.parse("2026/3/1 8:30:15"))
                .isEqualTo(LocalDateTime.of(2026, 3, 1, 8, 30, 15));
        assertThat(ElementType.TIMESTAMP.parse("2026-03-01T08:30:15.25"))
                .isEqualTo(LocalDateTime.of(2026, 3, 1, 8, 30, 15, 250_000_000));
        assertThat(ElementType.TIMESTAMP.parse("20260301"))
                .isEqualTo(LocalDateTime.of(2026, 3, 1, 0, 0));
    }

    @Test
    void readsNumbersAndTruths() {
        assertThat(ElementType.INTEGER.parse("-12")).isEqualTo(-12L);
        assertThat(ElementType.DECIMAL.parse("12.3400")).isEqualTo(new BigDecimal("12.3400"));
        assertThat(ElementType.DOUBLE.parse("1.5e3")).isEqualTo(1500.0);
        assertThat(ElementType.BOOLEAN.parse("是")).isEqualTo(true);
        assertThat(ElementType.BOOLEAN.parse("0")).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE,2026-02-30",
        "DATE,0000-01-01",
        "DATE,1.3.2026",
        "INTEGER,1.0",
        "INTEGER,99999999999999999999",
        "INTEGER,9999999999999999999",
        "DECIMAL,1.23456",
        "DECIMAL,123456789012345",
        "DOUBLE,NaN",
        "DOUBLE,0x1p3",
        "DOUBLE,1e999",
        "TIMESTAMP,2026-03-01 25:00",
        "BOOLEAN,maybe"
    })
    void refusesWhatIsNoValueAndSaysWhatWasExpected(ElementType type, String text) {
        assertThatThrownBy(() -> type.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .message()
                .isNotBlank();
    }
}
