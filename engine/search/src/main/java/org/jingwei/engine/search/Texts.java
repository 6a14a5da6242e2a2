package org.jingwei.engine.search;

/** The folded names and addresses of all entries, one after the other. */
final class Texts {
    /** In a pattern: any one character that is not a digit. */
    static final char ANY = Character.MAX_VALUE;

    private final char[] characters;
    private final int[] starts;
    private final char[] nameLengths;

    Texts(int entries, int length) {
        characters = new char[length];
        starts = new int[entries + 1];
        nameLengths = new char[entries];
    }

    /** Puts in the texts of an entry; the entries come in order. */
    void put(int entry, String name, String address) {
        int start = starts[entry];
        name.getChars(0, name.length(), characters, start);
        address.getChars(0, address.length(), characters, start + name.length());
        nameLengths[entry] = (char) name.length();
        starts[entry + 1] = start + name.length() + address.length();
    }

    boolean nameIs(int entry, String pattern) {
        return nameLengths[entry] == pattern.length() && isAt(pattern, starts[entry]);
    }

    boolean nameBegins(int entry, String pattern) {
        return nameLengths[entry] >= pattern.length() && isAt(pattern, starts[entry]);
    }

    boolean nameHas(int entry, String pattern) {
        return has(pattern, starts[entry], starts[entry] + nameLengths[entry]);
    }

    boolean addressHas(int entry, String pattern) {
        return has(pattern, starts[entry] + nameLengths[entry], starts[entry + 1]);
    }

    boolean nameSounds(int entry, PinyinQuery query, boolean fromStart) {
        int start = starts[entry];
        return query.matches(characters, start, start + nameLengths[entry], fromStart);
    }

    private boolean has(String pattern, int from, int to) {
        for (int at = from; at <= to - pattern.length(); at++) {
            if (isAt(pattern, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(String pattern, int at) {
        for (int i = 0; i < pattern.length(); i++) {
            char wanted = pattern.charAt(i);
            char found = characters[at + i];
            if (wanted != found && (wanted != ANY || Character.isDigit(found))) {
                return false;
            }
        }
        return true;
    }

    /** Memory taken, in bytes. */
    long bytes() {
        return 2L * characters.length + 4L * starts.length + 2L * nameLengths.length;
    }
}
