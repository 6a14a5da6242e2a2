package org.jingwei.engine.lake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;

/** Which batches a table has: each is one snapshot that carries the batch's id and folder. */
final class Batches {

    private static final String BATCH = "jingwei.batch";
    private static final String SEQUENCE = "jingwei.sequence";
    private static final String FOLDER = "jingwei.folder";
    private static final String ROWS = "jingwei.rows";
    private static final String BYTES = "jingwei.bytes";
    private static final String REPLACED = "jingwei.replaced";

    private Batches() {}

    static void mark(SnapshotUpdate<?> update, BatchReceipt receipt, long sequence, String folder) {
        update.set(BATCH, receipt.batchId());
        update.set(SEQUENCE, Long.toString(sequence));
        update.set(FOLDER, folder);
        update.set(ROWS, Long.toString(receipt.rows()));
        update.set(BYTES, Long.toString(receipt.bytes()));
        update.set(REPLACED, Long.toString(receipt.replaced()));
    }

    /** The batch that made the snapshot, if one did. */
    static Optional<String> idOf(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.summary().get(BATCH));
    }

    /** What the batch brought, if it was committed. */
    static Optional<BatchReceipt> find(Table table, String tableName, String batchId) {
        for (Snapshot snapshot : table.snapshots()) {
            if (idOf(snapshot).equals(Optional.of(batchId))) {
                return receiptOf(snapshot, tableName);
            }
        }
        return KeptBatches.of(table).find(tableName, batchId);
    }

    /** What the batch brought that made the snapshot, if one did. */
    static Optional<BatchReceipt> receiptOf(Snapshot snapshot, String tableName) {
        Map<String, String> summary = snapshot.summary();
        return idOf(snapshot)
                .map(batchId ->
                        new BatchReceipt(
                                tableName,
                                batchId,
                                number(summary, ROWS),
                                number(summary, BYTES),
                                number(summary, REPLACED)));
    }

    /** The number of the batch that made the snapshot, if one did. */
    static Optional<Long> sequenceOf(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.summary().get(SEQUENCE)).map(Long::valueOf);
    }

    /** Names the folder whose files a snapshot adds that no batch made. */
    static void markFolder(SnapshotUpdate<?> update, String folder) {
        update.set(FOLDER, folder);
    }

    private static long number(Map<String, String> summary, String name) {
        return Long.parseLong(summary.getOrDefault(name, "0"));
    }

    /** Whether a batch with this sequence number was committed. */
    static boolean hasSequence(Table table, long sequence) {
        return StreamSupport.stream(table.snapshots().spliterator(), false)
                        .anyMatch(snapshot -> sequenceOf(snapshot).equals(Optional.of(sequence)))
                || KeptBatches.of(table).hasSequence(sequence);
    }

    /** Names of the folders whose files were committed. */
    static Set<String> committedFolders(Table table) {
        return StreamSupport.stream(table.snapshots().spliterator(), false)
                .map(snapshot -> Optional.ofNullable(snapshot.summary().get(FOLDER)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
