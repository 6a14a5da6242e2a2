package org.jingwei.engine.lake;

import java.util.List;

/**
 * Executes reads over the lake's tables. Each read sees the table as of one commit. Whatever
 * implements this passes {@code LakeEngineContract}.
 */
public interface LakeEngine {

    /** Rows in the order of area and row. */
    Page page(PageQuery query);

    /** How many rows the slice has. */
    long count(Slice slice);

    /** Counts and sums by a property. */
    Groups group(GroupQuery query);

    /** Hands over every row of the slice in no particular order, without holding them all. */
    void scan(Slice slice, List<String> columns, RowConsumer consumer);
}
