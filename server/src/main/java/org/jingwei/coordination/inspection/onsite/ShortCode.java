package org.jingwei.coordination.inspection.onsite;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * A code that a person can read out and type: ten signs at random and one that checks them.
 *
 * <p>Crockford's alphabet has no I, L, O and U; I, L and O are read as what they look like. The
 * last sign is that of Luhn's formula to the base 32, which finds every single wrong sign and
 * nearly every two that changed places. Fifty random bits cannot be guessed through an interface
 * that answers only to the two sides of one door, and slows down after a few wrong ones.
 */
final class ShortCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BASE = ALPHABET.length();
    private static final int RANDOM_SIGNS = 10;
    private static final int LONGEST = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ShortCode() {}

    /** A new one. */
    static String make() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < RANDOM_SIGNS; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(BASE)));
        }
        return code.append(check(code)).toString();
    }

    /** The code that somebody typed, with spaces, dashes and small letters; empty if it is none. */
    static Optional<String> read(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String code =
                typed.replaceAll("[\\s-]", "")
                        .toUpperCase(Locale.ROOT)
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        boolean right =
                code.length() == RANDOM_SIGNS + 1
                        && code.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0)
                        && check(code.substring(0, RANDOM_SIGNS)) == code.charAt(RANDOM_SIGNS);
        return right ? Optional.of(code) : Optional.empty();
    }

    private static char check(CharSequence signs) {
        int sum = 0;
        int factor = 2;
        for (int i = signs.length() - 1; i >= 0; i--) {
            int product = factor * ALPHABET.indexOf(signs.charAt(i));
            sum += product / BASE + product % BASE;
            factor = 3 - factor;
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }
}
