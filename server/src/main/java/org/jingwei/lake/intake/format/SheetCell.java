package org.jingwei.lake.intake.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a sheet as text. What Excel shows as a day is a number with a format, and becomes a day
 * again here. A number keeps 15 digits there: one that is longer was a number of identity once, and
 * is marked, since its last digits are made up.
 */
final class SheetCell {
    private static final int KEPT_DIGITS = 15;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Texts and colours in a format: they are no letters of days. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");

    private static final Pattern DAY_LETTERS = Pattern.compile("[yYmMdDhHsS年月日]");

    private SheetCell() {}

    static boolean isEmpty(Row row, int column) {
        Cell cell = at(row, column);
        return cell == null || cell.getType() == CellType.EMPTY || cell.getText().isBlank();
    }

    private static @Nullable Cell at(Row row, int column) {
        return row.getOptionalCell(column).orElse(null);
    }

    /** Adds the cell of a column to a row; whether it has a value. */
    static boolean add(RowText text, Row row, int column) {
        Cell cell = at(row, column);
        if (cell == null || cell.getType() == CellType.EMPTY) {
            text.add("");
            return false;
        }
        boolean number = cell.getType() == CellType.NUMBER || cell.getValue() instanceof BigDecimal;
        if (!number) {
            String value = cell.getText();
            text.add(value);
            return !value.isBlank();
        }
        if (isDate(cell)) {
            LocalDateTime time = cell.asDate();
            text.add(
                    time.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? time.toLocalDate().toString()
                            : TIME.format(time));
            text.mark(RowText.Mark.EXCEL_DATE);
            return true;
        }
        BigDecimal value = cell.asNumber().stripTrailingZeros();
        text.add(value.toPlainString());
        if (value.precision() - value.scale() > KEPT_DIGITS) {
            text.mark(RowText.Mark.LOST_DIGITS);
        }
        return true;
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        return DAY_LETTERS.matcher(QUOTED.matcher(format).replaceAll("")).find();
    }
}
