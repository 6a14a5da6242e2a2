package org.jingwei.engine.lake;

import java.util.List;
import java.util.Optional;

/**
 * One page of a slice in the order of area and row.
 *
 * @param columns which columns the rows bring, in this order
 * @param after where the page before it ended
 * @param offset how many rows to leave out first
 * @param limit how many rows at most
 */
public record PageQuery(
        Slice slice, List<String> columns, Optional<Cursor> after, int offset, int limit) {

    /** The largest page. */
    public static final int MOST_ROWS = 10_000;

    /** The largest offset; further on a cursor leads. */
    public static final int MOST_OFFSET = 1_000_000;

    public PageQuery {
        columns = List.copyOf(columns);
        if (offset < 0 || offset > MOST_OFFSET) {
            throw new IllegalArgumentException(
                    "offset " + offset + " is not within 0 to " + MOST_OFFSET);
        }
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "limit " + limit + " is not within 1 to " + MOST_ROWS);
        }
    }

    /** The first rows of a slice. */
    public static PageQuery first(Slice slice, List<String> columns, int limit) {
        return new PageQuery(slice, columns, Optional.empty(), 0, limit);
    }

    /** The same page further on. */
    public PageQuery after(Cursor cursor) {
        return new PageQuery(slice, columns, Optional.of(cursor), 0, limit);
    }
}
