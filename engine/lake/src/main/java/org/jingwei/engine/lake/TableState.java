package org.jingwei.engine.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileIO;

/**
 * A table as one commit left it; it never changes.
 *
 * @param location of the metadata file the commit wrote
 * @param table not for writing
 * @param files of the current snapshot
 */
record TableState(String location, Table table, TableDefinition definition, SnapshotFiles files) {

    static TableState load(String name, String location, FileIO io, Optional<TableState> before) {
        Table table = new BaseTable(new StaticTableOperations(location, io), name);
        Map<String, List<LakeFile>> known =
                before.map(state -> state.files().manifests()).orElse(Map.of());
        return new TableState(
                location,
                table,
                TableSchema.definition(name, table.schema()),
                Optional.ofNullable(table.currentSnapshot())
                        .map(current -> SnapshotFiles.of(table, current, known))
                        .orElse(SnapshotFiles.NONE));
    }

    /** The files the slice is read from. */
    FilePlan plan(Slice slice, AreaCondition areas) {
        return areas.isNever() ? FilePlan.NOTHING : files(slice).plan(areas.spans());
    }

    private SnapshotFiles files(Slice slice) {
        Optional<Snapshot> asked = snapshot(slice);
        if (asked.isEmpty()) {
            return SnapshotFiles.NONE;
        }
        return isCurrent(asked.get())
                ? files
                : SnapshotFiles.of(table, asked.get(), files.manifests());
    }

    private boolean isCurrent(Snapshot snapshot) {
        return Optional.ofNullable(table.currentSnapshot())
                .filter(current -> current.snapshotId() == snapshot.snapshotId())
                .isPresent();
    }

    /** The snapshot the slice is read in; none when the table had no rows yet. */
    Optional<Snapshot> snapshot(Slice slice) {
        return TableTimes.snapshot(table, slice);
    }
}
