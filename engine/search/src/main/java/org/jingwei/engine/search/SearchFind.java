package org.jingwei.engine.search;

import java.util.Comparator;

/**
 * An entry that was found; in the order in which finds are shown.
 *
 * @param code of the entry
 * @param match how it was found
 * @param depth of the entry
 * @param ring how near it is: 0 in the nearest of the areas that were asked for as near
 * @param entry its place in the index, in the order of depth, area and length of name
 */
public record SearchFind(String code, Match match, int depth, int ring, int entry)
        implements Comparable<SearchFind> {

    private static final Comparator<SearchFind> ORDER =
            Comparator.comparing(SearchFind::match)
                    .thenComparingInt(SearchFind::depth)
                    .thenComparingInt(SearchFind::ring)
                    .thenComparingInt(SearchFind::entry);

    /** How an entry was found, the best first. */
    public enum Match {
        EXACT_CODE,
        EXACT_NAME,
        CODE_PREFIX,
        NAME_PREFIX,
        NAME_PART,
        CODE_SUFFIX,
        ADDRESS_PART,
        PINYIN_PREFIX,
        PINYIN_PART,
        SIMILAR_CODE,
        SIMILAR_NAME
    }

    @Override
    public int compareTo(SearchFind other) {
        return ORDER.compare(this, other);
    }
}
