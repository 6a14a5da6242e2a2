package org.jingwei.engine.lake;

import java.util.List;

/**
 * Which files of a table may hold rows of a slice.
 *
 * @param deletes files that list deleted rows of them
 */
record FilePlan(List<LakeFile> data, List<LakeFile> deletes) {

    static final FilePlan NOTHING = new FilePlan(List.of(), List.of());

    long rows() {
        return data.stream().mapToLong(LakeFile::rows).sum();
    }
}
