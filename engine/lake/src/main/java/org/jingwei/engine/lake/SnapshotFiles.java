package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * The files of one state of a table, in memory, so that a read plans without opening a manifest. A
 * manifest never changes, so those that an earlier state knew are not read again.
 *
 * @param manifests what each manifest of the state lists
 */
record SnapshotFiles(FilesByArea data, FilesByArea deletes, Map<String, List<LakeFile>> manifests) {

    static final SnapshotFiles NONE =
            new SnapshotFiles(new FilesByArea(List.of()), new FilesByArea(List.of()), Map.of());

    static SnapshotFiles of(Table table, Snapshot snapshot, Map<String, List<LakeFile>> known) {
        List<LakeFile> data = new ArrayList<>();
        List<LakeFile> deletes = new ArrayList<>();
        Map<String, List<LakeFile>> manifests = new HashMap<>();
        for (ManifestFile manifest : snapshot.allManifests(table.io())) {
            List<LakeFile> files = known.get(manifest.path());
            if (files == null) {
                files = read(table, manifest);
            }
            manifests.put(manifest.path(), files);
            (manifest.content() == ManifestContent.DATA ? data : deletes).addAll(files);
        }
        return new SnapshotFiles(
                new FilesByArea(data), new FilesByArea(deletes), Map.copyOf(manifests));
    }

    private static List<LakeFile> read(Table table, ManifestFile manifest) {
        List<LakeFile> files = new ArrayList<>();
        try (ManifestReader<? extends ContentFile<?>> entries = reader(table, manifest)) {
            entries.forEach(file -> files.add(LakeFile.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + manifest.path(), e);
        }
        return List.copyOf(files);
    }

    private static ManifestReader<? extends ContentFile<?>> reader(
            Table table, ManifestFile manifest) {
        return manifest.content() == ManifestContent.DATA
                ? ManifestFiles.read(manifest, table.io(), table.specs())
                : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs());
    }

    /** The files that may hold rows of the spans, and those that list deleted rows of them. */
    FilePlan plan(List<AreaCondition.Span> spans) {
        List<LakeFile> rows = data.within(spans);
        long oldest = rows.stream().mapToLong(LakeFile::sequence).min().orElse(Long.MAX_VALUE);
        return new FilePlan(
                rows,
                deletes.within(spans).stream().filter(file -> file.sequence() > oldest).toList());
    }
}
