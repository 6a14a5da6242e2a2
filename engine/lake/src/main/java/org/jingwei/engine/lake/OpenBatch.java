package org.jingwei.engine.lake;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.jdbc.UncheckedInterruptedException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** A batch that is being written: what it is, where it goes, and what it holds until it ends. */
final class OpenBatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OpenBatch.class.getName());

    private final WriteOrder order;
    private final TableCatalog catalog;
    private final WriteLocks locks;
    private final TableDefinition definition;
    private final String schema;
    private final String fieldIds;
    private final NewFolder folder;
    private final OpenFiles opened;
    private Optional<CommitGuard> guard = Optional.empty();
    private boolean folderCounts;

    private OpenBatch(WriteOrder order, TableCatalog catalog, WriteLocks locks) {
        this.order = order;
        this.catalog = catalog;
        this.locks = locks;
        locks.takeBatch(order);
        Table table = load();
        this.definition = TableSchema.definition(order.table(), table.schema());
        this.schema = ParquetSchema.option(table);
        this.fieldIds = ParquetSchema.fieldIds(table.schema());
        order.keyColumns().forEach(definition::typeOf);
        order.versionColumn().ifPresent(definition::typeOf);
        String name = order.batchId() + "-" + UUID.randomUUID().toString().substring(0, 8);
        if (!locks.tryFolder(order.table(), name)) {
            throw new LakeException("the folder " + name + " is being written already");
        }
        this.folder =
                new NewFolder(
                        catalog.files(),
                        TableFolders.data(TableCatalog.folder(table)) + "/" + name);
        this.opened = catalog.files().open();
    }

    static OpenBatch begin(
            WriteOrder order, TableCatalog catalog, LakeSettings.CatalogDatabase database) {
        WriteLocks locks = WriteLocks.open(database);
        try {
            return new OpenBatch(order, catalog, locks);
        } catch (RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    WriteOrder order() {
        return order;
    }

    TableDefinition definition() {
        return definition;
    }

    /** The option by which DuckDB reads files of the table that lack its newest columns. */
    String schema() {
        return schema;
    }

    /** The columns of its files with their ids. */
    String fieldIds() {
        return fieldIds;
    }

    /** Where the batch's files go; its lock is held. */
    NewFolder folder() {
        return folder;
    }

    private Table load() {
        return catalog.load(order.table());
    }

    /** What the batch brought before; no other batch may have brought rows of its numbers. */
    Optional<BatchReceipt> findReceipt() {
        Table table = load();
        Optional<BatchReceipt> receipt = Batches.find(table, order.table(), order.batchId());
        if (receipt.isEmpty() && Batches.hasSequence(table, order.batchSequence())) {
            throw new LakeException(order + " has the sequence number of one that was committed");
        }
        return receipt;
    }

    /** Lets no other batch into the table until this one is closed; the table then. */
    Table holdTable() {
        locks.takeTable(order.table());
        Table table = load();
        if (guard.isEmpty()) {
            guard = Optional.of(CommitGuard.since(table, order));
        }
        return table;
    }

    /** The files of the table, which is held, in which the batch's keys may be. */
    TableFiles filesOf(Table table) {
        return order.mode() == WriteMode.REPLACE
                ? new TableFiles(List.of(), List.of(), schema)
                : TableFiles.of(table, opened);
    }

    /**
     * The one commit. When it fails in a way that leaves open whether it landed, the table is
     * asked; when that fails too the files stay until the lake is opened the next time.
     */
    BatchReceipt land(BatchLanding landing) {
        BatchReceipt receipt = landing.receipt(order);
        SnapshotUpdate<?> update = landing.on(load());
        guard.ifPresent(update::validateWith);
        Batches.mark(update, receipt, order.batchSequence(), folder.name());
        locks.checkHeld();
        try {
            folderCounts = true;
            update.commit();
            return receipt;
        } catch (RuntimeException e) {
            folderCounts = isUnclear(e);
            return landedBefore(e);
        }
    }

    /** Whether the swap may have been made all the same: its answer is what failed to come. */
    private static boolean isUnclear(RuntimeException failure) {
        return failure instanceof CommitStateUnknownException
                || failure instanceof UncheckedSQLException
                || failure instanceof UncheckedInterruptedException;
    }

    private BatchReceipt landedBefore(RuntimeException failure) {
        Optional<BatchReceipt> receipt = Optional.empty();
        try {
            Table table = load();
            receipt = Batches.find(table, order.table(), order.batchId());
            folderCounts |= Batches.committedFolders(table).contains(folder.name());
            if (!folderCounts) {
                new Leftovers(catalog).removeMetadata(order.table(), locks);
            }
        } catch (RuntimeException e) {
            folderCounts = true;
            failure.addSuppressed(e);
        }
        return receipt.orElseThrow(() -> failure);
    }

    /** Ends a waiting for the table. */
    void cancel() {
        locks.cancel();
    }

    @Override
    public void close() {
        try (locks;
                opened;
                folder) {
            if (!folderCounts) {
                removeFolder();
            }
        }
    }

    /** What cannot be removed now is left over: the next opening of the lake takes it away. */
    private void removeFolder() {
        try {
            folder.delete();
        } catch (LakeException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "what " + order + " wrote is left for the next opening", e);
        }
    }
}
