package org.jingwei.engine.lake;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Executes reads over the lake's tables. Each read sees the table as of one commit. Whatever
 * implements this passes {@code LakeEngineContract}.
 */
public interface LakeEngine {

    /** Rows in the asked order. */
    Page page(PageQuery query);

    /** How many rows the slice has. */
    long count(Slice slice);

    /**
     * About how many rows the slice has, from what is known of its files: right for whole ones, a
     * guess at their edges, and blind to filters. A slice so small that it costs nothing is
     * counted.
     */
    long estimate(Slice slice);

    /** Counts and other numbers by a property. */
    Groups group(GroupQuery query);

    /**
     * Hands over the numbers of the slice by single area and month, in no particular order, without
     * holding them all. Takes as long as it takes: it is for upkeep, not for somebody who waits.
     *
     * @param monthColumn the date or time by whose months they are told; without it, of all time
     * @param sumColumns the whole and decimal numbers that are added up
     */
    void totals(
            Slice slice,
            Optional<String> monthColumn,
            List<String> sumColumns,
            Consumer<Total> consumer);

    /** Hands over every row of the slice in no particular order, without holding them all. */
    void scan(Slice slice, List<String> columns, RowConsumer consumer);
}
