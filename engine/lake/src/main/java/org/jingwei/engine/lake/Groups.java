package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a slice.
 *
 * @param more whether there are groups beyond the asked limit
 */
public record Groups(List<Group> groups, boolean more) {

    static final Groups EMPTY = new Groups(List.of(), false);

    public Groups {
        groups = List.copyOf(groups);
    }

    /**
     * The numbers of one group.
     *
     * @param key what its rows have in common; empty when that they have no value
     * @param count how many rows it has
     * @param values the asked measures in their order; empty where no row has a value
     */
    public record Group(Optional<Object> key, long count, List<Optional<Object>> values) {

        public Group {
            values = List.copyOf(values);
        }

        /** A measure that is a total, if any row has a value. */
        public Optional<BigDecimal> sum(int measure) {
            return values.get(measure).map(BigDecimal.class::cast);
        }
    }
}
