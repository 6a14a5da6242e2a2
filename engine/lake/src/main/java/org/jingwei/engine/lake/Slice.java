package org.jingwei.engine.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;

/**
 * The rows of a table that a reader may and wants to see. With no ranges and without the unplaced
 * rows it is empty, and no file is opened for it.
 *
 * @param ranges the areas
 * @param includeUnplaced whether rows that lie in no area belong to it
 * @param filters conditions that all must hold
 * @param asOf reads the table as it was at that time; as it is when empty
 * @param state reads exactly this state of the table, whatever came since; see {@link Lake#state}
 */
public record Slice(
        String table,
        AreaRanges ranges,
        boolean includeUnplaced,
        List<Filter> filters,
        Optional<Instant> asOf,
        Optional<Long> state) {

    /** How many conditions a slice may have. */
    public static final int MOST_FILTERS = 50;

    public Slice {
        Identifiers.check("table", table);
        filters = List.copyOf(filters);
        if (filters.size() > MOST_FILTERS) {
            throw new IllegalArgumentException(
                    "a slice has " + filters.size() + " filters, at most " + MOST_FILTERS);
        }
    }

    /** The rows as they are. */
    public Slice(String table, AreaRanges ranges, boolean includeUnplaced, List<Filter> filters) {
        this(table, ranges, includeUnplaced, filters, Optional.empty(), Optional.empty());
    }

    /** The same slice as it was at a time. */
    public Slice asOf(Instant time) {
        return new Slice(table, ranges, includeUnplaced, filters, Optional.of(time), state);
    }

    /** The same slice in one state of the table. */
    public Slice in(long tableState) {
        return new Slice(table, ranges, includeUnplaced, filters, asOf, Optional.of(tableState));
    }

    /** The placed rows of these areas. */
    public static Slice of(String table, AreaRanges ranges, Filter... filters) {
        return new Slice(table, ranges, false, List.of(filters));
    }
}
