package org.jingwei.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The most frequent form of a phone number, told without a pattern. */
final class PhoneNumber {
    private static final int LENGTH = 11;

    private PhoneNumber() {}

    /** Whether it is 11 digits from 13 to 19. */
    static boolean isMobile(String value) {
        byte[] text = value.getBytes(UTF_8);
        return isMobile(text, 0, text.length);
    }

    /** The same of a piece of a buffer. */
    static boolean isMobile(byte[] text, int from, int to) {
        if (to - from != LENGTH || text[from] != '1' || text[from + 1] < '3') {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
