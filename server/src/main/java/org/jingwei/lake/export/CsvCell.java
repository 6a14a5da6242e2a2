package org.jingwei.lake.export;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jingwei.http.SpreadsheetText;
import org.jspecify.annotations.Nullable;

/** Values as cells of a spreadsheet, in which no text runs as a formula. */
final class CsvCell {
    private CsvCell() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            default -> SpreadsheetText.harmless(value.toString());
        };
    }
}
