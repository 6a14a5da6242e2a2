package org.jingwei.engine.lake;

import java.util.List;
import java.util.Optional;

/**
 * One page of a slice.
 *
 * @param columns which columns the rows bring, in this order
 * @param sort the order; rows that are equal in it, or all when it is empty, follow area and row
 * @param after where the page before it ended
 * @param offset how many rows to leave out first
 * @param limit how many rows at most
 */
public record PageQuery(
        Slice slice,
        List<String> columns,
        List<Sort> sort,
        Optional<Cursor> after,
        int offset,
        int limit) {

    /** The largest page. */
    public static final int MOST_ROWS = 10_000;

    /** The largest offset; further on a cursor leads. */
    public static final int MOST_OFFSET = 1_000_000;

    public PageQuery {
        columns = List.copyOf(columns);
        sort = List.copyOf(sort);
        if (sort.size() > Sort.MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "a page is ordered by at most %d columns, not %d"
                            .formatted(Sort.MOST_COLUMNS, sort.size()));
        }
        if (after.isPresent() && after.get().values().size() != sort.size()) {
            throw new InvalidCursorException("the cursor belongs to a page of another order");
        }
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
        return new PageQuery(slice, columns, List.of(), Optional.empty(), 0, limit);
    }

    /** The same page in another order, from its beginning. */
    public PageQuery sortedBy(Sort... order) {
        return new PageQuery(slice, columns, List.of(order), Optional.empty(), offset, limit);
    }

    /** The same page further on. */
    public PageQuery after(Cursor cursor) {
        return new PageQuery(slice, columns, sort, Optional.of(cursor), 0, limit);
    }
}
