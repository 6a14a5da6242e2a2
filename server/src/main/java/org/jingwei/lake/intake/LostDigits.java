package org.jingwei.lake.intake;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jingwei.catalog.ElementType;

/**
 * What spreadsheets do to values: a long number of identity becomes a floating number that keeps 15
 * digits, and a day becomes a count of days.
 */
final class LostDigits {
    private static final Pattern FLOATING = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{2}");
    private static final Pattern ROUNDED = Pattern.compile("[1-9][0-9]{14}0{3}");
    private static final Pattern DAY_NUMBER = Pattern.compile("[1-6][0-9]{4}");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private LostDigits() {}

    static Fault fault() {
        return new Fault(
                "LOST_DIGITS",
                "a spreadsheet took it for a number and lost its last digits; format the column as"
                        + " text and enter it again");
    }

    /** Whether a text that breaks its rule looks like such a number. */
    static boolean isSuspected(String value) {
        return FLOATING.matcher(value).matches() || ROUNDED.matcher(value).matches();
    }

    /** A reason, with the day that a bare day number means. */
    static String hint(ElementType type, String value, String reason) {
        if (!type.isTime() || !DAY_NUMBER.matcher(value).matches()) {
            return reason;
        }
        return reason
                + "; as a day number of a spreadsheet it would be "
                + DAY_ZERO.plusDays(Long.parseLong(value));
    }
}
