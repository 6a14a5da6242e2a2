package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;

/**
 * Tables of Parquet files under an Iceberg catalog: batches come in, each in one commit, and slices
 * go out. Opening it removes what a process left that died before a commit. For any number of
 * threads; one process a warehouse.
 */
public final class Lake implements LakeEngine, AutoCloseable {

    private final WarehouseLock lock;
    private final TableCatalog catalog;
    private final DuckDb duckDb;
    private final LakeEngine engine;
    private final WriteLocks writeLocks = new WriteLocks();

    private Lake(WarehouseLock lock, TableCatalog catalog, DuckDb duckDb, LakeEngine engine) {
        this.lock = lock;
        this.catalog = catalog;
        this.duckDb = duckDb;
        this.engine = engine;
    }

    /** Opens the lake, and makes an empty one where there is none. */
    public static Lake open(LakeSettings settings) {
        WarehouseLock lock = WarehouseLock.take(settings.warehouse());
        try {
            TableCatalog catalog = TableCatalog.open(settings);
            try {
                new Leftovers(catalog).removeAll();
                DuckDb duckDb = DuckDb.open(settings);
                LakeEngine engine = new DuckDbEngine(catalog, duckDb);
                return new Lake(lock, catalog, duckDb, engine);
            } catch (RuntimeException e) {
                catalog.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Makes the table. Does nothing when it is there with the same columns. */
    public void create(TableDefinition definition) {
        catalog.create(definition);
        if (!get(definition.name()).equals(definition)) {
            throw new TableExistsException(
                    "there is a table \"" + definition.name() + "\" with other columns");
        }
    }

    /** The table of that name. */
    public TableDefinition get(String table) {
        return TableSchema.definition(table, catalog.load(table).schema());
    }

    /** The table of that name, if there is one. */
    public Optional<TableDefinition> find(String table) {
        return catalog.has(table) ? Optional.of(get(table)) : Optional.empty();
    }

    /** The names of all tables, in their order. */
    public List<String> list() {
        return catalog.list();
    }

    /** Removes the table with its rows and refused rows. */
    public void drop(String table) {
        Path folder = catalog.folder(catalog.load(table));
        catalog.drop(table);
        FileTree.delete(folder);
    }

    /**
     * Begins a batch without a key.
     *
     * @param batchId names the batch for good: a table takes it once
     * @param batchSequence number of the batch in its rows' {@link RowId}; the table's batches must
     *     not share one
     */
    public BatchWriter write(String table, String batchId, long batchSequence) {
        return write(table, batchId, batchSequence, List.of());
    }

    /** Begins a batch whose rows are told apart by a key. */
    public BatchWriter write(
            String table, String batchId, long batchSequence, List<String> keyColumns) {
        OpenBatch.BatchName name = new OpenBatch.BatchName(table, batchId, batchSequence);
        OpenBatch batch = new OpenBatch(name, keyColumns, catalog, writeLocks);
        try {
            return new BatchWriter(batch, duckDb);
        } catch (RuntimeException e) {
            batch.release();
            throw e;
        }
    }

    /** What a batch brought, if it was committed. */
    public Optional<BatchReceipt> findReceipt(String table, String batchId) {
        return Batches.find(catalog.load(table), table, Identifiers.checkBatch(batchId));
    }

    /** Whether a batch was committed. */
    public boolean isCommitted(String table, String batchId) {
        return findReceipt(table, batchId).isPresent();
    }

    /** Begins the list of a batch's refused rows. */
    public RejectWriter writeRejects(String table, String batchId) {
        return new RejectWriter(duckDb, rejectFile(table, batchId));
    }

    /** The refused rows of a batch. */
    public Rejects rejects(String table, String batchId) {
        return new Rejects(duckDb, rejectFile(table, batchId));
    }

    private Path rejectFile(String table, String batchId) {
        Table loaded = catalog.load(table);
        return TableFolders.rejects(catalog.folder(loaded))
                .resolve(Identifiers.checkBatch(batchId) + ".parquet");
    }

    @Override
    public Page page(PageQuery query) {
        return engine.page(query);
    }

    @Override
    public long count(Slice slice) {
        return engine.count(slice);
    }

    @Override
    public Groups group(GroupQuery query) {
        return engine.group(query);
    }

    @Override
    public void scan(Slice slice, List<String> columns, RowConsumer consumer) {
        engine.scan(slice, columns, consumer);
    }

    @Override
    public void close() {
        try (lock;
                catalog) {
            duckDb.close();
        }
    }
}
