package org.jingwei.engine.lake;

/**
 * A column by which a page is ordered; rows without a value come last either way.
 *
 * @param column of the owner's columns or of the {@link SystemColumns}
 * @param descending whether the greatest value comes first
 */
public record Sort(String column, boolean descending) {

    /** How many columns a page may be ordered by, beside area and row. */
    public static final int MOST_COLUMNS = 5;
}
