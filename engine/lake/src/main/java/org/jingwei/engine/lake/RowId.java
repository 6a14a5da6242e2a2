package org.jingwei.engine.lake;

/** A row's number in its table: the batch's sequence number in 31 bits, the file's line in 32. */
public final class RowId {

    /** The highest sequence number of a batch. */
    public static final long MOST_SEQUENCE = Integer.MAX_VALUE;

    /** The highest line of a batch. */
    public static final long MOST_LINE = 0xFFFF_FFFFL;

    private RowId() {}

    /** The number of a row. */
    public static long of(long batchSequence, long line) {
        if (batchSequence < 0 || batchSequence > MOST_SEQUENCE) {
            throw new IllegalArgumentException(
                    "batch sequence " + batchSequence + " is not within 0 to " + MOST_SEQUENCE);
        }
        if (line < 0 || line > MOST_LINE) {
            throw new IllegalArgumentException("line " + line + " is not within 0 to " + MOST_LINE);
        }
        return batchSequence << Integer.SIZE | line;
    }

    /** Sequence number of the batch that brought the row. */
    public static long batchSequence(long row) {
        return row >>> Integer.SIZE;
    }

    /** Line of the batch's file on which the row began. */
    public static long line(long row) {
        return row & MOST_LINE;
    }
}
