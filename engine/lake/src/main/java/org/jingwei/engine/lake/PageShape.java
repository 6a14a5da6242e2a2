package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a page reads beside the asked columns: those it is ordered by, for the cursor to the next.
 *
 * @param read the asked columns and then the order's
 */
record PageShape(PageQuery query, RowShape read) {

    static PageShape of(SliceCondition condition, PageQuery query) {
        PageOrder order = new PageOrder(condition, query.sort());
        query.after().ifPresent(cursor -> cursor.check(order.types()));
        List<String> columns = new ArrayList<>(query.columns());
        columns.addAll(order.columns());
        return new PageShape(query, RowShape.of(condition.definition(), columns));
    }

    /** The page of the rows that were read, one more than it holds if there is a next. */
    Page page(List<Row> rows) {
        boolean more = rows.size() > query.limit();
        List<Row> page = more ? rows.subList(0, query.limit()) : rows;
        return new Page(
                page.stream().map(this::shown).toList(),
                more ? Optional.of(cursor(page.getLast())) : Optional.empty());
    }

    private Row shown(Row row) {
        return new Row(
                row.area(),
                row.row(),
                row.unplaced(),
                row.values().subList(0, query.columns().size()));
    }

    private Cursor cursor(Row row) {
        return new Cursor(
                row.values().subList(query.columns().size(), row.values().size()),
                row.area(),
                row.row());
    }
}
