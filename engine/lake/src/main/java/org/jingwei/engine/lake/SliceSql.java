package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The statements of one slice in one engine's SQL; every value that came from outside is bound.
 *
 * @param parts which rows there are; only a page in the order of area and row may have several
 */
record SliceSql(SliceCondition condition, List<Part> parts) {

    /** Rows of a table that meet a condition. */
    record Part(Table<?> rows, Condition where) {}

    static SliceSql of(SliceCondition condition, Table<?> rows, Condition where) {
        return new SliceSql(condition, List.of(new Part(rows, where)));
    }

    private Part whole() {
        return parts.getFirst();
    }

    SqlText count() {
        return SqlText.of(
                dialect().dsl().select(DSL.count()).from(whole().rows()).where(whole().where()));
    }

    SqlText scan(RowShape shape) {
        return SqlText.of(select(whole(), shape));
    }

    /**
     * One row more than the page has, to see whether there is a next one.
     *
     * @param behind what lies behind the page before, where the parts do not say so themselves
     */
    SqlText page(PageQuery query, RowShape shape, Condition behind) {
        PageOrder order = new PageOrder(condition, query.sort());
        if (parts.size() == 1) {
            return SqlText.of(
                    dialect()
                            .dsl()
                            .select(fields(shape.columns()))
                            .from(whole().rows())
                            .where(whole().where().and(behind))
                            .orderBy(order.fields())
                            .limit((long) query.limit() + 1)
                            .offset(query.offset()));
        }
        return SqlText.of(
                dialect()
                        .dsl()
                        .select(fields(shape.columns()))
                        .from(united(shape).asTable(SliceCondition.ROWS))
                        .orderBy(order.fields())
                        .limit((long) query.limit() + 1)
                        .offset(query.offset()));
    }

    private Select<Record> united(RowShape shape) {
        Select<Record> united = select(whole(), shape);
        for (Part part : parts.subList(1, parts.size())) {
            united = united.unionAll(select(part, shape));
        }
        return united;
    }

    private Select<Record> select(Part part, RowShape shape) {
        return dialect()
                .dsl()
                .select(fields(shape.columns()))
                .from(part.rows())
                .where(part.where());
    }

    SqlText group(GroupQuery query) {
        GroupShape shape = new GroupShape(condition, query);
        return SqlText.of(
                dialect()
                        .dsl()
                        .select(shape.select())
                        .from(whole().rows())
                        .where(whole().where())
                        .groupBy(shape.key())
                        .orderBy(shape.order())
                        .limit((long) query.limit() + 1));
    }

    SqlText totals(TotalsShape shape) {
        return SqlText.of(
                dialect()
                        .dsl()
                        .select(shape.select())
                        .from(whole().rows())
                        .where(whole().where())
                        .groupBy(shape.keys()));
    }

    private Dialect dialect() {
        return condition.dialect();
    }

    private List<SelectField<?>> fields(List<String> columns) {
        List<SelectField<?>> fields = new ArrayList<>();
        fields.add(SliceCondition.area());
        fields.add(SliceCondition.row());
        fields.add(condition.field(SystemColumns.UNPLACED));
        columns.forEach(column -> fields.add(condition.field(column)));
        return fields;
    }
}
