package org.jingwei.catalog;

/** How much of a sensitive value is shown to a reader who states no purpose. */
public enum Mask {
    /** The first character: 林某某 becomes 林**. */
    NAME(1, 0, "**"),
    /** The first six and the last four characters. */
    ID_NUMBER(6, 4, "********"),
    /** The first three and the last four digits. */
    PHONE(3, 4, "****"),
    /** The first six characters. */
    ADDRESS(6, 0, "…");

    private final int head;
    private final int tail;
    private final String hidden;

    Mask(int head, int tail, String hidden) {
        this.head = head;
        this.tail = tail;
        this.hidden = hidden;
    }

    /**
     * The masked form. A value that is not longer than what would be shown of it keeps at most its
     * first character, so that short values are hidden too.
     */
    public String applyTo(String value) {
        int length = value.codePointCount(0, value.length());
        if (length <= head + tail) {
            return firstCharacters(value, this == ADDRESS || length < 2 ? 0 : 1) + hidden;
        }
        return firstCharacters(value, head) + hidden + lastCharacters(value, length);
    }

    private static String firstCharacters(String value, int count) {
        return value.substring(0, value.offsetByCodePoints(0, count));
    }

    private String lastCharacters(String value, int length) {
        return value.substring(value.offsetByCodePoints(0, length - tail));
    }
}
