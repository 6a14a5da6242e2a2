package org.jingwei.engine.lake;

import java.util.List;
import java.util.Optional;

/** A condition on one column; values are of the column's Java type. */
public sealed interface Filter {

    /** How many values one {@link In} may list. */
    int MOST_VALUES = 10_000;

    /** The column, of the owner's or of the {@link SystemColumns}. */
    String column();

    /** The column has this value. */
    record Equals(String column, Object value) implements Filter {}

    /** The column has one of these values; none of them matches no row. */
    record In(String column, List<?> values) implements Filter {

        public In {
            values = List.copyOf(values);
            if (values.size() > MOST_VALUES) {
                throw new IllegalArgumentException(
                        "a filter lists " + values.size() + " values, at most " + MOST_VALUES);
            }
        }
    }

    /** The text column contains this text, taken literally. */
    record Contains(String column, String text) implements Filter {}

    /** The text column begins with this text, taken literally. */
    record Prefix(String column, String text) implements Filter {}

    /** The column lies between the two values, both included; a missing one is no limit. */
    record Range(String column, Optional<?> from, Optional<?> to) implements Filter {}

    /** The column has no value. */
    record IsNull(String column) implements Filter {}

    /** The column has a value. */
    record NotNull(String column) implements Filter {}
}
