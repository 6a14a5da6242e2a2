package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;

/**
 * Reads with the DuckDB in this process: Iceberg's metadata say which files may hold rows of the
 * slice, and only those are given to DuckDB, together with the exact condition.
 */
final class DuckDbEngine implements LakeEngine {

    private final TableCatalog catalog;
    private final DuckDb duckDb;

    DuckDbEngine(TableCatalog catalog, DuckDb duckDb) {
        this.catalog = catalog;
        this.duckDb = duckDb;
    }

    @Override
    public Page page(PageQuery query) {
        Optional<SliceSource> found = source(query.slice(), query.after());
        if (found.isEmpty()) {
            return Page.EMPTY;
        }
        SliceSource source = found.get();
        RowShape shape = RowShape.of(source.definition(), query.columns());
        SqlText sql = new SqlText().append(shape.select());
        source.appendTo(sql);
        query.after()
                .ifPresent(cursor ->
                        sql.append(" AND (area_ > ? OR (area_ = ? AND row_ > ?))")
                                .bind(cursor.area())
                                .bind(cursor.area())
                                .bind(cursor.row()));
        sql.append(" ORDER BY area_, row_ LIMIT ? OFFSET ?")
                .bind((long) query.limit() + 1)
                .bind((long) query.offset());
        List<Row> rows = new ArrayList<>();
        duckDb.read(sql, result -> rows.add(shape.row(result)));
        if (rows.size() <= query.limit()) {
            return new Page(rows, Optional.empty());
        }
        List<Row> page = rows.subList(0, query.limit());
        return new Page(page, Optional.of(page.getLast().cursor()));
    }

    @Override
    public long count(Slice slice) {
        Optional<SliceSource> source = source(slice, Optional.empty());
        if (source.isEmpty()) {
            return 0;
        }
        SqlText sql = new SqlText().append("SELECT count(*)");
        source.get().appendTo(sql);
        long[] count = new long[1];
        duckDb.read(sql, result -> count[0] = result.getLong(1));
        return count[0];
    }

    @Override
    public Groups group(GroupQuery query) {
        Optional<SliceSource> found = source(query.slice(), Optional.empty());
        if (found.isEmpty()) {
            return Groups.EMPTY;
        }
        SliceSource source = found.get();
        GroupShape shape = GroupShape.of(source.definition(), query);
        SqlText sql = new SqlText().append(shape.select());
        source.appendTo(sql);
        sql.append(shape.order()).append(" LIMIT ?").bind((long) query.limit() + 1);
        List<Groups.Group> groups = new ArrayList<>();
        duckDb.read(sql, result -> groups.add(shape.group(result)));
        boolean more = groups.size() > query.limit();
        return new Groups(more ? groups.subList(0, query.limit()) : groups, more);
    }

    @Override
    public void scan(Slice slice, List<String> columns, RowConsumer consumer) {
        Optional<SliceSource> source = source(slice, Optional.empty());
        if (source.isEmpty()) {
            return;
        }
        RowShape shape = RowShape.of(source.get().definition(), columns);
        SqlText sql = new SqlText().append(shape.select());
        source.get().appendTo(sql);
        duckDb.read(sql, result -> consumer.accept(shape.row(result)));
    }

    /** What there is to read for a slice; nothing when no file can hold a row of it. */
    private Optional<SliceSource> source(Slice slice, Optional<Cursor> after) {
        Table table = catalog.load(slice.table());
        TableDefinition definition = TableSchema.definition(slice.table(), table.schema());
        AreaCondition areas = AreaCondition.of(slice, after);
        SliceSource source = new SliceSource(definition, slice, areas, List.of());
        source.appendTo(new SqlText());
        if (areas.isNever()) {
            return Optional.empty();
        }
        List<Path> files = FilePlan.of(table, areas.expression(), catalog.files());
        return files.isEmpty() ? Optional.empty() : Optional.of(source.with(files));
    }
}
