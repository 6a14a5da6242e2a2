package org.jingwei.engine.lake;

import java.util.List;
import java.util.Optional;

/**
 * What a batch is to do.
 *
 * @param batchId names the batch for good: a table takes it once
 * @param batchSequence number of the batch in its rows' {@link RowId}; the table's batches must not
 *     share one
 * @param keyColumns tell the rows apart; may be empty unless the mode is UPSERT
 * @param versionColumn for UPSERT, what says which of two rows with one key is newer: the greater
 *     one, none being older than any, and the row of the later batch or line when they are equal
 */
public record WriteOrder(
        String table,
        String batchId,
        long batchSequence,
        WriteMode mode,
        List<String> keyColumns,
        Optional<String> versionColumn) {

    public WriteOrder {
        Identifiers.check("table", table);
        Identifiers.checkBatch(batchId);
        RowId.of(batchSequence, 0);
        keyColumns = List.copyOf(keyColumns);
        if (mode == WriteMode.UPSERT && keyColumns.isEmpty()) {
            throw new IllegalArgumentException("batch " + batchId + " upserts without a key");
        }
        if (mode != WriteMode.UPSERT && versionColumn.isPresent()) {
            throw new IllegalArgumentException(
                    "batch " + batchId + " has a version column and does not upsert");
        }
    }

    /** The order to add rows, told apart by a key if there is one. */
    public static WriteOrder append(
            String table, String batchId, long batchSequence, String... keyColumns) {
        return new WriteOrder(
                table,
                batchId,
                batchSequence,
                WriteMode.APPEND,
                List.of(keyColumns),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "batch %s (%d) of table \"%s\"".formatted(batchId, batchSequence, table);
    }
}
