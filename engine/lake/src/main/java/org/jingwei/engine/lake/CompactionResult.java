package org.jingwei.engine.lake;

/**
 * What a compaction did.
 *
 * @param filesBefore data files that were written anew
 * @param filesAfter files they became
 * @param rowsDropped deleted rows that are gone for good
 */
public record CompactionResult(int filesBefore, int filesAfter, long rowsDropped) {

    static final CompactionResult NOTHING = new CompactionResult(0, 0, 0);

    CompactionResult plus(CompactionResult next) {
        return new CompactionResult(
                filesBefore + next.filesBefore,
                filesAfter + next.filesAfter,
                rowsDropped + next.rowsDropped);
    }
}
