package org.jingwei.bench.lake;

/** Made-up unified social credit codes with a right check character, GB 32100-2015. */
final class CreditCodes {
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCodes() {}

    /** The code of the enterprise of that number. */
    static String of(int number) {
        String start = "91350300MA%07d".formatted(number);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(start.charAt(i)) * WEIGHTS[i];
        }
        return start + ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The same code with another check character. */
    static String broken(String code) {
        int check = ALPHABET.indexOf(code.charAt(17));
        return code.substring(0, 17) + ALPHABET.charAt((check + 1) % 31);
    }
}
