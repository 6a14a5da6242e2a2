package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which columns a read brings, and how a row is made of them. */
record RowShape(List<String> columns, List<ColumnType> types) {

    static RowShape of(TableDefinition definition, List<String> columns) {
        return new RowShape(columns, columns.stream().map(definition::typeOf).toList());
    }

    Row row(ResultSet result) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(result, SystemColumns.COUNT + i + 1, types.get(i)));
        }
        return new Row(
                result.getLong(1),
                result.getLong(2),
                Optional.ofNullable(result.getString(3)),
                values);
    }

    /**
     * A value of the type's Java type; a decimal without needless zeros. Where the driver has a
     * getter for the type, that spares its conversion to a class.
     */
    static @Nullable Object value(ResultSet result, int index, ColumnType type)
            throws SQLException {
        Object value =
                switch (type) {
                    case TEXT -> result.getString(index);
                    case INTEGER -> result.getLong(index);
                    case DOUBLE -> result.getDouble(index);
                    case BOOLEAN -> result.getBoolean(index);
                    case DECIMAL -> result.getBigDecimal(index);
                    case DATE, TIMESTAMP -> result.getObject(index, type.javaType());
                };
        if (result.wasNull()) {
            return null;
        }
        return value instanceof BigDecimal number ? shortest(number) : value;
    }

    static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
