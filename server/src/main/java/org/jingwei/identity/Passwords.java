package org.jingwei.identity;

import java.security.SecureRandom;
import org.jingwei.http.Problem;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords: hashed with Argon2id (RFC 9106), compared in the same time whether or not the account
 * exists.
 */
final class Passwords {
    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 200;
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ONE_TIME_LENGTH = 20;

    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobody = encoder.encode(oneTime());

    static void requireStrong(String password) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw Problem.invalid(
                    "weak-password",
                    "A password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters.");
        }
    }

    static String oneTime() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(ONE_TIME_LENGTH);
        for (int i = 0; i < ONE_TIME_LENGTH; i++) {
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return password.length() <= MAX_LENGTH && encoder.matches(password, hash);
    }

    /** Spends what a comparison costs, for an account that does not exist. */
    void compareWithNobody(String password) {
        matches(password, nobody);
    }
}
