package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.InvalidValueException;
import org.junit.jupiter.api.Test;

/** What the quick forms take means the same as what the catalogue takes; they may take less. */
class QuickFormsTest {
    private static final List<String> PIECES =
            List.of("0", "1", "9", "12", "2026", "02", "29", "31", "-", "/", ".", "+", "e", " ");

    private static final List<String> TEXTS =
            List.of(
                    "2026-03-01 08:30:00",
                    "2026-02-29 08:30:00",
                    "2026-03-01T24:00:00",
                    "1969-12-31 23:59:59",
                    "2026-03-01",
                    "2024-02-29",
                    "2023-02-29",
                    "1900-02-29",
                    "2000-02-29",
                    "20260301",
                    "2026/03/01",
                    "2026-03/01",
                    "2026-13-01",
                    "0000-01-01",
                    "-1",
                    "--1",
                    "1.",
                    ".5",
                    "-0.00005",
                    "99999999999999.9999",
                    "100000000000000",
                    "0.1",
                    "1e3",
                    "",
                    "123456789012345",
                    "12345678901234.5",
                    "9223372036854775807");

    private static void agrees(String text) {
        byte[] padded = ("x" + text + "y").getBytes(UTF_8);
        int to = padded.length - 1;
        agrees(ElementType.INTEGER, text, QuickForms.integer(padded, 1, to));
        agrees(ElementType.DECIMAL, text, QuickForms.decimal(padded, 1, to));
        agrees(ElementType.DATE, text, QuickForms.date(padded, 1, to));
        agrees(ElementType.TIMESTAMP, text, QuickForms.timestamp(padded, 1, to));
        double fraction = QuickForms.fraction(padded, 1, to);
        if (!Double.isNaN(fraction)) {
            assertThat(ElementType.DOUBLE.parse(text)).as(text).isEqualTo(fraction);
        }
    }

    private static void agrees(ElementType type, String text, long quick) {
        if (quick != QuickForms.UNKNOWN) {
            assertThat(RowValues.bits(parsed(type, text)))
                    .as("%s as %s", text, type)
                    .isEqualTo(quick);
        }
    }

    private static Object parsed(ElementType type, String text) {
        try {
            return type.parse(text);
        } catch (InvalidValueException e) {
            throw new AssertionError(text + " is taken as " + type, e);
        }
    }

    @Test
    void agreeOnTheEdges() {
        TEXTS.forEach(QuickFormsTest::agrees);
    }

    @Test
    void agreeOnWhateverComes() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(6); j >= 0; j--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            agrees(text.toString());
        }
    }

    @Test
    void takeTheCommonForms() {
        assertThat(QuickForms.timestamp("1970-01-02 00:00:01".getBytes(UTF_8), 0, 19))
                .isEqualTo(86_401_000_000L);
        assertThat(QuickForms.date("2026-03-01".getBytes(UTF_8), 0, 10))
                .isEqualTo(LocalDate.of(2026, 3, 1).toEpochDay());
        assertThat(QuickForms.decimal("-12.5".getBytes(UTF_8), 0, 5))
                .isEqualTo(new BigDecimal("-125000").longValue());
        assertThat(QuickForms.integer("-42".getBytes(UTF_8), 0, 3)).isEqualTo(-42);
        assertThat(QuickForms.fraction("119.012345".getBytes(UTF_8), 0, 10)).isEqualTo(119.012345);
    }
}
