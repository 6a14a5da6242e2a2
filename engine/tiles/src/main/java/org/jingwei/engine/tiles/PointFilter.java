package org.jingwei.engine.tiles;

import java.util.Optional;
import java.util.Set;

/**
 * Which points of a scope are wanted.
 *
 * @param categories only those of these categories; without, those of all
 * @param window only those of this time; without, those of any time and those that have none
 */
public record PointFilter(Optional<Set<Integer>> categories, Optional<TimeWindow> window) {

    /** Every point. */
    public static final PointFilter NONE = new PointFilter(Optional.empty(), Optional.empty());

    public PointFilter {
        categories = categories.map(Set::copyOf);
        for (int category : categories.orElse(Set.of())) {
            PointIndexBuilder.requireCategory(category);
        }
    }

    /** Only the points of these categories. */
    public static PointFilter ofCategories(Set<Integer> categories) {
        return new PointFilter(Optional.of(categories), Optional.empty());
    }

    /** Only the points of this time. */
    public static PointFilter ofWindow(TimeWindow window) {
        return new PointFilter(Optional.empty(), Optional.of(window));
    }

    CategorySet categorySet() {
        return categories.map(CategorySet::of).orElse(CategorySet.EVERY);
    }
}
