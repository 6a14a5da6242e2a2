package org.jingwei.engine.lake;

import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;

/**
 * What must hold at the very swap of the table's metadata, whoever lost which lock: the batch is
 * not in the table, and no other batch came since its keys were settled. Iceberg asks this of the
 * snapshots on which it builds, again at each attempt.
 */
record CommitGuard(String batchId, Optional<Long> settledOn) implements SnapshotAncestryValidator {

    static CommitGuard since(Table table, WriteOrder order) {
        return new CommitGuard(
                order.batchId(),
                Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId));
    }

    @Override
    public boolean validate(Iterable<Snapshot> ancestry) {
        boolean since = true;
        for (Snapshot snapshot : ancestry) {
            since = since && !settledOn.equals(Optional.of(snapshot.snapshotId()));
            Optional<String> batch = Batches.idOf(snapshot);
            if (batch.isPresent() && (since || batch.get().equals(batchId))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String errorMessage() {
        return "another batch came in since the keys were settled, or this one is in already";
    }
}
