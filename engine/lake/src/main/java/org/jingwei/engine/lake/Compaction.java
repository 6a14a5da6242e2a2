package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Writes files anew while others read and write: the rows of the chosen files, without the deleted
 * ones, sorted, one range of towns after the other, so that memory holds one file's rows at most.
 * Only the exchange of the files takes the table. The new files count as old as the state they were
 * made of, so deletes that came meanwhile apply to them; if a batch replaced the rows meanwhile,
 * the work is thrown away.
 */
final class Compaction {

    /** A read looks into all that may concern it. */
    private static final int MOST_DELETE_FILES = 8;

    private final TableCatalog catalog;
    private final LakeSettings.CatalogDatabase database;
    private final UpkeepSessions sessions;

    Compaction(
            TableCatalog catalog, LakeSettings.CatalogDatabase database, UpkeepSessions sessions) {
        this.catalog = catalog;
        this.database = database;
        this.sessions = sessions;
    }

    /** Goes on until nothing is worth it; alone, since two would do the same work twice. */
    CompactionResult run(String table, CompactionPolicy policy) {
        try (WriteLocks turn = WriteLocks.open(database)) {
            if (!turn.tryCompaction(table)) {
                throw new CompactionRunningException(table);
            }
            return alone(table, policy);
        }
    }

    private CompactionResult alone(String table, CompactionPolicy policy) {
        CompactionResult all = CompactionResult.NOTHING;
        while (true) {
            Optional<CompactionResult> step = step(table, policy);
            if (step.isEmpty()) {
                mergeDeletes(table);
                return all;
            }
            all = all.plus(step.get());
        }
    }

    private Optional<CompactionResult> step(String name, CompactionPolicy policy) {
        Table table = catalog.load(name);
        Optional<Snapshot> start = Optional.ofNullable(table.currentSnapshot());
        Optional<CompactionPlan> plan =
                start.map(snapshot -> SnapshotFiles.of(table, snapshot, Map.of()))
                        .flatMap(files -> CompactionPlan.of(files, policy));
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        return inFolder(
                table,
                name,
                (folder, locks) -> {
                    List<ParquetFile> written = write(table, plan.get(), policy, folder);
                    locks.takeTable(name);
                    return exchange(name, start.get(), plan.get(), written, folder);
                });
    }

    /** What is done with a new folder of a table, whose lock is held. */
    @FunctionalInterface
    private interface Work<T> {

        T in(NewFolder folder, WriteLocks locks) throws SQLException;
    }

    private <T> T inFolder(Table table, String name, Work<T> work) {
        String folder = "compacted-" + UUID.randomUUID().toString().substring(0, 8);
        NewFolder path =
                new NewFolder(
                        catalog.files(),
                        TableFolders.data(TableCatalog.folder(table)) + "/" + folder);
        try (WriteLocks locks = WriteLocks.open(database);
                path) {
            if (!locks.tryFolder(name, folder)) {
                throw new LakeException("the folder " + folder + " is being written already");
            }
            return work.in(path, locks);
        } catch (SQLException e) {
            path.delete();
            throw new LakeException(
                    "table \"%s\" cannot be compacted: %s".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * Many small lists of deleted rows become one. It counts as new as its newest part, so it
     * applies to more files than its parts did: that does no harm, because a row's number is never
     * used again.
     */
    private void mergeDeletes(String name) {
        Table table = catalog.load(name);
        Optional<Snapshot> start = Optional.ofNullable(table.currentSnapshot());
        List<LakeFile> deletes =
                start.map(snapshot -> SnapshotFiles.of(table, snapshot, Map.of()).deletes().all())
                        .orElse(List.of());
        if (deletes.size() <= MOST_DELETE_FILES) {
            return;
        }
        inFolder(
                table,
                name,
                (folder, locks) -> {
                    List<ParquetFile> written;
                    try (OpenFiles opened = catalog.files().open();
                            DuckDbSession session = sessions.open()) {
                        FilePlan input = new FilePlan(List.of(), deletes);
                        written =
                                new CompactedFiles(session, opened, table, input)
                                        .writeDeletes(folder);
                    } catch (SQLException | RuntimeException e) {
                        folder.delete();
                        throw e;
                    }
                    locks.takeTable(name);
                    return exchangeDeletes(name, start.get(), deletes, written, folder);
                });
    }

    private boolean exchangeDeletes(
            String name,
            Snapshot start,
            List<LakeFile> deletes,
            List<ParquetFile> written,
            NewFolder folder) {
        Table table = catalog.load(name);
        long newest = deletes.stream().mapToLong(LakeFile::sequence).max().orElseThrow();
        RewriteFiles rewrite = table.newRewrite().validateFromSnapshot(start.snapshotId());
        deleteFiles(table, start, deletes).forEach(rewrite::deleteFile);
        written.forEach(file -> rewrite.addFile(file.deleteFile(table), newest));
        return commit(rewrite, folder);
    }

    private List<ParquetFile> write(
            Table table, CompactionPlan plan, CompactionPolicy policy, NewFolder folder)
            throws SQLException {
        if (plan.input().data().isEmpty()) {
            return List.of();
        }
        try (OpenFiles opened = catalog.files().open();
                DuckDbSession session = sessions.open()) {
            CompactedFiles files = new CompactedFiles(session, opened, table, plan.input());
            return files.write(policy.targetBytes(), folder);
        } catch (SQLException | RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    /** Nothing when the files were gone before: then what was written is of no use. */
    private Optional<CompactionResult> exchange(
            String name,
            Snapshot start,
            CompactionPlan plan,
            List<ParquetFile> written,
            NewFolder folder) {
        Table table = catalog.load(name);
        RewriteFiles rewrite =
                table.newRewrite()
                        .validateFromSnapshot(start.snapshotId())
                        .dataSequenceNumber(start.sequenceNumber());
        dataFiles(table, start, plan.input().data()).forEach(rewrite::deleteFile);
        deleteFiles(table, start, plan.unneeded()).forEach(rewrite::deleteFile);
        written.forEach(file -> rewrite.addFile(file.dataFile(table)));
        if (!commit(rewrite, folder)) {
            return Optional.empty();
        }
        return Optional.of(
                new CompactionResult(
                        plan.input().data().size(),
                        written.size(),
                        plan.input().rows() - written.stream().mapToLong(ParquetFile::rows).sum()));
    }

    /** Whether it took place; if the files to exchange are gone the new ones are of no use. */
    private static boolean commit(RewriteFiles rewrite, NewFolder folder) {
        Batches.markFolder(rewrite, folder.name());
        try {
            rewrite.commit();
            return true;
        } catch (ValidationException e) {
            folder.delete();
            return false;
        } catch (RuntimeException e) {
            if (e instanceof CleanableFailure) {
                folder.delete();
            }
            throw e;
        }
    }

    private static List<DataFile> dataFiles(Table table, Snapshot start, List<LakeFile> wanted) {
        List<DataFile> found = new ArrayList<>();
        for (ManifestFile manifest : start.dataManifests(table.io())) {
            collect(ManifestFiles.read(manifest, table.io(), table.specs()), wanted, found);
        }
        return found;
    }

    private static List<DeleteFile> deleteFiles(
            Table table, Snapshot start, List<LakeFile> wanted) {
        List<DeleteFile> found = new ArrayList<>();
        for (ManifestFile manifest : start.deleteManifests(table.io())) {
            collect(
                    ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs()),
                    wanted,
                    found);
        }
        return found;
    }

    private static <F extends ContentFile<F>> void collect(
            ManifestReader<F> manifest, List<LakeFile> wanted, List<F> found) {
        Set<String> locations =
                wanted.stream()
                        .map(LakeFile::location)
                        .collect(Collectors.toCollection(HashSet::new));
        try (manifest) {
            for (F file : manifest) {
                if (locations.contains(file.location())) {
                    found.add(file.copy());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a manifest", e);
        }
    }
}
