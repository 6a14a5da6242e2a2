package org.jingwei.engine.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The bytes of one column's texts. A text that came before, as the same object, is not encoded
 * again, unless another one took its place meanwhile.
 */
final class TextBytes {

    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 48;

    private final String[] texts = new String[PLACES];
    private final byte[][] bytes = new byte[PLACES][];

    @SuppressWarnings("ReferenceEquality") // a look-alike is encoded again, which does no harm
    byte[] of(String text) {
        if (text.length() > LONGEST) {
            return text.getBytes(UTF_8);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 12) & (PLACES - 1);
        if (texts[place] == text) {
            return bytes[place];
        }
        byte[] encoded = text.getBytes(UTF_8);
        texts[place] = text;
        bytes[place] = encoded;
        return encoded;
    }
}
