package org.jingwei.engine.lake;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a slice.
 *
 * @param area stored code of its area, 0 when unplaced
 * @param row its {@link RowId}
 * @param unplaced why it could not be placed
 * @param values the asked columns' values in their order, null where there is none
 */
public record Row(long area, long row, Optional<String> unplaced, List<@Nullable Object> values) {

    public Row {
        values = Collections.<@Nullable Object>unmodifiableList(values);
    }

    /** Where the row stands in its table's order. */
    public Cursor cursor() {
        return new Cursor(area, row);
    }

    /** Sequence number of the batch that brought it. */
    public long batchSequence() {
        return RowId.batchSequence(row);
    }

    /** Line of the batch's file on which it began. */
    public long line() {
        return RowId.line(row);
    }
}
