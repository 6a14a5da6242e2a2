package org.jingwei.lake.source.folder;

import org.jingwei.scope.Scope;

/**
 * A folder that is watched for a system and a dataset.
 *
 * @param path its place below the root, {@code system/dataset}
 */
public record WatchedFolder(
        String system, String dataset, String owner, boolean enabled, String path) {
    static WatchedFolder of(String system, String dataset, String owner, boolean enabled) {
        return new WatchedFolder(system, dataset, owner, enabled, system + "/" + dataset);
    }

    Scope scope() {
        return Scope.system(system, owner);
    }
}
