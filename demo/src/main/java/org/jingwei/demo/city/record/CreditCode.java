package org.jingwei.demo.city.record;

/**
 * The unified social credit code of GB 32100-2015: department, category, six digits of area, nine
 * characters of organisation code (GB 11714), check character.
 *
 * <p>Both check characters are weighted sums over the characters' ranks. When the sum is a multiple
 * of 31 the check is rank 0, not rank 31, which the alphabet does not have.
 */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final String BODY_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    /** No registered organisation code begins so: generated codes cannot hit a real enterprise. */
    private static final String GENERATED_BODY = "DM";

    private static final int SERIAL_DIGITS = 6;
    private static final long SERIALS = 887_503_681; // 31 to the 6th
    private static final long SCATTER = 48_271; // coprime to 31: a permutation of the serials

    private CreditCode() {}

    /** The code of the n-th generated enterprise of a county; different for each n. */
    static String generated(String county, long n) {
        long serial = Math.floorMod(n * SCATTER, SERIALS);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < SERIAL_DIGITS; i++) {
            digits.insert(0, ALPHABET.charAt((int) (serial % ALPHABET.length())));
            serial /= ALPHABET.length();
        }
        String body = GENERATED_BODY + digits;
        String open = "91" + county + body + bodyCheck(body);
        return open + check(open);
    }

    /** Whether a code is well formed and its check character right. */
    public static boolean isValid(String code) {
        return code.length() == WEIGHTS.length + 1
                && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && code.charAt(WEIGHTS.length) == check(code.substring(0, WEIGHTS.length));
    }

    /** The check character of the first 17. */
    static char check(String open) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(open.charAt(i));
        }
        int modulus = ALPHABET.length();
        return ALPHABET.charAt((modulus - sum % modulus) % modulus);
    }

    /** The check character of an organisation code's first eight (GB 11714). */
    static char bodyCheck(String body) {
        int sum = 0;
        for (int i = 0; i < BODY_WEIGHTS.length; i++) {
            sum += BODY_WEIGHTS[i] * BODY_ALPHABET.indexOf(body.charAt(i));
        }
        int rest = 11 - sum % 11;
        return switch (rest) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + rest);
        };
    }
}
