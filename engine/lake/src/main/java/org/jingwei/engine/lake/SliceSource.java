package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.List;

/** The files and the condition of a slice, as the part of a statement from FROM to WHERE. */
record SliceSource(TableDefinition definition, Slice slice, AreaCondition areas, List<Path> files) {

    SliceSource with(List<Path> planned) {
        return new SliceSource(definition, slice, areas, planned);
    }

    void appendTo(SqlText sql) {
        sql.append(" FROM read_parquet(?::VARCHAR[], hive_partitioning = false) WHERE ")
                .bind(files.stream().map(Path::toString).toArray());
        areas.appendTo(sql);
        FilterSql filters = new FilterSql(definition, sql);
        for (Filter filter : slice.filters()) {
            sql.append(" AND ");
            filters.append(filter);
        }
    }
}
