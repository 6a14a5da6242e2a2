package org.jingwei.engine.lake;

import java.util.Optional;

/** Filters as SQL with bound values, once column and value are known to fit the table. */
final class FilterSql {

    private final TableDefinition definition;
    private final SqlText sql;

    FilterSql(TableDefinition definition, SqlText sql) {
        this.definition = definition;
        this.sql = sql;
    }

    void append(Filter filter) {
        ColumnType type = definition.typeOf(filter.column());
        String column = Identifiers.quote(filter.column());
        switch (filter) {
            case Filter.Equals(var name, var value) ->
                    sql.append(column + " = ?").bind(checked(name, type, value));
            case Filter.In in -> appendIn(column, type, in);
            case Filter.Contains(var name, var text) -> {
                if (type != ColumnType.TEXT) {
                    throw new IllegalArgumentException(
                            "column \"" + name + "\" is not a text that could contain another");
                }
                sql.append("contains(" + column + ", ?)").bind(text);
            }
            case Filter.Range range -> appendRange(column, type, range);
            case Filter.IsNull ignored -> sql.append(column + " IS NULL");
        }
    }

    private void appendIn(String column, ColumnType type, Filter.In in) {
        Object[] values = in.values().toArray();
        for (Object value : values) {
            checked(in.column(), type, value);
        }
        if (values.length == 0) {
            sql.append("false");
        } else {
            sql.append("list_contains(?::" + type.sqlType() + "[], " + column + ")").bind(values);
        }
    }

    private void appendRange(String column, ColumnType type, Filter.Range range) {
        sql.append("(" + column + " IS NOT NULL");
        appendBound(column + " >= ?", range.column(), type, range.from());
        appendBound(column + " <= ?", range.column(), type, range.to());
        sql.append(")");
    }

    private void appendBound(String condition, String name, ColumnType type, Optional<?> bound) {
        if (bound.isPresent()) {
            sql.append(" AND " + condition).bind(checked(name, type, bound.get()));
        }
    }

    private static Object checked(String name, ColumnType type, Object value) {
        if (!type.accepts(value)) {
            throw new IllegalArgumentException(
                    "filter on column \"%s\": %s is not a value of type %s"
                            .formatted(name, value, type));
        }
        return value;
    }
}
