package org.jingwei.catalog;

/** The most frequent form of a phone number, told without a pattern. */
final class PhoneNumber {
    private static final int LENGTH = 11;

    private PhoneNumber() {}

    /** Whether it is 11 digits from 13 to 19. */
    static boolean isMobile(String value) {
        if (value.length() != LENGTH || value.charAt(0) != '1' || value.charAt(1) < '3') {
            return false;
        }
        for (int i = 1; i < LENGTH; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
