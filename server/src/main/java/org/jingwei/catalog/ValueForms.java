package org.jingwei.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The written forms of values that are taken. */
final class ValueForms {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?[0-9]{1,14}(\\.([0-9]{0,4})0{0,20})?");
    private static final Pattern DOUBLE =
            Pattern.compile(
                    "[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DATE =
            Pattern.compile(
                    "((?!0000)[0-9]{4})(?:-([0-9]{2})-|/([0-9]{1,2})/|([0-9]{2}))([0-9]{1,2})");
    private static final Pattern TIMESTAMP =
            Pattern.compile("([0-9/-]{8,10})[T ]([0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?)");

    private ValueForms() {}

    static Long integer(String text) {
        if (INTEGER.matcher(text).matches()) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new InvalidValueException("a whole number of at most 64 bits is expected");
            }
        }
        throw new InvalidValueException("a whole number is expected");
    }

    static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidValueException(
                    "a number with at most 14 digits before the point and 4 after it is expected");
        }
        return new BigDecimal(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }

    static Double decimalFraction(String text) {
        double value = DOUBLE.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new InvalidValueException("a number is expected");
        }
        return value;
    }

    static LocalDate date(String text) {
        Matcher parts = DATE.matcher(text);
        if (parts.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(month(parts)),
                        Integer.parseInt(parts.group(5)));
            } catch (DateTimeException e) {
                throw new InvalidValueException("there is no such day");
            }
        }
        throw new InvalidValueException("a date is expected: 2026-03-01, 20260301 or 2026/3/1");
    }

    private static String month(Matcher parts) {
        for (int group = 2; group < 4; group++) {
            String month = parts.group(group);
            if (month != null) {
                return month;
            }
        }
        return parts.group(4);
    }

    static LocalDateTime timestamp(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return date(text).atStartOfDay();
        }
        String time = parts.group(2);
        try {
            return LocalDateTime.of(
                    date(parts.group(1)),
                    LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time));
        } catch (DateTimeException e) {
            throw new InvalidValueException("there is no such time of day");
        }
    }

    static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y", "是" -> true;
            case "false", "0", "no", "n", "否" -> false;
            default ->
                    throw new InvalidValueException(
                            "true or false is expected (also 是 or 否, 1 or 0)");
        };
    }
}
