package org.jingwei.engine.lake;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a table costs.
 *
 * @param rows rows of its files; those that are deleted but not yet compacted away are among them
 * @param bytes size of its data files
 * @param files how many data files it has
 * @param deleteFiles how many files list deleted rows
 * @param columnBytes size of each column, compressed; the lake's own columns are among them
 * @param snapshots what can still be read, the latest first
 */
public record TableFacts(
        long rows,
        long bytes,
        int files,
        int deleteFiles,
        Map<String, Long> columnBytes,
        List<SnapshotFacts> snapshots) {

    public TableFacts {
        columnBytes = Map.copyOf(columnBytes);
        snapshots = List.copyOf(snapshots);
    }

    /**
     * One commit that can still be read.
     *
     * @param operation append, overwrite, delete or replace (same rows in other files)
     */
    public record SnapshotFacts(long id, Instant time, String operation, long addedRows) {}
}
