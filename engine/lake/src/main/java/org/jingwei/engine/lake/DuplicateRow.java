package org.jingwei.engine.lake;

/**
 * A row that was refused because another one has its key.
 *
 * @param line line of the refused row in its batch's file
 * @param firstBatchSequence batch of the row that has the key; the refused row's own batch when the
 *     key came twice in it
 * @param firstLine line of the row that has the key
 */
public record DuplicateRow(long line, boolean inBatch, long firstBatchSequence, long firstLine) {

    static DuplicateRow of(long row, long first) {
        return new DuplicateRow(
                RowId.line(row),
                RowId.batchSequence(row) == RowId.batchSequence(first),
                RowId.batchSequence(first),
                RowId.line(first));
    }
}
