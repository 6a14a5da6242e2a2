package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The order of a page, and what lies behind a row in it. Area and row end every order, so that it
 * is the same whoever sorts and no row comes twice.
 */
record PageOrder(SliceCondition condition, List<Sort> sort) {

    List<ColumnType> types() {
        return sort.stream().map(by -> condition.definition().typeOf(by.column())).toList();
    }

    List<String> columns() {
        return sort.stream().map(Sort::column).toList();
    }

    List<SortField<?>> fields() {
        List<SortField<?>> fields = new ArrayList<>();
        for (Sort by : sort) {
            Field<?> field = condition.field(by.column());
            fields.add((by.descending() ? field.desc() : field.asc()).nullsLast());
        }
        fields.add(SliceCondition.area().asc());
        fields.add(SliceCondition.row().asc());
        return fields;
    }

    /**
     * The rows behind the cursor: those that are equal in the first columns and behind it in the
     * next, for each column in turn.
     */
    Condition behind(Cursor cursor) {
        Condition behind =
                SliceCondition.area()
                        .gt(cursor.area())
                        .or(
                                SliceCondition.area()
                                        .eq(cursor.area())
                                        .and(SliceCondition.row().gt(cursor.row())));
        for (int i = sort.size() - 1; i >= 0; i--) {
            behind = behind(sort.get(i), cursor.values().get(i), behind);
        }
        return behind;
    }

    private Condition behind(Sort by, @Nullable Object value, Condition behindInTheRest) {
        Field<?> field = condition.field(by.column());
        if (value == null) {
            return field.isNull().and(behindInTheRest);
        }
        return behindValue(field, value, by.descending(), behindInTheRest);
    }

    private static <T> Condition behindValue(
            Field<T> field, Object value, boolean descending, Condition behindInTheRest) {
        Field<T> bound = DSL.val(field.getType().cast(value), field.getDataType());
        return (descending ? field.lt(bound) : field.gt(bound))
                .or(field.isNull())
                .or(field.eq(bound).and(behindInTheRest));
    }
}
