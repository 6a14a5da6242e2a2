package org.jingwei.engine.lake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Which batches a table has: each is one snapshot that carries the batch's id and folder. */
final class Batches {

    private static final String BATCH = "jingwei.batch";
    private static final String SEQUENCE = "jingwei.sequence";
    private static final String FOLDER = "jingwei.folder";
    private static final String ROWS = "jingwei.rows";
    private static final String BYTES = "jingwei.bytes";

    private Batches() {}

    static void mark(AppendFiles append, BatchReceipt receipt, long sequence, String folder) {
        append.set(BATCH, receipt.batchId());
        append.set(SEQUENCE, Long.toString(sequence));
        append.set(FOLDER, folder);
        append.set(ROWS, Long.toString(receipt.rows()));
        append.set(BYTES, Long.toString(receipt.bytes()));
    }

    /** What the batch brought, if it was committed. */
    static Optional<BatchReceipt> find(Table table, String tableName, String batchId) {
        for (Snapshot snapshot : table.snapshots()) {
            Map<String, String> summary = snapshot.summary();
            if (batchId.equals(summary.get(BATCH))) {
                return Optional.of(
                        new BatchReceipt(
                                tableName,
                                batchId,
                                Long.parseLong(summary.getOrDefault(ROWS, "0")),
                                Long.parseLong(summary.getOrDefault(BYTES, "0"))));
            }
        }
        return Optional.empty();
    }

    /** Whether a batch with this sequence number was committed. */
    static boolean hasSequence(Table table, long sequence) {
        String text = Long.toString(sequence);
        return StreamSupport.stream(table.snapshots().spliterator(), false)
                .anyMatch(snapshot -> text.equals(snapshot.summary().get(SEQUENCE)));
    }

    /** Names of the folders whose files were committed. */
    static Set<String> committedFolders(Table table) {
        return StreamSupport.stream(table.snapshots().spliterator(), false)
                .map(snapshot -> Optional.ofNullable(snapshot.summary().get(FOLDER)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
