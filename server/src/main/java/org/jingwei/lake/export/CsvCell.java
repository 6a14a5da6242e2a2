package org.jingwei.lake.export;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values as cells of a spreadsheet. A spreadsheet runs a text that begins like a formula, whoever
 * wrote it: such a text gets an apostrophe before it, unless it is a number. Excel takes the
 * full-width forms of those characters too.
 */
final class CsvCell {
    private static final String BEGINS_A_FORMULA = "=+-@＝＋－＠\t\r\n";
    private static final Pattern NUMBER =
            Pattern.compile("[+-](\\d{1,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    private CsvCell() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            default -> harmless(value.toString());
        };
    }

    private static String harmless(String text) {
        boolean formula =
                !text.isEmpty()
                        && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
