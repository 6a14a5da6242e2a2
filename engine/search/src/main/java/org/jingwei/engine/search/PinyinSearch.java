package org.jingwei.engine.search;

import java.util.ArrayList;
import java.util.List;
import org.jingwei.engine.search.Finding.Source;
import org.jingwei.engine.search.Grams.Field;
import org.jingwei.engine.search.PinyinUnits.Unit;
import org.jingwei.engine.search.SearchFind.Match;

/**
 * Finds names by how they sound. Candidates are looked up by the characters themselves where only
 * one or two are meant (pu, putian), and by pairs of initials where there are more; {@link
 * PinyinQuery} decides.
 */
final class PinyinSearch {
    private final Texts texts;
    private final PostingLists lists;
    private final String text;

    PinyinSearch(Texts texts, PostingLists lists, String text) {
        this.texts = texts;
        this.lists = lists;
        this.text = text;
    }

    void find(Finding finding) {
        boolean typed = text.chars().anyMatch(letter -> letter >= 'a' && letter <= 'z');
        if (!typed || text.length() > PinyinQuery.MAX_LENGTH || finding.isFull()) {
            return;
        }
        PinyinQuery query = new PinyinQuery(text);
        List<List<Unit>> ways = PinyinUnits.of(text);
        finding.addAll(Match.PINYIN_PREFIX, sources(ways, query, true));
        if (!finding.isFull()) {
            finding.addAll(Match.PINYIN_PART, sources(ways, query, false));
        }
    }

    private List<Source> sources(List<List<Unit>> ways, PinyinQuery query, boolean fromStart) {
        List<Conjunction> all = new ArrayList<>();
        for (List<Unit> way : ways) {
            if (PinyinUnits.isExpanded(way)) {
                expand(way, fromStart, all);
            } else {
                byInitials(way, fromStart, all);
            }
        }
        return all.stream()
                .map(some ->
                        new Source(some::each, entry -> texts.nameSounds(entry, query, fromStart)))
                .toList();
    }

    /** Candidates for each character, or each pair of characters, that may be meant. */
    private void expand(List<Unit> way, boolean fromStart, List<Conjunction> all) {
        String firsts = way.getFirst().characters();
        String seconds = way.size() > 1 ? way.get(1).characters() : "";
        for (int i = 0; i < firsts.length(); i++) {
            char first = firsts.charAt(i);
            long start = Grams.pair(Field.NAME, Grams.START, first);
            if (seconds.isEmpty()) {
                add(all, fromStart ? start : Grams.single(Field.NAME, first));
            }
            for (int j = 0; j < seconds.length(); j++) {
                long pair = Grams.pair(Field.NAME, first, seconds.charAt(j));
                if (fromStart) {
                    add(all, pair, start);
                } else {
                    add(all, pair);
                }
            }
        }
    }

    /** Candidates by initials; a single one is only looked for at the start of names. */
    private void byInitials(List<Unit> way, boolean fromStart, List<Conjunction> all) {
        List<Long> keys = new ArrayList<>();
        if (fromStart) {
            keys.add(Grams.pair(Field.SOUND, Grams.START, way.getFirst().initial()));
        }
        for (int i = 1; i < way.size(); i++) {
            keys.add(Grams.pair(Field.SOUND, way.get(i - 1).initial(), way.get(i).initial()));
        }
        if (!keys.isEmpty()) {
            add(all, keys.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private void add(List<Conjunction> all, long... keys) {
        Conjunction.of(lists, keys).ifPresent(all::add);
    }
}
