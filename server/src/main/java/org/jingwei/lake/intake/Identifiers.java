package org.jingwei.lake.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jingwei.catalog.Rule;

/**
 * The one canonical form of a number of identity: half-width capitals without blanks. A citizen
 * number of 15 digits, as they were given until 1999, gets its century and check character; a
 * mobile number loses its country.
 */
final class Identifiers {
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0\u3000]");
    private static final Pattern DASHES = Pattern.compile("[-\u2010-\u2015\u2212\uFF0D]");
    private static final Pattern COUNTRY = Pattern.compile("(\\+|00)?86(?=1[3-9][0-9]{9}$)");
    private static final Pattern OLD_CITIZEN = Pattern.compile("[0-9]{15}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';

    private Identifiers() {}

    static String canonical(String text, Optional<Rule> rule) {
        String narrow = BLANKS.matcher(narrow(text)).replaceAll("").toUpperCase(Locale.ROOT);
        if (rule.filter(Rule.PHONE::equals).isPresent()) {
            return phone(DASHES.matcher(narrow).replaceAll("-"));
        }
        String plain = DASHES.matcher(narrow).replaceAll("");
        boolean old = rule.filter(Rule.CITIZEN_ID::equals).isPresent();
        return old && OLD_CITIZEN.matcher(plain).matches() ? citizen(plain) : plain;
    }

    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text);
        for (int i = 0; i < narrow.length(); i++) {
            char character = narrow.charAt(i);
            if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
                narrow.setCharAt(i, (char) (character - FULL_WIDTH_FIRST + '!'));
            }
        }
        return narrow.toString();
    }

    private static String phone(String text) {
        String digits = text.replace("-", "");
        String mobile = COUNTRY.matcher(digits).replaceFirst("");
        boolean isMobile = mobile.length() == 11 && mobile.charAt(0) == '1';
        return isMobile ? mobile : text;
    }

    private static String citizen(String old) {
        String number = old.substring(0, 6) + "19" + old.substring(6);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return number + CHECK.charAt(sum % 11);
    }
}
