package org.jingwei.engine.lake;

import java.util.Optional;

/**
 * A number of a group of rows.
 *
 * @param column what is measured; only {@link Function#COUNT} goes without, which counts the rows
 */
public record Measure(Function function, Optional<String> column) {

    /** How many measures one query may have. */
    public static final int MOST_MEASURES = 20;

    public Measure {
        if (column.isEmpty() && function != Function.COUNT) {
            throw new IllegalArgumentException(function + " needs a column");
        }
    }

    /** What is made of the values of a column; rows without a value do not take part. */
    public enum Function {
        /** How many there are, as {@link Long}. */
        COUNT,
        /** Their exact total, as {@link java.math.BigDecimal}; of number columns. */
        SUM,
        /** The least, as a value of the column. */
        MIN,
        /** The greatest, as a value of the column. */
        MAX,
        /** How many different ones there are, as {@link Long}. */
        DISTINCT
    }

    /** How many rows there are. */
    public static Measure count() {
        return new Measure(Function.COUNT, Optional.empty());
    }

    /** A number of a column. */
    public static Measure of(Function function, String column) {
        return new Measure(function, Optional.of(column));
    }

    /** The total of a number column. */
    public static Measure sum(String column) {
        return of(Function.SUM, column);
    }
}
