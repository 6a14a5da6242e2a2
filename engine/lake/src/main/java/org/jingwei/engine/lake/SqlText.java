package org.jingwei.engine.lake;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Query;

/** A statement's text and the values bound to its question marks, in their order. */
final class SqlText {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** A statement as jOOQ writes it. */
    static SqlText of(Query query) {
        SqlText text = new SqlText().append(query.getSQL());
        text.values.addAll(query.getBindValues());
        return text;
    }

    SqlText append(String part) {
        text.append(part);
        return this;
    }

    /** Binds a value of a column's Java type, or an array of such values. */
    SqlText bind(Object value) {
        values.add(value);
        return this;
    }

    String text() {
        return text.toString();
    }

    void bindTo(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Object[] list) {
                statement.setArray(
                        i + 1, statement.getConnection().createArrayOf(elementType(list), list));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static String elementType(Object[] list) {
        for (ColumnType type : ColumnType.values()) {
            if (list.length > 0 && type.javaType().isInstance(list[0])) {
                return type.sqlType();
            }
        }
        return "VARCHAR";
    }
}
