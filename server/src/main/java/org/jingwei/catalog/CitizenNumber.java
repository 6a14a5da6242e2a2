package org.jingwei.catalog;

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

    private CitizenNumber() {}

    static Optional<String> refusal(String number) {
        if (!FORM.matcher(number).matches()) {
            return Optional.of("expected 17 digits and a digit or X");
        }
        if (!hasBirthday(number)) {
            return Optional.of("digits 7 to 14 are not a date");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return number.charAt(17) == CHECK.charAt(sum % 11)
                ? Optional.empty()
                : Optional.of("the check character does not fit the 17 digits before it");
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
