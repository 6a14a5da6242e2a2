package org.jingwei.engine.lake;

import java.util.List;

/**
 * How large a table is, by its metadata.
 *
 * @param rows rows in its files, also those that were replaced and are not cleared away yet
 * @param deleteFiles how many files list deleted rows
 */
public record TableSize(long rows, long bytes, int files, int deleteFiles) {

    static TableSize of(SnapshotFiles files) {
        List<LakeFile> data = files.data().all();
        return new TableSize(
                data.stream().mapToLong(LakeFile::rows).sum(),
                data.stream().mapToLong(LakeFile::bytes).sum(),
                data.size(),
                files.deletes().all().size());
    }
}
