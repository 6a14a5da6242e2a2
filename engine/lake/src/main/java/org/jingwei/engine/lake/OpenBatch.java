package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/** A batch that is being written: what it is, where it goes, and what it holds until it ends. */
final class OpenBatch {

    private final TableDefinition definition;
    private final BatchName name;
    private final List<String> keyColumns;
    private final TableCatalog catalog;
    private final WriteLocks locks;
    private final Path dataFolder;
    private boolean holdsKeys;

    OpenBatch(BatchName name, List<String> keyColumns, TableCatalog catalog, WriteLocks locks) {
        Table table = catalog.load(name.table());
        this.definition = TableSchema.definition(name.table(), table.schema());
        this.name = name;
        this.keyColumns = List.copyOf(keyColumns);
        this.catalog = catalog;
        this.locks = locks;
        this.dataFolder = TableFolders.data(catalog.folder(table));
        this.keyColumns.forEach(definition::typeOf);
        locks.takeBatch(name);
    }

    /** Table, id and sequence number of a batch. */
    record BatchName(String table, String id, long sequence) {

        BatchName {
            Identifiers.check("table", table);
            Identifiers.checkBatch(id);
            RowId.of(sequence, 0);
        }

        @Override
        public String toString() {
            return "batch %s (%d) of table \"%s\"".formatted(id, sequence, table);
        }
    }

    BatchName name() {
        return name;
    }

    String id() {
        return name.id();
    }

    String table() {
        return name.table();
    }

    long sequence() {
        return name.sequence();
    }

    TableDefinition definition() {
        return definition;
    }

    List<String> keyColumns() {
        return keyColumns;
    }

    Path dataFolder() {
        return dataFolder;
    }

    Table load() {
        return catalog.load(table());
    }

    /** What the batch brought before; no other batch may have brought rows of its numbers. */
    Optional<BatchReceipt> findReceipt() {
        Table table = load();
        Optional<BatchReceipt> receipt = Batches.find(table, table(), id());
        if (receipt.isEmpty() && Batches.hasSequence(table, sequence())) {
            throw new LakeException(name + " has the sequence number of one that was committed");
        }
        return receipt;
    }

    /** The files of the table as it is now. */
    List<Path> currentFiles() {
        return FilePlan.of(load(), Expressions.alwaysTrue(), catalog.files());
    }

    void holdKeys() {
        if (!holdsKeys) {
            locks.takeKeys(table());
            holdsKeys = true;
        }
    }

    void release() {
        if (holdsKeys) {
            holdsKeys = false;
            locks.releaseKeys(table());
        }
        locks.releaseBatch(name);
    }
}
