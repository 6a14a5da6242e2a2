package org.jingwei.engine.lake;

/**
 * A row of a batch that is not written because of another one with its key.
 *
 * @param line line of the row in its batch's file
 * @param inBatch whether the other row is of the same batch
 * @param otherBatchSequence batch of the other row
 * @param otherLine line of the other row in its batch's file
 */
public record KeyOutcome(
        Kind kind, long line, boolean inBatch, long otherBatchSequence, long otherLine) {

    /** Why a row is not written. */
    public enum Kind {
        /** The other row had the key first. */
        DUPLICATE,
        /** The other row of the batch is newer. */
        SUPERSEDED,
        /** The other row, which the table has, is newer. */
        OUTDATED
    }

    static KeyOutcome of(Kind kind, long row, long other) {
        return new KeyOutcome(
                kind,
                RowId.line(row),
                RowId.batchSequence(row) == RowId.batchSequence(other),
                RowId.batchSequence(other),
                RowId.line(other));
    }
}
