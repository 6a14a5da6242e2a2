package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CursorTest {

    @ParameterizedTest
    @MethodSource("values")
    void comesBackAsItWasWritten(@Nullable Object value) {
        Cursor cursor = new Cursor(Arrays.asList(value, value), Long.MAX_VALUE >> 3, 1);
        assertThat(cursor.text()).matches("[A-Za-z0-9._~-]+");
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    static List<@Nullable Object> values() {
        return Arrays.asList(
                null,
                "",
                "n",
                "莆田市 𠮷",
                "a.b-c~d",
                Long.MIN_VALUE,
                0L,
                new BigDecimal("-99999999999999.9999"),
                -1.5e300,
                LocalDate.of(1, 1, 1),
                LocalDateTime.of(2026, 11, 23, 13, 5, 59, 123_456_000),
                true);
    }

    @Test
    void refusesWhatWasNeverACursor() {
        for (String text :
                List.of(
                        "",
                        "x",
                        "a-b.",
                        "a-b.q~",
                        "a-b.i~",
                        "a-b.mMWU5OTk5OTk5OTk",
                        "a-b.n.n.n.n.n.n",
                        "zzzzzzzzzzzz-zzzzzzzzzzzzz",
                        "a-b" + ".n".repeat(100_000))) {
            assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(InvalidCursorException.class);
        }
    }
}
