package org.jingwei.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;

/**
 * Unified social credit code, GB 32100-2015: 18 characters of an alphabet of 31 (no I, O, S, V, Z),
 * the last a weighted check character.
 *
 * <p>The check is {@code (31 - sum mod 31) mod 31}. The outer {@code mod} matters: where the sum is
 * a multiple of 31, {@code 31 - 0} would point behind the alphabet's end.
 */
final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final int LENGTH = 18;

    /** The value of each ASCII character; -1 for those that are not in the alphabet. */
    private static final byte[] VALUES = values();

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ALPHABET.indexOf(i);
        }
        return values;
    }

    private CreditCode() {}

    static Optional<String> refusal(String code) {
        if (code.length() != LENGTH) {
            return Optional.of("a credit code has 18 characters, found " + code.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            if (value(code.charAt(i)) < 0) {
                return Optional.of(
                        "character " + (i + 1) + " is not one of a credit code: " + ALPHABET);
            }
        }
        return isKeptBy(code.getBytes(US_ASCII), 0, LENGTH)
                ? Optional.empty()
                : Optional.of(
                        "the check character "
                                + code.charAt(LENGTH - 1)
                                + " does not fit the 17 before it");
    }

    private static int value(int character) {
        return character >= 0 && character < VALUES.length ? VALUES[character] : -1;
    }

    /** Whether a piece of a buffer is such a code. */
    static boolean isKeptBy(byte[] text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        int sum = 0;
        int bad = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = value(text[from + i]);
            bad |= value;
            sum += value * WEIGHTS[i];
        }
        return bad >= 0 && value(text[to - 1]) == (31 - sum % 31) % 31;
    }
}
