package org.jingwei.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Citizen identification number, GB 11643-1999: six digits of an area as it was at birth (not
 * checked, since such areas come and go), eight of the birthday, three of a sequence, one check
 * character by weights modulo 11.
 */
final class CitizenNumber {
    private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int LENGTH = 18;

    private CitizenNumber() {}

    static Optional<String> refusal(String number) {
        if (!FORM.matcher(number).matches()) {
            return Optional.of("expected 17 digits and a digit or X");
        }
        if (!hasBirthday(number)) {
            return Optional.of("digits 7 to 14 are not a date");
        }
        return hasCheckCharacter(number.getBytes(US_ASCII), 0)
                ? Optional.empty()
                : Optional.of("the check character does not fit the 17 digits before it");
    }

    /** Of 17 digits and a character. */
    private static boolean hasCheckCharacter(byte[] number, int from) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number[from + i] - '0') * WEIGHTS[i];
        }
        return number[from + LENGTH - 1] == CHECK.charAt(sum % 11);
    }

    /** Whether a piece of a buffer surely is such a number: days after the 28th are left open. */
    static boolean isKeptBy(byte[] text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int i = from; i < to - 1; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        int month = twoDigits(text, from + 10);
        int day = twoDigits(text, from + 12);
        return month >= 1 && month <= 12 && day >= 1 && day <= 28 && hasCheckCharacter(text, from);
    }

    private static int twoDigits(byte[] text, int at) {
        return (text[at] - '0') * 10 + text[at + 1] - '0';
    }

    private static boolean hasBirthday(String number) {
        try {
            LocalDate.of(
                    Integer.parseInt(number, 6, 10, 10),
                    Integer.parseInt(number, 10, 12, 10),
                    Integer.parseInt(number, 12, 14, 10));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
