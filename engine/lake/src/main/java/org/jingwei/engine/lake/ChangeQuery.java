package org.jingwei.engine.lake;

import java.util.List;

/**
 * Asks what changed in a table since one of its states.
 *
 * @param slice which rows that came are wanted, in the table's present state
 * @param since the state that is known, of {@link Lake#state}
 * @param columns what the rows that came bring
 * @param mostRows with more rows that changed than this, nothing is told
 */
public record ChangeQuery(Slice slice, long since, List<String> columns, long mostRows) {

    public ChangeQuery {
        columns = List.copyOf(columns);
        if (slice.asOf().isPresent() || slice.state().isPresent()) {
            throw new IllegalArgumentException("changes lead to the present state of a table");
        }
    }
}
