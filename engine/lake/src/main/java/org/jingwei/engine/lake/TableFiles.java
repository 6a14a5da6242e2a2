package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;

/** All files of a table as it is now: those with rows and those that say which rows are deleted. */
record TableFiles(List<Path> data, List<Path> deletes, String schema) {

    static TableFiles of(Table table, OpenFiles opened) {
        SnapshotFiles files =
                Optional.ofNullable(table.currentSnapshot())
                        .map(current -> SnapshotFiles.of(table, current, Map.of()))
                        .orElse(SnapshotFiles.NONE);
        return new TableFiles(
                paths(files.data(), opened),
                paths(files.deletes(), opened),
                ParquetSchema.option(table));
    }

    private static List<Path> paths(FilesByArea files, OpenFiles opened) {
        return files.all().stream().map(file -> opened.path(file.location())).toList();
    }

    boolean isEmpty() {
        return data.isEmpty();
    }

    /** The rows that are not deleted, as a relation with the file of each in "filename". */
    String liveRows() {
        String rows = "(SELECT * FROM " + relation(data, schema + ", filename = true") + ")";
        return deletes.isEmpty()
                ? rows
                : "(SELECT * FROM %s WHERE row_ NOT IN (SELECT row_ FROM %s))"
                        .formatted(rows, relation(deletes, ""));
    }

    static String relation(Collection<Path> files, String options) {
        return files.stream()
                .map(file -> Identifiers.literal(file.toString()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "read_parquet([",
                                "], hive_partitioning = false" + options + ")"));
    }
}
