package org.jingwei.engine.lake;

import java.util.Optional;

/** The columns that every table has before its own ones. */
public final class SystemColumns {

    /** Stored code of the area the row belongs to; 0 when it could not be placed. */
    public static final String AREA = "area_";

    /** The {@link RowId}, unique in the table. */
    public static final String ROW = "row_";

    /** Why the row could not be placed; null when it was. */
    public static final String UNPLACED = "unplaced_";

    static final int COUNT = 3;

    private SystemColumns() {}

    static Optional<ColumnType> typeOf(String column) {
        return switch (column) {
            case AREA, ROW -> Optional.of(ColumnType.INTEGER);
            case UNPLACED -> Optional.of(ColumnType.TEXT);
            default -> Optional.empty();
        };
    }
}
