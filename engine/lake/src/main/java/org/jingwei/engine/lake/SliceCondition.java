package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a row must meet, once columns and values are known to fit the table. */
record SliceCondition(Dialect dialect, TableDefinition definition) {

    /** The rows' alias in every statement. */
    static final String ROWS = "t";

    /** Beyond so many spans they are handed over as a list. */
    private static final int MOST_SPELLED_SPANS = 200;

    static Field<Long> area() {
        return DSL.field(DSL.name(ROWS, SystemColumns.AREA), Long.class);
    }

    static Field<Long> row() {
        return DSL.field(DSL.name(ROWS, SystemColumns.ROW), Long.class);
    }

    Field<?> field(String column) {
        return DSL.field(DSL.name(ROWS, column), dialect.dataType(definition.typeOf(column)));
    }

    /** The first day of a value's month. */
    Field<?> month(String column) {
        ColumnType type = definition.typeOf(column);
        if (type != ColumnType.DATE && type != ColumnType.TIMESTAMP) {
            throw new IllegalArgumentException(
                    "column \"" + column + "\" of type " + type + " has no months");
        }
        return DSL.field("date_trunc('month', {0})", field(column)).cast(SQLDataType.LOCALDATE);
    }

    /** The areas and all filters. */
    Condition of(AreaCondition areas, List<Filter> filters) {
        List<Condition> all = new ArrayList<>();
        all.add(areas(area(), areas));
        filters.forEach(filter -> all.add(of(filter)));
        return DSL.and(all);
    }

    /** The exact condition on an area. */
    Condition areas(Field<Long> area, AreaCondition areas) {
        List<AreaCondition.Span> spans = areas.spans();
        if (spans.size() > MOST_SPELLED_SPANS) {
            return dialect.within(area, spans);
        }
        return DSL.or(
                spans.stream()
                        .map(span ->
                                span.lo() == span.hi()
                                        ? area.eq(span.lo())
                                        : area.between(span.lo(), span.hi()))
                        .toList());
    }

    /** Refuses filters that do not fit the table. */
    void check(List<Filter> filters) {
        filters.forEach(this::of);
    }

    private Condition of(Filter filter) {
        ColumnType type = definition.typeOf(filter.column());
        return typed(filter, type, dialect.dataType(type));
    }

    private <T> Condition typed(Filter filter, ColumnType type, DataType<T> dataType) {
        Field<T> field = DSL.field(DSL.name(ROWS, filter.column()), dataType);
        return switch (filter) {
            case Filter.Equals(var name, var value) -> field.eq(bound(name, type, dataType, value));
            case Filter.In(var name, var values) ->
                    field.in(
                            values.stream()
                                    .map(value -> bound(name, type, dataType, value))
                                    .toList());
            case Filter.Contains(var name, var text) -> dialect.contains(text(name, type), text);
            case Filter.Prefix(var name, var text) ->
                    DSL.condition("starts_with({0}, {1})", text(name, type), DSL.val(text));
            case Filter.Range(var name, var from, var to) -> {
                Condition within = field.isNotNull();
                within =
                        bound(name, type, dataType, from)
                                .map(field::ge)
                                .map(within::and)
                                .orElse(within);
                yield bound(name, type, dataType, to)
                        .map(field::le)
                        .map(within::and)
                        .orElse(within);
            }
            case Filter.IsNull ignored -> field.isNull();
            case Filter.NotNull ignored -> field.isNotNull();
        };
    }

    private static Field<String> text(String column, ColumnType type) {
        if (type != ColumnType.TEXT) {
            throw new IllegalArgumentException(
                    "column \"" + column + "\" is not a text that could contain another");
        }
        return DSL.field(DSL.name(ROWS, column), String.class);
    }

    private static <T> Optional<Param<T>> bound(
            String column, ColumnType type, DataType<T> dataType, Optional<?> value) {
        return value.map(given -> bound(column, type, dataType, given));
    }

    private static <T> Param<T> bound(
            String column, ColumnType type, DataType<T> dataType, Object value) {
        if (!type.accepts(value)) {
            throw new IllegalArgumentException(
                    "filter on column \"%s\": %s is not a value of type %s"
                            .formatted(column, value, type));
        }
        return DSL.val(dataType.getType().cast(value), dataType);
    }
}
