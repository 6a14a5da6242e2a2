package org.jingwei.engine.lake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Forgets what a table was before a time, and deletes the files that only this past needs. What was
 * current at the time stays, so every time from then on can be read. Batches stay known.
 */
final class Expiry {

    private final TableCatalog catalog;
    private final LakeSettings.CatalogDatabase database;
    private final RunningReads reads;

    Expiry(TableCatalog catalog, LakeSettings.CatalogDatabase database, RunningReads reads) {
        this.catalog = catalog;
        this.database = database;
        this.reads = reads;
    }

    /** How many snapshots were forgotten. */
    int run(String name, Instant olderThan, Set<String> keepBatchIds) {
        List<String> files = new ArrayList<>();
        int expired;
        try (WriteLocks locks = WriteLocks.open(database)) {
            locks.takeTable(name);
            Table table = catalog.load(name);
            Optional<Snapshot> oldest =
                    TableTimes.current(table, olderThan).filter(kept -> kept.parentId() != null);
            if (oldest.isEmpty()) {
                return 0;
            }
            List<Snapshot> gone = before(table, oldest.get());
            KeptBatches.of(table).with(gone, keepBatchIds).saveTo(table);
            ExpireSnapshots expire = table.expireSnapshots().deleteWith(files::add);
            gone.forEach(snapshot -> expire.expireSnapshotId(snapshot.snapshotId()));
            expire.commit();
            expired = gone.size();
        }
        reads.awaitEarlier();
        files.forEach(catalog.files().io()::deleteFile);
        return expired;
    }

    private static List<Snapshot> before(Table table, Snapshot oldest) {
        List<Snapshot> gone = new ArrayList<>();
        for (Snapshot snapshot : table.snapshots()) {
            if (snapshot.sequenceNumber() < oldest.sequenceNumber()) {
                gone.add(snapshot);
            }
        }
        return gone;
    }
}
