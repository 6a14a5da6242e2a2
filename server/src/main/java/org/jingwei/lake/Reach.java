package org.jingwei.lake;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.lake.Filter;
import org.jingwei.engine.lake.Slice;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Scope;

/**
 * What a scope reaches of one dataset: the one place where a scope becomes a condition on the
 * lake's rows. Rows in no area are the owner's alone. A caller bound to one subject reaches that
 * subject's own rows, wherever they are, and nothing else.
 *
 * @param ranges the areas
 * @param unplaced whether rows in no area are reached
 * @param forced conditions that come with the scope
 */
record Reach(AreaRanges ranges, boolean unplaced, List<Filter> forced) {
    private static final Reach NOTHING = new Reach(AreaRanges.NONE, false, List.of());

    Reach {
        forced = List.copyOf(forced);
    }

    static Reach of(Scope scope, Dataset dataset) {
        if (scope.grants().isEmpty() && scope.subject().isPresent()) {
            return ofSubject(scope, dataset);
        }
        return new Reach(
                scope.areasFor(dataset.owner(), dataset.sensitivity()),
                scope.owns(dataset.owner()),
                List.of());
    }

    private static Reach ofSubject(Scope scope, Dataset dataset) {
        return scope.subject()
                .flatMap(subject ->
                        dataset.subject()
                                .filter(binding -> binding.kind().equals(subject.kind()))
                                .map(binding ->
                                        new Reach(
                                                AreaRanges.ALL,
                                                true,
                                                List.of(
                                                        new Filter.Equals(
                                                                binding.key(), subject.key())))))
                .orElse(NOTHING);
    }

    /** Where this scope sees masked values as they are: with a purpose, and cleared for it. */
    static Reach unmasked(Scope scope, Dataset dataset) {
        if (scope.purpose().isEmpty()) {
            return NOTHING;
        }
        AreaRanges cleared = scope.areasFor(dataset.owner(), Clearance.SENSITIVE);
        return new Reach(cleared, scope.owns(dataset.owner()) && !cleared.isEmpty(), List.of());
    }

    boolean contains(long area) {
        return area == 0 ? unplaced : ranges.contains(area);
    }

    boolean isNothing() {
        return ranges.isEmpty() && !unplaced;
    }

    Reach intersect(Reach other) {
        return new Reach(
                ranges.intersect(other.ranges), unplaced && other.unplaced, both(other.forced));
    }

    /** Whether it is one subject's own rows. */
    boolean isSubject() {
        return !forced.isEmpty();
    }

    /** Without the rows in no area; a subject keeps all its own. */
    Reach placed() {
        return isSubject() ? this : new Reach(ranges, false, forced);
    }

    /** Only the rows in no area. */
    Reach onlyUnplaced() {
        return new Reach(AreaRanges.NONE, unplaced, forced);
    }

    /** Only the rows of these areas. */
    Reach within(Optional<AreaRanges> areas) {
        return areas.map(asked -> new Reach(ranges.intersect(asked), false, forced)).orElse(this);
    }

    /** Without these areas. */
    Reach without(AreaRanges areas) {
        return new Reach(ranges.minus(areas), unplaced, forced);
    }

    Slice slice(Dataset dataset, List<Filter> filters) {
        return new Slice(dataset.id(), ranges, unplaced, both(filters));
    }

    private List<Filter> both(List<Filter> others) {
        return java.util.stream.Stream.concat(forced.stream(), others.stream()).toList();
    }
}
