package org.jingwei.engine.search;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Texts in the one form in which they are compared: full-width as half-width (NFKC), lower case,
 * traditional characters as simplified ones, letters and digits alone. So spaces, brackets and
 * dashes neither hinder a find nor can be searched for.
 *
 * <p>Traditional characters are replaced one by one from Unihan; a character that is also a
 * simplified one of its own (乾, 著) stays as it is.
 */
final class Folding {
    private static final char[] SIMPLIFIED = simplified();

    private Folding() {}

    private static char[] simplified() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        CharacterTable.read(
                "simplified.txt",
                (simplified, traditional) -> table[traditional] = simplified.charAt(0));
        return table;
    }

    /** A name, an address or what is searched for. */
    static String text(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(character -> {
                    if (Character.isBmpCodePoint(character)) {
                        folded.append(SIMPLIFIED[character]);
                    } else {
                        folded.appendCodePoint(character);
                    }
                });
        return folded.toString();
    }

    /** A code: as it is, but half-width and in lower case. */
    static byte[] code(String code) {
        byte[] bytes =
                Normalizer.normalize(code.strip(), Normalizer.Form.NFKC)
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = lower(bytes[i]);
        }
        return bytes;
    }

    /** The lower case of a byte of a code; letters beyond ASCII stay as they are. */
    static byte lower(byte value) {
        return value >= 'A' && value <= 'Z' ? (byte) (value + ('a' - 'A')) : value;
    }
}
