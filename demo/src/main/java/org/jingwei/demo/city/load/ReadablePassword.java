package org.jingwei.demo.city.load;

import java.security.SecureRandom;

/** Makes a password that can be read out and typed: four words of two syllables and two digits. */
final class ReadablePassword {

    private static final String CONSONANTS = "bdfghjkmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final int WORDS = 4;

    private ReadablePassword() {}

    /** One of about 4 x 10^17 passwords. */
    static String next(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            appendSyllable(password, random);
            appendSyllable(password, random);
            password.append('-');
        }
        return password.append(10 + random.nextInt(90)).toString();
    }

    private static void appendSyllable(StringBuilder password, SecureRandom random) {
        password.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        password.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
}
