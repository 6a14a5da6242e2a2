package org.jingwei.lake.intake;

/**
 * Texts of one element, of which a file has the same ones again and again: such a text is made once
 * and costs no object after that. It forgets a text when another one comes to its place.
 */
final class TextPool {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 48;

    private final String[] known = new String[PLACES];

    /** The text between the two places. */
    String get(char[] text, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(text, from, length);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        int place = (hash ^ hash >>> 12) & (PLACES - 1);
        String before = known[place];
        if (before != null && isSame(before, text, from, length)) {
            return before;
        }
        String made = new String(text, from, length);
        known[place] = made;
        return made;
    }

    private static boolean isSame(String one, char[] text, int from, int length) {
        if (one.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (one.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
