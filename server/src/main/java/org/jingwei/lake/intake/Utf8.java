package org.jingwei.lake.intake;

/**
 * What a piece of a buffer of UTF-8 is made of, told from its bytes. Well-formed sequences are
 * those of table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */
final class Utf8 {
    private static final int LONGEST_BLANK = 3;

    private Utf8() {}

    /** How many bytes the character at a place has; 0 where there is none that is well-formed. */
    static int length(byte[] text, int at, int to) {
        int first = text[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (first < 0xc2 || first > 0xf4 || to - at < length) {
            return 0;
        }
        int second = text[at + 1] & 0xff;
        boolean fits =
                switch (first) {
                    case 0xe0 -> second >= 0xa0 && second <= 0xbf;
                    case 0xed -> second >= 0x80 && second <= 0x9f;
                    case 0xf0 -> second >= 0x90 && second <= 0xbf;
                    case 0xf4 -> second >= 0x80 && second <= 0x8f;
                    default -> second >= 0x80 && second <= 0xbf;
                };
        for (int i = 2; i < length; i++) {
            fits &= (text[at + i] & 0xc0) == 0x80;
        }
        return fits ? length : 0;
    }

    /** Where the text begins behind blanks, those of other scripts included. */
    static int withoutBlanksBefore(byte[] text, int from, int to) {
        int start = from;
        while (start < to) {
            int length = text[start] >= 0 ? 1 : LONGEST_BLANK;
            if (start + length > to || !isBlank(text, start, length)) {
                return start;
            }
            start += length;
        }
        return start;
    }

    /** Where the text ends before blanks. */
    static int withoutBlanksBehind(byte[] text, int from, int to) {
        int end = to;
        while (end > from) {
            int length = text[end - 1] >= 0 ? 1 : LONGEST_BLANK;
            if (end - length < from || !isBlank(text, end - length, length)) {
                return end;
            }
            end -= length;
        }
        return end;
    }

    /** Blanks have one byte, or three: U+1680, some of U+2000 to U+205F, U+3000. */
    private static boolean isBlank(byte[] text, int at, int length) {
        byte first = text[at];
        if (length == 1) {
            return first == ' ' || (first >= '\t' && first <= '\r');
        }
        return (first & 0xf0) == 0xe0
                && length(text, at, at + LONGEST_BLANK) == LONGEST_BLANK
                && Character.isWhitespace(
                        ((first & 0x0f) << 12)
                                | ((text[at + 1] & 0x3f) << 6)
                                | (text[at + 2] & 0x3f));
    }
}
