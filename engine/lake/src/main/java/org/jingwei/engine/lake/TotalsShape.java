package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** How a read counts and adds up rows by area and month, and what it says of each. */
record TotalsShape(SliceCondition condition, Optional<String> monthColumn, List<String> sums) {

    private static final int FIRST_SUM = 4;

    List<Field<?>> keys() {
        List<Field<?>> keys = new ArrayList<>();
        keys.add(SliceCondition.area());
        monthColumn.ifPresent(column -> keys.add(condition.month(column)));
        return keys;
    }

    List<SelectField<?>> select() {
        List<SelectField<?>> select = new ArrayList<>();
        select.add(SliceCondition.area().as("total_area"));
        Field<?> month =
                monthColumn
                        .<Field<?>>map(condition::month)
                        .orElseGet(() -> DSL.castNull(SQLDataType.LOCALDATE));
        select.add(month.as("total_month"));
        select.add(DSL.count().as("total_count"));
        sums.forEach(column -> select.add(sum(column)));
        return select;
    }

    private Field<?> sum(String column) {
        ColumnType type = condition.definition().typeOf(column);
        if (type != ColumnType.INTEGER && type != ColumnType.DECIMAL) {
            throw new IllegalArgumentException(
                    "column \"" + column + "\" of type " + type + " has no exact total");
        }
        return condition.dialect().sum(condition.field(column), type);
    }

    /** Refuses columns that have no months or no total. */
    void check() {
        select();
    }

    Total total(ResultSet result) throws SQLException {
        @Nullable LocalDate first = result.getObject(2, LocalDate.class);
        List<Optional<BigDecimal>> values = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            values.add(Optional.ofNullable(GroupShape.number(result.getObject(FIRST_SUM + i))));
        }
        return new Total(
                result.getLong(1),
                Optional.ofNullable(first).map(YearMonth::from),
                result.getLong(3),
                values);
    }
}
