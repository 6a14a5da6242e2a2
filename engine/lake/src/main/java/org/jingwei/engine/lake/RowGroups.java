package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.engine.lake.LakeFile.Bounds;

/**
 * The row groups of the files last asked for, from the files' footers. Files never change, so what
 * was read once stays true.
 */
final class RowGroups {

    /** More rows than that are in a file of several row groups. */
    private static final int ROWS_OF_ONE = 122_880;

    /** So many footers may be read for one question; beyond, files count as a whole. */
    private static final int MOST_READ_AT_ONCE = 64;

    private static final int MOST_KNOWN_FILES = 20_000;

    private final DuckDb duckDb;
    private final Map<String, List<RowGroup>> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<String, List<RowGroup>> eldest) {
                            return size() > MOST_KNOWN_FILES;
                        }
                    });

    RowGroups(DuckDb duckDb) {
        this.duckDb = duckDb;
    }

    List<RowGroup> of(List<LakeFile> files, OpenFiles opened) {
        List<LakeFile> unknown =
                files.stream()
                        .filter(file ->
                                file.rows() > ROWS_OF_ONE
                                        && !known.containsKey(file.location())
                                        && opened.isHere(file.location()))
                        .toList();
        if (!unknown.isEmpty() && unknown.size() <= MOST_READ_AT_ONCE) {
            read(unknown, opened);
        }
        List<RowGroup> groups = new ArrayList<>();
        for (LakeFile file : files) {
            List<RowGroup> parts = known.get(file.location());
            groups.addAll(parts == null ? List.of(RowGroup.of(file)) : parts);
        }
        return groups;
    }

    private void read(List<LakeFile> files, OpenFiles opened) {
        Map<String, LakeFile> byPath = new HashMap<>();
        Map<String, List<RowGroup>> read = new HashMap<>();
        for (LakeFile file : files) {
            Path path = opened.path(file.location());
            byPath.put(path.toString(), file);
            read.put(file.location(), new ArrayList<>());
        }
        SqlText sql =
                new SqlText()
                        .append(
                                "SELECT a.file_name, a.row_group_num_rows, a.stats_min_value,"
                                        + " a.stats_max_value, r.stats_min_value, r.stats_max_value"
                                        + " FROM parquet_metadata(?::VARCHAR[]) AS a"
                                        + " JOIN parquet_metadata(?::VARCHAR[]) AS r"
                                        + " USING (file_name, row_group_id)"
                                        + " WHERE a.path_in_schema = 'area_'"
                                        + " AND r.path_in_schema = 'row_' ORDER BY row_group_id")
                        .bind(byPath.keySet().toArray(String[]::new))
                        .bind(byPath.keySet().toArray(String[]::new));
        duckDb.read(
                sql,
                result -> {
                    LakeFile file = byPath.get(result.getString(1));
                    if (file != null) {
                        read.getOrDefault(file.location(), new ArrayList<>()).add(group(result));
                    }
                });
        known.putAll(read);
    }

    private static RowGroup group(ResultSet result) throws SQLException {
        return new RowGroup(
                result.getLong(2),
                new Bounds(result.getLong(3), result.getLong(4)),
                new Bounds(result.getLong(5), result.getLong(6)));
    }
}
