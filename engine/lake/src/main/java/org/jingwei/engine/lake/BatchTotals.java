package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a batch changes by area and month, counted from its staged rows and those they replace. */
final class BatchTotals {

    private static final Set<ColumnType> SUMMED = Set.of(ColumnType.INTEGER, ColumnType.DECIMAL);
    private static final Set<ColumnType> DATED = Set.of(ColumnType.DATE, ColumnType.TIMESTAMP);

    private final DuckDbSession session;
    private final String schema;
    private final String month;
    private final List<String> sums;

    BatchTotals(
            DuckDbSession session,
            OpenBatch batch,
            Optional<String> monthColumn,
            List<String> sumColumns) {
        this.session = session;
        this.schema = batch.schema();
        TableDefinition definition = batch.definition();
        monthColumn.ifPresent(column -> check(definition, column, DATED));
        sumColumns.forEach(column -> check(definition, column, SUMMED));
        this.month =
                monthColumn
                        .map(column ->
                                "date_trunc('month', " + Identifiers.quote(column) + ")::DATE")
                        .orElse("NULL::DATE");
        this.sums = sumColumns.stream().map(Identifiers::quote).toList();
    }

    private static void check(TableDefinition definition, String column, Set<ColumnType> types) {
        if (!types.contains(definition.typeOf(column))) {
            throw new IllegalArgumentException(
                    "column \"%s\" of table \"%s\" is of type %s, not one of %s"
                            .formatted(
                                    column, definition.name(), definition.typeOf(column), types));
        }
    }

    /** Tells the totals of the batch's rows, given as a relation, less what they replace. */
    void tell(String rows, boolean replaces, Consumer<Total> consumer) throws SQLException {
        StringBuilder changes = new StringBuilder(grouped(rows, ""));
        if (replaces) {
            Set<Path> files = new LinkedHashSet<>();
            session.query(
                    "SELECT DISTINCT file_ FROM replaced",
                    row -> files.add(Path.of(row.getString(1))));
            if (!files.isEmpty()) {
                changes.append(" UNION ALL ")
                        .append(
                                grouped(
                                        "(SELECT * FROM %s SEMI JOIN replaced USING (area_, row_))"
                                                .formatted(TableFiles.relation(files, schema)),
                                        "-"));
            }
        }
        StringBuilder select = new StringBuilder("SELECT area_, month_, sum(count_)");
        for (int i = 0; i < sums.size(); i++) {
            select.append(", sum(sum_").append(i).append(")::DECIMAL(38,4)");
        }
        session.query(
                select + " FROM (" + changes + ") GROUP BY area_, month_",
                row -> consumer.accept(total(row)));
    }

    private String grouped(String rows, String sign) {
        StringBuilder select = new StringBuilder("SELECT area_, ").append(month);
        select.append(" AS month_, ").append(sign).append("count(*) AS count_");
        for (int i = 0; i < sums.size(); i++) {
            select.append(", ").append(sign).append("sum(").append(sums.get(i));
            select.append(")::DECIMAL(38,4) AS sum_").append(i);
        }
        return select + " FROM " + rows + " GROUP BY area_, month_";
    }

    private Total total(ResultSet row) throws SQLException {
        List<Optional<BigDecimal>> values = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            @Nullable BigDecimal sum = row.getBigDecimal(4 + i);
            values.add(Optional.ofNullable(sum).map(RowShape::shortest));
        }
        @Nullable LocalDate first = row.getObject(2, LocalDate.class);
        return new Total(
                row.getLong(1),
                Optional.ofNullable(first).map(YearMonth::from),
                row.getLong(3),
                values);
    }
}
