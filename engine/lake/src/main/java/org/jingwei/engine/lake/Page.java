package org.jingwei.engine.lake;

import java.util.List;
import java.util.Optional;

/**
 * Rows in the order that was asked for.
 *
 * @param next where the next page begins; empty when there is none
 */
public record Page(List<Row> rows, Optional<Cursor> next) {

    static final Page EMPTY = new Page(List.of(), Optional.empty());

    public Page {
        rows = List.copyOf(rows);
    }
}
