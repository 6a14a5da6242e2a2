package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What a writer leaves when it dies before its commit: folders of files that no snapshot refers to,
 * half a list of refused rows, and metadata that was written for them. Each is removed only while
 * its lock is held, which a living writer would have; what is committed is asked after that.
 */
final class Leftovers {

    private static final String METADATA = "metadata";

    private final TableCatalog catalog;
    private final FileStore store;

    Leftovers(TableCatalog catalog) {
        this.catalog = catalog;
        this.store = catalog.files();
    }

    void removeAll(LakeSettings.CatalogDatabase database) {
        for (String name : catalog.list()) {
            try (WriteLocks locks = WriteLocks.open(database)) {
                removeRejects(name, locks);
                if (removeFolders(name, locks)) {
                    removeMetadata(name, locks);
                }
            }
        }
    }

    private String folder(String name) {
        return TableCatalog.folder(catalog.load(name));
    }

    private void removeRejects(String name, WriteLocks locks) {
        String rejects = TableFolders.rejects(folder(name));
        for (String file : store.list(rejects)) {
            int end = file.indexOf('.');
            if (file.endsWith(RejectWriter.UNFINISHED)
                    && locks.tryBatch(name, file.substring(0, end))) {
                store.io().deleteFile(rejects + "/" + file);
            }
        }
    }

    /** A folder that was listed is committed, or its writer is at work, or it is left over. */
    private boolean removeFolders(String name, WriteLocks locks) {
        Table table = catalog.load(name);
        Set<String> known = Batches.committedFolders(table);
        String data = TableFolders.data(TableCatalog.folder(table));
        List<String> unknown =
                store.list(data).stream().filter(folder -> !known.contains(folder)).toList();
        List<String> dead =
                unreferred(unknown, name).stream()
                        .filter(folder -> locks.tryFolder(name, folder))
                        .toList();
        List<String> left = unreferred(dead, name);
        left.forEach(folder -> store.deleteFolder(data + "/" + folder));
        return !left.isEmpty();
    }

    /** Those of the folders in which no snapshot of the table has a file. */
    private List<String> unreferred(List<String> folders, String name) {
        if (folders.isEmpty()) {
            return folders;
        }
        Table table = catalog.load(name);
        Set<String> referred = new HashSet<>();
        manifests(table).forEach(manifest -> addFolders(manifest, table, referred));
        return folders.stream().filter(folder -> !referred.contains(folder)).toList();
    }

    private static Set<ManifestFile> manifests(Table table) {
        Set<ManifestFile> manifests = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            manifests.addAll(snapshot.allManifests(table.io()));
        }
        return manifests;
    }

    private static void addFolders(ManifestFile manifest, Table table, Set<String> referred) {
        try (CloseableIterable<? extends ContentFile<?>> files =
                manifest.content() == ManifestContent.DATA
                        ? ManifestFiles.read(manifest, table.io(), table.specs())
                        : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
            int data = TableFolders.data(TableCatalog.folder(table)).length() + 1;
            for (ContentFile<?> file : files) {
                referred.add(file.location().substring(data, file.location().indexOf('/', data)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest " + manifest.path(), e);
        }
    }

    /**
     * Whoever commits holds the table, so that nothing is removed between its writing and the swap.
     */
    void removeMetadata(String name, WriteLocks locks) {
        if (!locks.tryTable(name)) {
            return;
        }
        Table table = catalog.load(name);
        Set<String> reachable =
                new HashSet<>(ReachableFileUtil.metadataFileLocations(table, false));
        reachable.addAll(ReachableFileUtil.manifestListLocations(table));
        manifests(table).forEach(manifest -> reachable.add(manifest.path()));
        String metadata = TableCatalog.folder(table) + "/" + METADATA + "/";
        for (String file : store.list(TableCatalog.folder(table) + "/" + METADATA)) {
            if (!reachable.contains(metadata + file)) {
                store.io().deleteFile(metadata + file);
            }
        }
    }
}
