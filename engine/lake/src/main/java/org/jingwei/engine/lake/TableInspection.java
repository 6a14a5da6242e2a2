package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/** Adds up what the manifests of a table's current state say of its files. */
final class TableInspection {

    private final Table table;
    private final Map<Integer, Long> columnBytes = new HashMap<>();
    private long rows;
    private long bytes;
    private int files;

    private TableInspection(Table table) {
        this.table = table;
    }

    static TableFacts of(Table table) {
        TableInspection inspection = new TableInspection(table);
        Optional<Snapshot> current = Optional.ofNullable(table.currentSnapshot());
        current.ifPresent(inspection::addFiles);
        return new TableFacts(
                inspection.rows,
                inspection.bytes,
                inspection.files,
                current.map(inspection::deleteFiles).orElse(0),
                inspection.bytesByColumn(),
                inspection.snapshots());
    }

    private void addFiles(Snapshot snapshot) {
        for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
            try (ManifestReader<DataFile> entries =
                    ManifestFiles.read(manifest, table.io(), table.specs())) {
                entries.forEach(this::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + manifest.path(), e);
            }
        }
    }

    private void add(DataFile file) {
        rows += file.recordCount();
        bytes += file.fileSizeInBytes();
        files++;
        Optional.ofNullable(file.columnSizes())
                .ifPresent(sizes ->
                        sizes.forEach((id, size) -> columnBytes.merge(id, size, Long::sum)));
    }

    private int deleteFiles(Snapshot snapshot) {
        return snapshot.deleteManifests(table.io()).stream()
                .mapToInt(manifest ->
                        Optional.ofNullable(manifest.addedFilesCount()).orElse(0)
                                + Optional.ofNullable(manifest.existingFilesCount()).orElse(0))
                .sum();
    }

    private Map<String, Long> bytesByColumn() {
        Map<String, Long> named = new HashMap<>();
        table.schema()
                .columns()
                .forEach(column ->
                        named.put(column.name(), columnBytes.getOrDefault(column.fieldId(), 0L)));
        return named;
    }

    private List<TableFacts.SnapshotFacts> snapshots() {
        List<TableFacts.SnapshotFacts> facts = new ArrayList<>();
        table.snapshots().forEach(snapshot -> facts.addFirst(facts(snapshot)));
        return facts;
    }

    private static TableFacts.SnapshotFacts facts(Snapshot snapshot) {
        return new TableFacts.SnapshotFacts(
                snapshot.snapshotId(),
                Instant.ofEpochMilli(snapshot.timestampMillis()),
                snapshot.operation(),
                Long.parseLong(
                        snapshot.summary().getOrDefault(SnapshotSummary.ADDED_RECORDS_PROP, "0")));
    }
}
