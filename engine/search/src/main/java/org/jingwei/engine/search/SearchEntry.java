package org.jingwei.engine.search;

/**
 * Something that can be found.
 *
 * @param code what it is known by
 * @param name what it is called
 * @param address where it is, in words; may be empty
 * @param area stored code of the area it belongs to, 0 if it has none
 * @param depth what is found before what, all else being equal: the smaller first
 */
public record SearchEntry(String code, String name, String address, long area, int depth) {
    private static final int MAX_TEXT = 1_000;

    public SearchEntry {
        if (code.isEmpty() || area < 0 || depth < 0) {
            throw new IllegalArgumentException(
                    "entry \""
                            + code
                            + "\", area "
                            + area
                            + ", depth "
                            + depth
                            + ": it needs a code, and neither number may be negative");
        }
        if (code.length() > MAX_TEXT || name.length() > MAX_TEXT || address.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "entry \""
                            + code.substring(0, Math.min(code.length(), 40))
                            + "\": no text may be longer than "
                            + MAX_TEXT
                            + " characters");
        }
    }
}
