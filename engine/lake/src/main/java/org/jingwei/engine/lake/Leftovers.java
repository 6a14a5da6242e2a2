package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * What a process leaves when it dies before a commit: batch folders that no snapshot names, and the
 * metadata that was written for them. Only safe while nothing is being written.
 */
final class Leftovers {

    private final TableCatalog catalog;

    Leftovers(TableCatalog catalog) {
        this.catalog = catalog;
    }

    void removeAll() {
        catalog.list().forEach(name -> remove(catalog.load(name)));
    }

    private void remove(Table table) {
        Path folder = catalog.folder(table);
        Set<String> committed = Batches.committedFolders(table);
        boolean died = false;
        for (Path batch : FileTree.list(TableFolders.data(folder))) {
            if (!committed.contains(String.valueOf(batch.getFileName()))) {
                FileTree.delete(batch);
                died = true;
            }
        }
        for (Path file : FileTree.list(TableFolders.rejects(folder))) {
            if (String.valueOf(file.getFileName()).endsWith(RejectWriter.UNFINISHED)) {
                FileTree.delete(file);
            }
        }
        if (died) {
            removeMetadata(table, folder.resolve("metadata"));
        }
    }

    /** Reads every snapshot's list of manifests, so it is kept for the case that one died. */
    private void removeMetadata(Table table, Path folder) {
        Set<Path> reachable = new HashSet<>();
        ReachableFileUtil.metadataFileLocations(table, false)
                .forEach(location -> reachable.add(catalog.files().path(location)));
        ReachableFileUtil.manifestListLocations(table)
                .forEach(location -> reachable.add(catalog.files().path(location)));
        for (Snapshot snapshot : table.snapshots()) {
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                reachable.add(catalog.files().path(manifest.path()));
            }
        }
        for (Path file : FileTree.list(folder)) {
            if (!reachable.contains(file)) {
                FileTree.delete(file);
            }
        }
    }
}
