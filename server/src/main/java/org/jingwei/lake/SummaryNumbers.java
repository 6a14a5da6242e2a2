package org.jingwei.lake;

import java.util.List;
import java.util.Optional;

/**
 * The numbers of a summary, its groups not named yet.
 *
 * @param unplaced the rows in no area, where the scope may know
 * @param more whether there are more groups than are listed
 */
record SummaryNumbers(
        List<Group> groups,
        long total,
        Optional<Long> unplaced,
        boolean more,
        Summary.Source source) {
    /** How many groups are listed. */
    static final int MOST_GROUPS = 1000;

    SummaryNumbers {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param key what its rows have in common; empty when that they have no value
     * @param values the asked measures in their order; empty where no row has a value
     * @param undivided how many of its rows are of areas that were divided since
     */
    record Group(Optional<Object> key, long count, List<Optional<Object>> values, long undivided) {
        Group {
            values = List.copyOf(values);
        }
    }
}
