package org.jingwei.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.search.Finding.Source;
import org.jingwei.engine.search.Grams.Field;
import org.jingwei.engine.search.SearchFind.Match;

/** Finds names and addresses by their characters. */
final class NameSearch {
    private final Texts texts;
    private final PostingLists lists;
    private final String text;

    NameSearch(Texts texts, PostingLists lists, String text) {
        this.texts = texts;
        this.lists = lists;
        this.text = text;
    }

    void exact(Finding finding) {
        candidates(Field.NAME, Grams.START + text + Grams.END)
                .ifPresent(all ->
                        finding.add(
                                Match.EXACT_NAME, all::each, entry -> texts.nameIs(entry, text)));
    }

    void prefixAndPart(Finding finding) {
        candidates(Field.NAME, Grams.START + text)
                .ifPresent(all ->
                        finding.add(
                                Match.NAME_PREFIX,
                                all::each,
                                entry -> texts.nameBegins(entry, text)));
        candidates(Field.NAME, text)
                .ifPresent(all ->
                        finding.add(
                                Match.NAME_PART, all::each, entry -> texts.nameHas(entry, text)));
    }

    void address(Finding finding) {
        candidates(Field.ADDRESS, text)
                .ifPresent(all ->
                        finding.add(
                                Match.ADDRESS_PART,
                                all::each,
                                entry -> texts.addressHas(entry, text)));
    }

    void similar(Finding finding) {
        List<Source> sources = new ArrayList<>();
        for (String pattern : TypoPatterns.of(text)) {
            candidates(Field.NAME, pattern)
                    .ifPresent(all ->
                            sources.add(
                                    new Source(all::each, entry -> texts.nameHas(entry, pattern))));
        }
        finding.addAll(Match.SIMILAR_NAME, sources);
    }

    /** The entries with all grams of the pattern; none at all for an empty text. */
    private Optional<Conjunction> candidates(Field field, String pattern) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char here = pattern.charAt(i);
            boolean paired = i > 0 && pattern.charAt(i - 1) != Texts.ANY;
            boolean alone = i + 1 == pattern.length() || pattern.charAt(i + 1) == Texts.ANY;
            if (here != Texts.ANY && paired) {
                keys.add(Grams.pair(field, pattern.charAt(i - 1), here));
            } else if (here != Texts.ANY && alone) {
                keys.add(Grams.single(field, here));
            }
        }
        return Conjunction.of(lists, keys.stream().mapToLong(Long::longValue).toArray());
    }
}
