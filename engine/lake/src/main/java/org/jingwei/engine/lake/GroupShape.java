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
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How a read groups rows and what it says of each group. */
record GroupShape(SliceCondition condition, GroupQuery query) {

    private static final int FIRST_MEASURE = 3;
    private static final Field<Object> KEY = DSL.field(DSL.name("key_"));
    private static final Field<Object> COUNT = DSL.field(DSL.name("count_"));

    private TableDefinition definition() {
        return condition.definition();
    }

    Field<?> key() {
        return switch (query.by()) {
            case GroupQuery.By.AreaDigits(int digits) ->
                    SliceCondition.area()
                            .minus(SliceCondition.area().mod(DSL.inline(unit(digits))));
            case GroupQuery.By.Month(String column) -> condition.month(column);
            case GroupQuery.By.Value(String column) -> condition.field(column);
        };
    }

    private ColumnType keyType() {
        return switch (query.by()) {
            case GroupQuery.By.AreaDigits ignored -> ColumnType.INTEGER;
            case GroupQuery.By.Month ignored -> ColumnType.DATE;
            case GroupQuery.By.Value(String column) -> definition().typeOf(column);
        };
    }

    private static long unit(int digits) {
        long unit = 1;
        for (int i = digits; i < GroupQuery.By.AreaDigits.MOST_DIGITS; i++) {
            unit *= 10;
        }
        return unit;
    }

    List<SelectField<?>> select() {
        List<SelectField<?>> select = new ArrayList<>();
        select.add(key().as("key_"));
        select.add(DSL.count().as("count_"));
        query.measures().forEach(measure -> select.add(field(measure)));
        return select;
    }

    private Field<?> field(Measure measure) {
        if (measure.column().isEmpty()) {
            return DSL.count();
        }
        Field<?> column = condition.field(measure.column().get());
        ColumnType type = definition().typeOf(measure.column().get());
        return switch (measure.function()) {
            case COUNT -> DSL.count(column);
            case DISTINCT -> DSL.countDistinct(column);
            case MIN -> DSL.min(column);
            case MAX -> DSL.max(column);
            case SUM -> condition.dialect().sum(number(column, type), type);
        };
    }

    private static Field<?> number(Field<?> column, ColumnType type) {
        return switch (type) {
            case INTEGER, DECIMAL, DOUBLE -> column;
            case TEXT, DATE, TIMESTAMP, BOOLEAN ->
                    throw new IllegalArgumentException(
                            "column " + column + " is not a number that could be added up");
        };
    }

    /** Refuses measures and groups that the table cannot have. */
    void check() {
        key();
        query.measures().forEach(this::field);
    }

    /** The groups of the answer, of which one more was read. */
    Groups groups(List<Groups.Group> read) {
        boolean more = read.size() > query.limit();
        return new Groups(more ? read.subList(0, query.limit()) : read, more);
    }

    List<SortField<?>> order() {
        return query.by() instanceof GroupQuery.By.Value
                ? List.of(COUNT.desc(), KEY.asc().nullsLast())
                : List.of(KEY.asc().nullsLast());
    }

    Groups.Group group(ResultSet result) throws SQLException {
        Object value = RowShape.value(result, 1, keyType());
        boolean month = query.by() instanceof GroupQuery.By.Month;
        Object shown = month && value instanceof LocalDate day ? YearMonth.from(day) : value;
        List<Optional<Object>> values = new ArrayList<>();
        for (Measure measure : query.measures()) {
            values.add(Optional.ofNullable(value(result, FIRST_MEASURE + values.size(), measure)));
        }
        return new Groups.Group(Optional.ofNullable(shown), result.getLong(2), values);
    }

    private @Nullable Object value(ResultSet result, int index, Measure measure)
            throws SQLException {
        return switch (measure.function()) {
            case COUNT, DISTINCT -> result.getLong(index);
            case SUM -> number(result.getObject(index));
            case MIN, MAX ->
                    RowShape.value(
                            result, index, definition().typeOf(measure.column().orElseThrow()));
        };
    }

    static @Nullable BigDecimal number(@Nullable Object sum) {
        return sum == null ? null : RowShape.shortest(new BigDecimal(String.valueOf(sum)));
    }
}
