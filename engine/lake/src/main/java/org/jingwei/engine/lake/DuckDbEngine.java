package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.impl.DSL;

/**
 * Reads with the DuckDB in this process: Iceberg's metadata say which files may hold rows of the
 * slice, and only those are given to DuckDB, together with the exact condition.
 */
final class DuckDbEngine implements LakeEngine {

    /** What a page needs is looked for first in so much less than what may be read at all. */
    private static final int WIDENING = 16;

    /** Fewer rows are read as a whole. */
    private static final int ROWS_WORTH_A_WINDOW = 200_000;

    /** A slice of so few is counted as quickly as it is guessed. */
    private static final int FEW_ROW_GROUPS = 8;

    private final TableStates states;
    private final FileStore store;
    private final DuckDb duckDb;
    private final RowGroups rowGroups;

    DuckDbEngine(TableStates states, FileStore store, DuckDb duckDb) {
        this.states = states;
        this.store = store;
        this.duckDb = duckDb;
        this.rowGroups = new RowGroups(duckDb);
    }

    @Override
    public Page page(PageQuery query) {
        boolean inOrder = query.sort().isEmpty();
        try (Plan plan = plan(query.slice(), inOrder ? query.after() : Optional.empty())) {
            PageShape shape = PageShape.of(plan.condition(), query);
            if (plan.isEmpty()) {
                return Page.EMPTY;
            }
            return shape.page(inOrder ? inOrder(plan, shape) : sorted(plan, shape));
        }
    }

    private List<Row> sorted(Plan plan, PageShape shape) {
        PageOrder order = new PageOrder(plan.condition(), shape.query().sort());
        return read(
                shape,
                plan.sql()
                        .page(
                                shape.query(),
                                shape.read(),
                                shape.query()
                                        .after()
                                        .map(order::behind)
                                        .orElse(DSL.noCondition())));
    }

    /**
     * A page in the order in which files are sorted. The row groups' bounds say up to where the
     * page reaches if every row is a match; when too few were, it looks further, so that the cost
     * is that of the rows before the last one of the page.
     */
    private List<Row> inOrder(Plan plan, PageShape shape) {
        PageQuery query = shape.query();
        List<RowGroup> groups =
                plan.files().rows() < ROWS_WORTH_A_WINDOW
                        ? List.of()
                        : rowGroups.of(plan.files().data(), plan.opened());
        long rows = (long) query.offset() + query.limit() + 1;
        while (true) {
            Optional<PageWindow> window =
                    PageWindow.holding(rows, groups, plan.areas(), query.after());
            SliceSql sql = plan.sql(PagePiece.of(plan.areas(), query.after(), window));
            List<Row> found =
                    sql.parts().isEmpty()
                            ? List.of()
                            : read(shape, sql.page(query, shape.read(), DSL.noCondition()));
            if (window.isEmpty() || found.size() > query.limit()) {
                return found;
            }
            rows *= WIDENING;
        }
    }

    private List<Row> read(PageShape shape, SqlText sql) {
        List<Row> rows = new ArrayList<>();
        duckDb.read(sql, result -> rows.add(shape.read().row(result)));
        return rows;
    }

    @Override
    public long count(Slice slice) {
        try (Plan plan = plan(slice, Optional.empty())) {
            if (plan.isEmpty()) {
                return 0;
            }
            long[] count = new long[1];
            duckDb.read(plan.sql().count(), result -> count[0] = result.getLong(1));
            return count[0];
        }
    }

    @Override
    public long estimate(Slice slice) {
        try (Plan plan = plan(slice, Optional.empty())) {
            return estimate(slice, plan);
        }
    }

    private long estimate(Slice slice, Plan plan) {
        List<LakeFile> atTheEdge = new ArrayList<>();
        List<RowGroup> whole = new ArrayList<>();
        for (LakeFile file : plan.files().data()) {
            if (plan.areas().holds(file.areas())) {
                whole.add(RowGroup.of(file));
            } else {
                atTheEdge.add(file);
            }
        }
        List<RowGroup> edges = rowGroups.of(atTheEdge, plan.opened());
        if (whole.isEmpty() && plan.areas().cut(edges) <= FEW_ROW_GROUPS) {
            return count(slice);
        }
        whole.addAll(edges);
        return Estimate.of(plan.areas(), whole, plan.files().deletes());
    }

    @Override
    public Groups group(GroupQuery query) {
        try (Plan plan = plan(query.slice(), Optional.empty())) {
            GroupShape shape = new GroupShape(plan.condition(), query);
            shape.check();
            if (plan.isEmpty()) {
                return Groups.EMPTY;
            }
            List<Groups.Group> groups = new ArrayList<>();
            duckDb.read(plan.sql().group(query), result -> groups.add(shape.group(result)));
            return shape.groups(groups);
        }
    }

    @Override
    public void totals(
            Slice slice,
            Optional<String> monthColumn,
            List<String> sumColumns,
            Consumer<Total> consumer) {
        try (Plan plan = plan(slice, Optional.empty())) {
            TotalsShape shape = new TotalsShape(plan.condition(), monthColumn, sumColumns);
            shape.check();
            if (!plan.isEmpty()) {
                duckDb.readInFull(
                        plan.sql().totals(shape), result -> consumer.accept(shape.total(result)));
            }
        }
    }

    @Override
    public void scan(Slice slice, List<String> columns, RowConsumer consumer) {
        try (Plan plan = plan(slice, Optional.empty())) {
            RowShape shape = RowShape.of(plan.condition().definition(), columns);
            if (!plan.isEmpty()) {
                duckDb.read(plan.sql().scan(shape), result -> consumer.accept(shape.row(result)));
            }
        }
    }

    /** What there is to read for a slice; nothing when no file can hold a row of it. */
    private record Plan(ParquetRows rows, AreaCondition areas, FilePlan files)
            implements AutoCloseable {

        boolean isEmpty() {
            return files.data().isEmpty();
        }

        OpenFiles opened() {
            return rows.opened();
        }

        SliceCondition condition() {
            return rows.condition();
        }

        @Override
        public void close() {
            opened().close();
        }

        SliceSql sql() {
            return new SliceSql(condition(), List.of(rows.part(areas, files)));
        }

        SliceSql sql(List<PagePiece> pieces) {
            List<SliceSql.Part> parts = new ArrayList<>();
            for (PagePiece piece : pieces) {
                if (!piece.files(files).data().isEmpty()) {
                    parts.add(rows.part(piece, files));
                }
            }
            return new SliceSql(condition(), parts);
        }
    }

    private Plan plan(Slice slice, Optional<Cursor> after) {
        TableState state = states.get(slice.table());
        SliceCondition condition = new SliceCondition(Dialect.DUCKDB, state.definition());
        condition.check(slice.filters());
        AreaCondition areas = AreaCondition.of(slice, after);
        return new Plan(
                new ParquetRows(
                        store.open(),
                        condition,
                        slice.filters(),
                        ParquetSchema.option(state.table())),
                areas,
                state.plan(slice, areas));
    }
}
