package org.jingwei.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;

/**
 * What became of areas that ended, as of one day: for which area of today their records count.
 *
 * <p>An area that ended counts for its successor, and on along the chain. One that was divided
 * among several counts for the nearest area above all of them, as not divided. What lay below an
 * ended area and has no successor of its own goes with it. An area that ended without a successor
 * stays where its code puts it, and so does one whose chain leads back to itself.
 */
public final class Succession {
    private final AreaScheme scheme;
    private final TreeSet<Long> codes = new TreeSet<>();
    private final Map<Long, Validity> bounded = new HashMap<>();
    private final Map<Long, List<Long>> successors = new HashMap<>();
    private final TreeMap<Long, Fold> folds = new TreeMap<>();

    /**
     * An area of the register.
     *
     * @param code its stored code
     * @param predecessors the stored codes of the areas whose place it took
     */
    public record Entry(long code, Validity validity, List<Long> predecessors) {
        public Entry {
            predecessors = List.copyOf(predecessors);
        }
    }

    /** From which day to which day, both included, a code was in use; either may be open. */
    public record Validity(Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean hasEndedBy(LocalDate today) {
            return to.filter(last -> last.isBefore(today)).isPresent();
        }
    }

    /**
     * An area whose records count elsewhere today.
     *
     * @param divided whether it was divided, so that the records count for an area above its
     *     successors
     */
    public record Fold(long from, long to, boolean divided) {}

    /** The successions that these areas have had by that day. */
    public Succession(AreaScheme scheme, Collection<Entry> areas, LocalDate today) {
        this.scheme = scheme;
        Set<Long> ended = new HashSet<>();
        for (Entry area : areas) {
            codes.add(area.code());
            if (area.validity().hasEndedBy(today)) {
                ended.add(area.code());
                bounded.put(area.code(), area.validity());
            }
            for (long predecessor : area.predecessors()) {
                successors.computeIfAbsent(predecessor, key -> new ArrayList<>()).add(area.code());
            }
        }
        successors.keySet().retainAll(ended);
        if (!successors.isEmpty()) {
            codes.forEach(code -> resolve(code, new HashSet<>()));
        }
    }

    /** Where records of this area count; found once, then known. */
    private Fold resolve(long code, Set<Long> chain) {
        Fold known = folds.get(code);
        if (known != null) {
            return known;
        }
        Fold stays = new Fold(code, code, false);
        if (!chain.add(code)) {
            return stays;
        }
        List<Long> next = successors.getOrDefault(code, List.of());
        Fold found = next.isEmpty() ? withParent(code, chain) : bySuccessors(code, next, chain);
        if (found.to() != code) {
            folds.put(code, found);
        }
        return found;
    }

    private Fold withParent(long code, Set<Long> chain) {
        Optional<AreaCode> above = scheme.of(code).parent();
        if (above.isEmpty()) {
            return new Fold(code, code, false);
        }
        long parent = above.get().value();
        Fold found = resolve(parent, chain);
        return found.to() == parent
                ? new Fold(code, code, false)
                : new Fold(code, found.to(), found.divided());
    }

    private Fold bySuccessors(long code, List<Long> next, Set<Long> chain) {
        Set<Long> targets = new TreeSet<>();
        boolean divided = false;
        for (long successor : next) {
            Fold fold = resolve(successor, new HashSet<>(chain));
            targets.add(fold.to());
            divided |= fold.divided();
        }
        if (targets.contains(code)) {
            return new Fold(code, code, false);
        }
        return targets.size() == 1
                ? new Fold(code, targets.iterator().next(), divided)
                : new Fold(code, above(targets).orElse(code), true);
    }

    private Optional<Long> above(Set<Long> targets) {
        List<AreaCode> all = targets.stream().map(scheme::of).toList();
        return all.getFirst().ancestors().reversed().stream()
                .filter(area -> all.stream().allMatch(area::contains))
                .findFirst()
                .map(AreaCode::value);
    }

    /** The area for which records of this one count today. */
    public long now(long code) {
        Fold fold = folds.get(code);
        return fold == null ? code : fold.to();
    }

    /** The areas whose records count elsewhere today, in the order of their codes. */
    public List<Fold> folds() {
        return List.copyOf(folds.values());
    }

    /** When the area was in use, if its code is valid no more. */
    public Optional<Validity> ended(long code) {
        return Optional.ofNullable(bounded.get(code));
    }

    /** The areas into which this one was divided, if it was. */
    public List<Long> parts(long code) {
        List<Long> next = successors.getOrDefault(code, List.of());
        return next.size() > 1 ? next : List.of();
    }

    /** These areas, and besides them the ended ones whose records count for them today. */
    public AreaRanges withPast(AreaRanges areas) {
        return folds.isEmpty() ? areas : areas.union(spanned(areas, true));
    }

    /** The areas whose records count for these areas today. */
    public AreaRanges countedIn(AreaRanges areas) {
        if (folds.isEmpty()) {
            return areas;
        }
        return areas.minus(spanned(areas, false)).union(spanned(areas, true));
    }

    /**
     * The folded areas that lie outside of these and come in, or lie inside and leave; a whole
     * branch as one range where all of it does.
     */
    private AreaRanges spanned(AreaRanges areas, boolean coming) {
        List<AreaRange> ranges = new ArrayList<>();
        for (Fold fold : folds.values()) {
            if (!ranges.isEmpty() && ranges.getLast().contains(fold.from())) {
                continue;
            }
            if (moves(fold.from(), areas, coming)) {
                AreaRange branch = scheme.of(fold.from()).range();
                boolean whole =
                        codes.subSet(branch.lo(), true, branch.hi(), true).stream()
                                .allMatch(code -> moves(code, areas, coming));
                ranges.add(whole ? branch : new AreaRange(fold.from(), fold.from()));
            }
        }
        return AreaRanges.of(ranges);
    }

    private boolean moves(long code, AreaRanges areas, boolean coming) {
        return areas.contains(code) != coming && areas.contains(now(code)) == coming;
    }
}
