package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a read counts and adds up.
 *
 * @param key the expression rows are grouped by
 * @param keyType type of the expression
 * @param month whether the key is a month
 * @param sum the expression added up
 * @param byCount whether the largest groups come first
 */
record GroupShape(
        String key, ColumnType keyType, boolean month, Optional<String> sum, boolean byCount) {

    static GroupShape of(TableDefinition definition, GroupQuery query) {
        Optional<String> sum = query.sumColumn().map(column -> sum(definition, column));
        return switch (query.by()) {
            case GroupQuery.By.AreaDigits(int digits) ->
                    new GroupShape(
                            "area_ - area_ % " + unit(digits),
                            ColumnType.INTEGER,
                            false,
                            sum,
                            false);
            case GroupQuery.By.Month(String column) ->
                    new GroupShape(month(definition, column), ColumnType.DATE, true, sum, false);
            case GroupQuery.By.Value(String column) ->
                    new GroupShape(
                            Identifiers.quote(column), definition.typeOf(column), false, sum, true);
        };
    }

    private static long unit(int digits) {
        long unit = 1;
        for (int i = digits; i < GroupQuery.By.AreaDigits.MOST_DIGITS; i++) {
            unit *= 10;
        }
        return unit;
    }

    private static String month(TableDefinition definition, String column) {
        ColumnType type = definition.typeOf(column);
        if (type != ColumnType.DATE && type != ColumnType.TIMESTAMP) {
            throw new IllegalArgumentException(
                    "column \"" + column + "\" of type " + type + " has no months");
        }
        return "CAST(date_trunc('month', " + Identifiers.quote(column) + ") AS DATE)";
    }

    private static String sum(TableDefinition definition, String column) {
        return switch (definition.typeOf(column)) {
            case INTEGER, DECIMAL, DOUBLE -> "sum(" + Identifiers.quote(column) + ")";
            case TEXT, DATE, TIMESTAMP, BOOLEAN ->
                    throw new IllegalArgumentException(
                            "column \"" + column + "\" is not a number that could be added up");
        };
    }

    String select() {
        return "SELECT " + key + " AS key_, count(*) AS count_, " + sum.orElse("NULL");
    }

    String order() {
        String rank = byCount ? "count_ DESC, " : "";
        return " GROUP BY key_ ORDER BY " + rank + "key_ NULLS LAST";
    }

    Groups.Group group(ResultSet result) throws SQLException {
        Object value = RowShape.value(result, 1, keyType);
        Object shown = month && value instanceof LocalDate day ? YearMonth.from(day) : value;
        return new Groups.Group(
                Optional.ofNullable(shown),
                result.getLong(2),
                Optional.ofNullable(result.getObject(3)).map(GroupShape::number));
    }

    private static BigDecimal number(@Nullable Object sum) {
        return RowShape.shortest(new BigDecimal(String.valueOf(sum)));
    }
}
