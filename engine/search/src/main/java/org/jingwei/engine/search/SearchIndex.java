package org.jingwei.engine.search;

import java.util.List;

/**
 * Entries by name, code and address, held in memory; never changed once built.
 *
 * <p>Idea: posting lists of characters, pairs of them and pairs of initials give the candidates,
 * the texts themselves decide. Ways of matching are tried from the best to the loosest, each within
 * the intervals of entries that the scope reaches, nearest first, and each ends as soon as enough
 * is found: a text that a million names have costs no more than a rare one. What no list can narrow
 * (two frequent pairs that never meet) costs a walk through the shorter list, at most {@value
 * Finding#MAX_CHECKS} entries.
 *
 * <p>Names and addresses are found by every part of them, codes by their beginning and by an end of
 * four characters or more.
 */
public final class SearchIndex {
    private final Sections sections;
    private final Texts texts;
    private final Codes codes;
    private final PostingLists lists;

    SearchIndex(Sections sections, Texts texts, Codes codes, PostingLists lists) {
        this.sections = sections;
        this.texts = texts;
        this.codes = codes;
        this.lists = lists;
    }

    /** Collects entries for an index. */
    public static SearchIndexBuilder builder() {
        return new SearchIndexBuilder();
    }

    /** How many entries there are, in every scope. */
    public int size() {
        return sections.size();
    }

    /** Memory taken, in bytes. */
    public long bytes() {
        return sections.bytes() + texts.bytes() + codes.bytes() + lists.bytes();
    }

    /** The best finds, the best first: exact, by beginning, by part, by pinyin. */
    public List<SearchFind> find(SearchWords words, SearchReach reach, int limit) {
        Finding finding = finding(reach, limit);
        CodeSearch byCode = new CodeSearch(codes, Folding.code(words.code()));
        NameSearch byName = new NameSearch(texts, lists, Folding.text(words.text()));
        byCode.exact(finding);
        byName.exact(finding);
        byCode.prefix(finding);
        byName.prefixAndPart(finding);
        byCode.suffix(finding);
        byName.address(finding);
        new PinyinSearch(texts, lists, Folding.text(words.text())).find(finding);
        return finding.found();
    }

    /**
     * Finds one typo away: codes of fifteen characters or more, and names with a part that is the
     * text but for one edit. For when {@link #find} has nothing.
     */
    public List<SearchFind> similar(SearchWords words, SearchReach reach, int limit) {
        Finding finding = finding(reach, limit);
        new CodeSearch(codes, Folding.code(words.code())).similar(finding);
        new NameSearch(texts, lists, Folding.text(words.text())).similar(finding);
        return finding.found();
    }

    private Finding finding(SearchReach reach, int limit) {
        int own = reach.own().map(this::entryOf).orElse(-1);
        return new Finding(codes, sections.cut(reach, own), limit);
    }

    private int entryOf(String code) {
        return new CodeSearch(codes, Folding.code(code)).entryOf(code);
    }
}
