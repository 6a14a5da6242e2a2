package org.jingwei.engine.search;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The patterns of a text with one typo: a character too many, one too few, a wrong one, or two
 * neighbours exchanged (the edits of Damerau and Levenshtein). A name is similar to the text if
 * some part of it fits one of the patterns.
 *
 * <p>Idea: with one edit there are only about four patterns for each character, each with one open
 * place at most, so each is looked up like any other text, and the bigrams beside the edit still
 * lead; nothing has to be compared with every name. A digit is never taken for a typo: 第2村 is
 * another village than 第1村. Texts below three characters or above 32 have no patterns.
 */
final class TypoPatterns {
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 32;

    private TypoPatterns() {}

    /** The patterns; {@link Texts#ANY} stands for the open place. */
    static Set<String> of(String text) {
        Set<String> patterns = new LinkedHashSet<>();
        int length = text.length();
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return patterns;
        }
        for (int i = 0; i < length; i++) {
            String before = text.substring(0, i);
            if (hasNoDigit(text, i - 1, i + 1)) {
                String after = text.substring(i + 1);
                patterns.add(before + after);
                if (i > 0 && i < length - 1) {
                    patterns.add(before + Texts.ANY + after);
                }
            }
            if (i > 0 && hasNoDigit(text, i - 1, i)) {
                patterns.add(before + Texts.ANY + text.substring(i));
            }
            if (i < length - 1 && hasNoDigit(text, i - 1, i + 2)) {
                patterns.add(before + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2));
            }
        }
        patterns.remove(text);
        return patterns;
    }

    private static boolean hasNoDigit(String text, int first, int last) {
        for (int i = Math.max(first, 0); i <= Math.min(last, text.length() - 1); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
