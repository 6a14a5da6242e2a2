package org.jingwei.engine.lake;

import java.util.List;

/**
 * Numbers of a slice by one property of its rows.
 *
 * @param measures what to say of each group beside its number of rows
 * @param limit how many groups at most
 */
public record GroupQuery(Slice slice, By by, List<Measure> measures, int limit) {

    /** The most groups an answer may have. */
    public static final int MOST_GROUPS = 10_000;

    public GroupQuery {
        measures = List.copyOf(measures);
        if (measures.size() > Measure.MOST_MEASURES) {
            throw new IllegalArgumentException(
                    measures.size() + " measures are asked for, at most " + Measure.MOST_MEASURES);
        }
        if (limit < 1 || limit > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "limit " + limit + " is not within 1 to " + MOST_GROUPS);
        }
    }

    /** What the rows are grouped by. */
    public sealed interface By {

        /**
         * The area's first digits, the rest zero: the children of a node when it is their number of
         * digits. Rows of the node itself are a group of their own, as are the unplaced ones (0).
         * Keys are {@link Long}, in ascending order.
         */
        record AreaDigits(int digits) implements By {

            /** How many digits a stored area has. */
            public static final int MOST_DIGITS = 18;

            public AreaDigits {
                if (digits < 1 || digits > MOST_DIGITS) {
                    throw new IllegalArgumentException(
                            "digits " + digits + " is not within 1 to " + MOST_DIGITS);
                }
            }
        }

        /**
         * The month of a date or timestamp column. Keys are {@link java.time.YearMonth}, in
         * ascending order, without a value last.
         */
        record Month(String column) implements By {}

        /** A column's value, the largest groups first, without a value as a group of its own. */
        record Value(String column) implements By {}
    }
}
