package org.jingwei.engine.lake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A place in the order of area and row; what lies behind it need not be read for a page.
 *
 * @param row the last row number; the greatest there is stands for the whole area
 */
record PageWindow(long area, long row) {

    private static final Comparator<PageWindow> ORDER =
            Comparator.comparingLong(PageWindow::area).thenComparingLong(PageWindow::row);

    /**
     * A place up to which there are that many rows of the areas behind the cursor: counted are the
     * row groups that lie within the areas as a whole, in the order of their ends. None when there
     * are not so many. Rows may be fewer when some are deleted or do not meet the filters.
     */
    static Optional<PageWindow> holding(
            long rows, List<RowGroup> groups, AreaCondition areas, Optional<Cursor> after) {
        List<RowGroup> whole =
                groups.stream()
                        .filter(group ->
                                areas.holds(group.areas())
                                        && after.map(cursor -> isBehind(group, cursor))
                                                .orElse(true))
                        .sorted(Comparator.comparing(RowGroup::end, ORDER))
                        .toList();
        long found = 0;
        for (RowGroup group : whole) {
            found += group.rows();
            if (found >= rows) {
                return Optional.of(group.end());
            }
        }
        return Optional.empty();
    }

    private static boolean isBehind(RowGroup group, Cursor cursor) {
        return group.areas().lo() > cursor.area()
                || (group.areas().lo() == cursor.area() && group.rowNumbers().lo() > cursor.row());
    }
}
