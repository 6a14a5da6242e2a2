package org.jingwei.lake.intake;

import java.time.LocalDate;

/**
 * The common written forms of numbers and days, read from a buffer without objects. What it does
 * not know is {@link #UNKNOWN}, and goes the long way by {@link
 * org.jingwei.catalog.ElementType#parse}, which also says what is wrong.
 */
final class QuickForms {
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;
    private static final int MOST_BEFORE_POINT = 14;
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = powers();
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private QuickForms() {}

    private static double[] powers() {
        double[] powers = new double[EXACT_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** A number of digits alone; {@link #UNKNOWN} for anything else. */
    static long digits(byte[] text, int from, int to) {
        if (to <= from || to - from > MOST_DIGITS) {
            return UNKNOWN;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static long integer(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        long value = digits(text, negative ? from + 1 : from, to);
        return negative && value != UNKNOWN ? -value : value;
    }

    /** A decimal in ten-thousandths. */
    static long decimal(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int start = negative ? from + 1 : from;
        int point = point(text, start, to);
        int decimals = Math.max(0, to - point - 1);
        if (point - start > MOST_BEFORE_POINT || decimals > RowValues.SCALE) {
            return UNKNOWN;
        }
        long value = digits(text, start, point);
        if (value == UNKNOWN || point == to - 1) {
            return UNKNOWN;
        }
        for (int i = point + 1; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            value = value * 10 + digit;
        }
        for (int i = decimals; i < RowValues.SCALE; i++) {
            value *= 10;
        }
        return negative ? -value : value;
    }

    private static int point(byte[] text, int from, int to) {
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        return point;
    }

    /**
     * A number with a point: up to 15 digits divided by a power of ten is the nearest double, as
     * both are exact (Clinger, 1990). NaN for other forms.
     */
    static double fraction(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int start = negative ? from + 1 : from;
        int point = point(text, start, to);
        int decimals = Math.max(0, to - point - 1);
        if (to - start > EXACT_DIGITS || point == start || point == to - 1) {
            return Double.NaN;
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            int digit = text[i] - '0';
            if (i != point) {
                if (digit < 0 || digit > 9) {
                    return Double.NaN;
                }
                value = value * 10 + digit;
            }
        }
        double number = value / POWERS[decimals];
        return negative ? -number : number;
    }

    /** A day as 2026-03-01, 2026/03/01 or 20260301, in days since 1970. */
    static long date(byte[] text, int from, int to) {
        int length = to - from;
        boolean separated = length == 10;
        if (!separated && length != 8) {
            return UNKNOWN;
        }
        int gap = separated ? 1 : 0;
        if (separated
                && (text[from + 4] != text[from + 7]
                        || (text[from + 4] != '-' && text[from + 4] != '/'))) {
            return UNKNOWN;
        }
        long year = digits(text, from, from + 4);
        long month = digits(text, from + 4 + gap, from + 6 + gap);
        long day = digits(text, to - 2, to);
        boolean known = year > 0 && month > 0 && month <= 12 && day > 0 && day <= 31;
        return known && day <= days((int) year, (int) month)
                ? LocalDate.of((int) year, (int) month, (int) day).toEpochDay()
                : UNKNOWN;
    }

    /** A time as 2026-03-01 08:30:00, in microseconds since 1970. */
    static long timestamp(byte[] text, int from, int to) {
        if (to - from != 19
                || (text[from + 10] != ' ' && text[from + 10] != 'T')
                || text[from + 13] != ':'
                || text[from + 16] != ':') {
            return UNKNOWN;
        }
        long day = date(text, from, from + 10);
        long hour = digits(text, from + 11, from + 13);
        long minute = digits(text, from + 14, from + 16);
        long second = digits(text, from + 17, to);
        boolean known = day != UNKNOWN && hour >= 0 && minute >= 0 && second >= 0;
        return known && hour < 24 && minute < 60 && second < 60
                ? (((day * 24 + hour) * 60 + minute) * 60 + second) * 1_000_000
                : UNKNOWN;
    }

    private static int days(int year, int month) {
        boolean leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }
}
