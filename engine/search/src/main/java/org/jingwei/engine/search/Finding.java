package org.jingwei.engine.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jingwei.engine.search.SearchFind.Match;
import org.jingwei.engine.search.Sections.Interval;

/**
 * What one search has found so far. It is filled way by way, the best first; candidates are only
 * ever asked for within the intervals that the scope reaches.
 */
final class Finding {
    /** How many candidates are looked at in all before a search ends with what it has. */
    static final int MAX_CHECKS = 2_000_000;

    private final Codes codes;
    private final List<Interval> cut;
    private final int limit;
    private final List<SearchFind> found = new ArrayList<>();
    private final Set<Integer> entries = new HashSet<>();
    private int checks;

    Finding(Codes codes, List<Interval> cut, int limit) {
        this.codes = codes;
        this.cut = cut;
        this.limit = limit;
    }

    /** Entries in ascending order. */
    @FunctionalInterface
    interface Candidates {
        /** Hands over those of the interval as long as more are wanted; says whether they are. */
        boolean each(int from, int to, IntPredicate receiver);
    }

    /** Where finds of one kind come from: candidates, and which of them are finds. */
    record Source(Candidates candidates, IntPredicate check) {}

    boolean isFull() {
        return found.size() >= limit;
    }

    /**
     * Adds the candidates that pass the check and were not found before, as far as there is room.
     */
    void add(Match match, Candidates candidates, IntPredicate check) {
        addAll(match, List.of(new Source(candidates, check)));
    }

    /** Adds from several sources whose finds are equally good. */
    void addAll(Match match, List<Source> sources) {
        int wanted = limit - found.size();
        if (wanted <= 0) {
            return;
        }
        TreeSet<SearchFind> best = new TreeSet<>();
        for (Source source : sources) {
            best.addAll(collected(match, source, wanted));
        }
        best.stream()
                .limit(wanted)
                .forEach(find -> {
                    found.add(find);
                    entries.add(find.entry());
                });
    }

    private List<SearchFind> collected(Match match, Source source, int wanted) {
        List<SearchFind> some = new ArrayList<>();
        for (Interval interval : cut) {
            IntPredicate receiver =
                    entry -> {
                        if (source.check().test(entry) && !entries.contains(entry)) {
                            some.add(find(match, interval, entry));
                        }
                        return some.size() < wanted && ++checks < MAX_CHECKS;
                    };
            if (!source.candidates().each(interval.from(), interval.to(), receiver)) {
                break;
            }
        }
        return some;
    }

    private SearchFind find(Match match, Interval interval, int entry) {
        return new SearchFind(codes.get(entry), match, interval.depth(), interval.ring(), entry);
    }

    /** All finds, the best first. */
    List<SearchFind> found() {
        return List.copyOf(found);
    }
}
