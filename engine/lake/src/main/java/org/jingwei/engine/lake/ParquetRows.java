package org.jingwei.engine.lake;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Opened Parquet files as rows of a statement for DuckDB.
 *
 * @param schema option by which older files are read, of {@link ParquetSchema}
 */
record ParquetRows(
        OpenFiles opened, SliceCondition condition, List<Filter> filters, String schema) {

    private static final String DELETED = "gone";

    private Table<?> table(List<LakeFile> files, String option, String alias) {
        String[] paths =
                files.stream()
                        .map(file -> opened.path(file.location()).toString())
                        .toArray(String[]::new);
        return DSL.table(
                        "read_parquet({0}, hive_partitioning = false{1})",
                        DSL.val(paths), DSL.raw(option))
                .as(alias);
    }

    /** The rows of the areas in the planned files, without those that a later batch deleted. */
    SliceSql.Part part(AreaCondition areas, FilePlan plan) {
        Condition where = condition.of(areas, filters);
        if (!plan.deletes().isEmpty()) {
            where = where.and(notDeleted(areas, plan.deletes()));
        }
        return new SliceSql.Part(table(plan.data(), schema, SliceCondition.ROWS), where);
    }

    SliceSql.Part part(PagePiece piece, FilePlan plan) {
        SliceSql.Part part = part(piece.areas(), piece.files(plan));
        return new SliceSql.Part(part.rows(), part.where().and(piece.rows()));
    }

    /** A row's number is used once in a table, so it alone says which row is meant. */
    private Condition notDeleted(AreaCondition areas, List<LakeFile> deletes) {
        Field<Long> area = DSL.field(DSL.name(DELETED, SystemColumns.AREA), Long.class);
        Field<Long> row = DSL.field(DSL.name(DELETED, SystemColumns.ROW), Long.class);
        return DSL.notExists(
                DSL.selectOne()
                        .from(table(deletes, "", DELETED))
                        .where(condition.areas(area, areas))
                        .and(row.eq(SliceCondition.row())));
    }
}
