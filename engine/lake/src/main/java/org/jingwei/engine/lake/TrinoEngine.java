package org.jingwei.engine.lake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.types.Types;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Reads with a Trino cluster that has the same Iceberg catalog: it plans and applies deletes by
 * itself. What the lake knows of the files answers where no row need be read.
 */
final class TrinoEngine implements LakeEngine {

    private final TableStates states;
    private final LakeSettings.Trino trino;
    private final Duration timeout;

    TrinoEngine(TableStates states, LakeSettings.Trino trino, Duration timeout) {
        this.states = states;
        this.trino = trino;
        this.timeout = timeout;
    }

    @Override
    public Page page(PageQuery query) {
        boolean inOrder = query.sort().isEmpty();
        Plan plan = plan(query.slice(), inOrder ? query.after() : Optional.empty());
        PageShape shape = PageShape.of(plan.condition(), query);
        if (plan.isEmpty()) {
            return Page.EMPTY;
        }
        PageOrder order = new PageOrder(plan.condition(), query.sort());
        Condition behind = query.after().map(order::behind).orElse(DSL.noCondition());
        List<Row> rows = new ArrayList<>();
        read(
                plan.sql().page(query, shape.read(), behind),
                result -> rows.add(shape.read().row(result)));
        return shape.page(rows);
    }

    @Override
    public long count(Slice slice) {
        Plan plan = plan(slice, Optional.empty());
        if (plan.isEmpty()) {
            return 0;
        }
        long[] count = new long[1];
        read(plan.sql().count(), result -> count[0] = result.getLong(1));
        return count[0];
    }

    @Override
    public long estimate(Slice slice) {
        Plan plan = plan(slice, Optional.empty());
        return Estimate.of(
                plan.areas(),
                plan.files().data().stream().map(RowGroup::of).toList(),
                plan.files().deletes());
    }

    @Override
    public Groups group(GroupQuery query) {
        Plan plan = plan(query.slice(), Optional.empty());
        GroupShape shape = new GroupShape(plan.condition(), query);
        shape.check();
        if (plan.isEmpty()) {
            return Groups.EMPTY;
        }
        List<Groups.Group> groups = new ArrayList<>();
        read(plan.sql().group(query), result -> groups.add(shape.group(result)));
        return shape.groups(groups);
    }

    @Override
    public void totals(
            Slice slice,
            Optional<String> monthColumn,
            List<String> sumColumns,
            Consumer<Total> consumer) {
        Plan plan = plan(slice, Optional.empty());
        TotalsShape shape = new TotalsShape(plan.condition(), monthColumn, sumColumns);
        shape.check();
        if (!plan.isEmpty()) {
            readInFull(plan.sql().totals(shape), result -> consumer.accept(shape.total(result)));
        }
    }

    @Override
    public void scan(Slice slice, List<String> columns, RowConsumer consumer) {
        Plan plan = plan(slice, Optional.empty());
        RowShape shape = RowShape.of(plan.condition().definition(), columns);
        if (!plan.isEmpty()) {
            read(plan.sql().scan(shape), result -> consumer.accept(shape.row(result)));
        }
    }

    private record Plan(
            SliceCondition condition,
            Slice slice,
            AreaCondition areas,
            FilePlan files,
            Table<?> rows) {

        boolean isEmpty() {
            return files.data().isEmpty();
        }

        SliceSql sql() {
            return SliceSql.of(condition, rows, condition.of(areas, slice.filters()));
        }
    }

    private Plan plan(Slice slice, Optional<Cursor> after) {
        TableState state = states.get(slice.table());
        SliceCondition condition = new SliceCondition(Dialect.TRINO, state.definition());
        condition.check(slice.filters());
        AreaCondition areas = AreaCondition.of(slice, after);
        return new Plan(condition, slice, areas, state.plan(slice, areas), rows(state, slice));
    }

    private Table<?> rows(TableState state, Slice slice) {
        Name name = DSL.name(trino.catalog(), TableCatalog.NAMESPACE.toString(), slice.table());
        boolean asItIs = slice.asOf().isEmpty() && slice.state().isEmpty();
        Optional<Snapshot> past = asItIs ? Optional.empty() : state.snapshot(slice);
        return past.<Table<?>>map(snapshot -> rows(state, name, snapshot))
                .orElseGet(() -> DSL.table(name).as(SliceCondition.ROWS));
    }

    /** Trino reads a past state with the columns of its time; what came later is null in it. */
    private static Table<?> rows(TableState state, Name name, Snapshot snapshot) {
        Schema then =
                Optional.ofNullable(snapshot.schemaId())
                        .map(state.table().schemas()::get)
                        .orElseGet(state.table()::schema);
        List<Field<?>> fields = new ArrayList<>();
        for (Types.NestedField column : state.table().schema().columns()) {
            DataType<?> type = Dialect.TRINO.dataType(TableSchema.type(column.type()));
            Field<?> field =
                    then.findField(column.fieldId()) == null
                            ? DSL.castNull(type)
                            : DSL.field(DSL.name(column.name()));
            fields.add(field.as(column.name()));
        }
        return Dialect.TRINO
                .dsl()
                .select(fields)
                .from("{0} for version as of {1}", name, DSL.inline(snapshot.snapshotId()))
                .asTable(SliceCondition.ROWS);
    }

    private void read(SqlText sql, DuckDb.RowReader consumer) {
        read(sql, timeout, consumer);
    }

    private void readInFull(SqlText sql, DuckDb.RowReader consumer) {
        read(sql, DuckDb.NO_TIMEOUT, consumer);
    }

    private void read(SqlText sql, Duration longest, DuckDb.RowReader consumer) {
        Instant deadline = Instant.now().plus(longest);
        Properties properties = new Properties();
        properties.setProperty("user", trino.user());
        try (Connection connection = DriverManager.getConnection(trino.url(), properties);
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            sql.bindTo(statement);
            statement.setQueryTimeout(Math.toIntExact(longest.toSeconds()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    consumer.read(result);
                }
            }
        } catch (SQLException e) {
            if (longest.isZero() || Instant.now().isBefore(deadline)) {
                throw new LakeException("the read in Trino failed: " + e.getMessage(), e);
            }
            throw new LakeTimeoutException(
                    "the read was cancelled after " + longest.toSeconds() + " s: ask for less", e);
        }
    }
}
