package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;

/**
 * Tables of Parquet files under an Iceberg catalog: batches come in, each in one commit, and slices
 * go out. Opening it removes what a process left that died before a commit. For any number of
 * threads, and of processes on one warehouse and catalog.
 */
public final class Lake implements LakeEngine, AutoCloseable {

    /** A batch that commits at the same time makes a change of columns begin anew. */
    private static final int MOST_ATTEMPTS = 20;

    private final LakeSettings settings;
    private final TableCatalog catalog;
    private final TableStates states;
    private final DuckDb duckDb;
    private final LakeEngine engine;
    private final RunningReads reads = new RunningReads();
    private final UpkeepSessions upkeep;

    private Lake(LakeSettings settings, TableStates states, DuckDb duckDb, LakeEngine engine) {
        this.settings = settings;
        this.catalog = states.catalog();
        this.states = states;
        this.duckDb = duckDb;
        this.upkeep = new UpkeepSessions(duckDb);
        this.engine = engine;
    }

    /** Opens the lake, and makes an empty one where there is none. */
    public static Lake open(LakeSettings settings) {
        Dialect.prepare();
        TableCatalog catalog = TableCatalog.open(settings);
        try {
            new Leftovers(catalog).removeAll(settings.catalog());
            DuckDb duckDb = DuckDb.open(settings, catalog.files().folders());
            TableStates states = new TableStates(catalog);
            LakeEngine engine =
                    settings.trino()
                            .<LakeEngine>map(trino ->
                                    new TrinoEngine(states, trino, settings.queryTimeout()))
                            .orElseGet(() -> new DuckDbEngine(states, catalog.files(), duckDb));
            return new Lake(settings, states, duckDb, engine);
        } catch (RuntimeException e) {
            catalog.close();
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

    /**
     * Adds the new columns of a definition to a table that is there: rows from before have no value
     * in them. They must be optional, and nothing else may change.
     */
    public void evolve(TableDefinition definition) {
        for (int attempt = 1; !get(definition.name()).equals(definition); attempt++) {
            try {
                catalog.evolve(definition);
            } catch (CommitFailedException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
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

    /** What the table costs: sizes by its metadata, and what can still be read of its past. */
    public TableFacts inspect(String table) {
        return TableInspection.of(catalog.load(table));
    }

    /** How large those tables are that are there, by name; cheap, and asked for many at once. */
    public Map<String, TableSize> sizes(Collection<String> tables) {
        Map<String, TableSize> sizes = new HashMap<>();
        states.getAll(tables)
                .forEach((name, state) -> sizes.put(name, TableSize.of(state.files())));
        return sizes;
    }

    /**
     * Writes small and overlapping files anew, without deleted rows, until nothing is worth it.
     * Readers and writers go on meanwhile, in this process and in others.
     *
     * @throws CompactionRunningException if somebody does so already
     * @throws java.util.concurrent.CancellationException after {@link #stopUpkeep}
     */
    public CompactionResult compact(String table, CompactionPolicy policy) {
        return new Compaction(catalog, settings.catalog(), upkeep).run(table, policy);
    }

    /**
     * Gives up the writing of files anew that is under way, and lets none begin: for a process that
     * is about to end and must not wait for minutes. The tables stay as they are.
     */
    public void stopUpkeep() {
        upkeep.stop();
    }

    /**
     * Forgets what the table was before a time and deletes what only that needs, once the reads
     * under way in this process have ended. Leave others time to end theirs.
     *
     * @param keepBatchIds batches whose receipts are kept even if their snapshots go
     * @return how many snapshots were forgotten
     */
    public int expire(String table, Instant olderThan, Set<String> keepBatchIds) {
        return new Expiry(catalog, settings.catalog(), reads).run(table, olderThan, keepBatchIds);
    }

    /** Removes the table with its rows and refused rows. */
    public void drop(String table) {
        String folder = TableCatalog.folder(catalog.load(table));
        catalog.drop(table);
        catalog.files().deleteFolder(folder);
    }

    /** Begins a batch without a key whose rows are added. */
    public BatchWriter write(String table, String batchId, long batchSequence) {
        return write(WriteOrder.append(table, batchId, batchSequence));
    }

    /** Begins a batch. */
    public BatchWriter write(WriteOrder order) {
        OpenBatch batch = OpenBatch.begin(order, catalog, settings.catalog());
        try {
            return new BatchWriter(batch, duckDb);
        } catch (RuntimeException e) {
            batch.close();
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

    /**
     * Begins a Parquet file for someone outside; rows keep the order in which they are appended.
     *
     * @param columns what the file has; a text may stand for a masked value of another type
     * @param file made by {@link ParquetExport#finish}; one that is there is replaced
     */
    public ParquetExport writeParquet(List<Column> columns, Path file) {
        return new ParquetExport(duckDb, columns, file);
    }

    /** Begins the list of a batch's refused rows. */
    public RejectWriter writeRejects(String table, String batchId) {
        return new RejectWriter(duckDb, catalog.files(), rejectFile(table, batchId));
    }

    /** The refused rows of a batch. */
    public Rejects rejects(String table, String batchId) {
        return new Rejects(duckDb, catalog.files(), rejectFile(table, batchId));
    }

    /** Removes the refused rows of a batch, if there are any. */
    public void dropRejects(String table, String batchId) {
        if (catalog.has(table)) {
            catalog.files().io().deleteFile(rejectFile(table, batchId));
        }
    }

    private String rejectFile(String table, String batchId) {
        Table loaded = catalog.load(table);
        return "%s/%s.parquet"
                .formatted(
                        TableFolders.rejects(TableCatalog.folder(loaded)),
                        Identifiers.checkBatch(batchId));
    }

    /**
     * The state of the table that reading this slice now would see, for {@link Slice#in}: so that
     * several reads see the same, whatever is committed or compacted meanwhile. None while there
     * are no rows. A state can be read until it expires.
     */
    public Optional<Long> state(Slice slice) {
        return states.get(slice.table()).snapshot(slice).map(Snapshot::snapshotId);
    }

    /**
     * Hands over what changed in a table since one of its states, so that who holds its rows need
     * not read them all again: the rows that came and are there now, and the numbers of those that
     * went. All of it leads to one state of the table, whatever is committed meanwhile. When it
     * cannot be told nothing is handed over.
     */
    public TableChange changes(ChangeQuery query, RowConsumer came, LongConsumer went) {
        try (RunningReads.Read _ = reads.begin()) {
            TableState state = states.get(query.slice().table());
            return new TableChanges(state, catalog.files(), duckDb).read(query, came, went);
        }
    }

    @Override
    public Page page(PageQuery query) {
        try (RunningReads.Read _ = reads.begin()) {
            return engine.page(query);
        }
    }

    @Override
    public long count(Slice slice) {
        try (RunningReads.Read _ = reads.begin()) {
            return engine.count(slice);
        }
    }

    @Override
    public long estimate(Slice slice) {
        try (RunningReads.Read _ = reads.begin()) {
            return engine.estimate(slice);
        }
    }

    @Override
    public Groups group(GroupQuery query) {
        try (RunningReads.Read _ = reads.begin()) {
            return engine.group(query);
        }
    }

    @Override
    public void totals(
            Slice slice,
            Optional<String> monthColumn,
            List<String> sumColumns,
            Consumer<Total> consumer) {
        try (RunningReads.Read _ = reads.begin()) {
            engine.totals(slice, monthColumn, sumColumns, consumer);
        }
    }

    @Override
    public void scan(Slice slice, List<String> columns, RowConsumer consumer) {
        try (RunningReads.Read _ = reads.begin()) {
            engine.scan(slice, columns, consumer);
        }
    }

    @Override
    public void close() {
        try (catalog) {
            duckDb.close();
        }
    }
}
