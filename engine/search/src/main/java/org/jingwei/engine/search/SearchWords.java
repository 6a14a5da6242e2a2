package org.jingwei.engine.search;

/**
 * What is searched for.
 *
 * @param text as a name, an address or pinyin
 * @param code as a code; the same text, unless the caller knows a code's other forms
 */
public record SearchWords(String text, String code) {
    private static final int MAX_LENGTH = 256;

    public SearchWords {
        if (text.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("there is nothing to search for");
        }
        if (text.length() > MAX_LENGTH || code.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a search takes " + MAX_LENGTH + " characters and this has " + text.length());
        }
    }

    /** The same text in every way. */
    public static SearchWords of(String text) {
        return new SearchWords(text, text);
    }
}
