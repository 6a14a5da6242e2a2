package org.jingwei.engine.lake;

/**
 * When files are worth being written anew, and how large.
 *
 * <p>A run is what one batch or one compaction wrote: sorted files that do not overlap. The
 * smallest runs are merged as long as the next one is not much larger than those before it
 * together, so that a row is rewritten as often as the logarithm of the number of batches, and a
 * read meets that many runs.
 *
 * @param targetBytes size of a file
 * @param leastRuns fewer runs are left alone
 * @param growth how many times as large as the smaller ones together the next run may be
 * @param mostDeleted share of deleted rows beyond which the rows they are among are rewritten
 */
public record CompactionPolicy(long targetBytes, int leastRuns, double growth, double mostDeleted) {

    /** For the background: files of 128 MB, at least four runs, at most a tenth deleted. */
    public static final CompactionPolicy STANDARD = new CompactionPolicy(128L << 20, 4, 2, 0.1);

    public CompactionPolicy {
        if (targetBytes < 1 || leastRuns < 2 || growth < 0 || mostDeleted < 0) {
            throw new IllegalArgumentException(
                    "a compaction needs a size, two runs and no negative shares");
        }
    }

    /** Merges whatever there is into one run and drops all deleted rows. */
    public static CompactionPolicy whole(long targetBytes) {
        return new CompactionPolicy(targetBytes, 2, Double.MAX_VALUE, 0);
    }
}
