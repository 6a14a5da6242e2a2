package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.SnapshotSummary;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Tells what changed between an earlier state of a table and the present one, reading little more
 * than that.
 *
 * <p>Each batch is one snapshot that says its number, and a row's number holds that of its batch
 * and is never used twice. So the rows that came are those of the present state whose numbers lie
 * in the ranges of the batches in between, wherever compaction has put them; and the rows that went
 * are in the lists of deleted rows that these batches added. Snapshots of compaction change no row
 * and are passed over. The cost is that of the batches' own files, or of those they were compacted
 * into, of which row groups without a wanted number are skipped.
 *
 * <p>Nothing can be told when a batch put its rows in the place of all, when the earlier state is
 * not kept any more or is not one from which the present one came, and when a snapshot was made by
 * somebody else.
 */
final class TableChanges {

    /** So many ranges of row numbers are given to a statement at most. */
    private static final int MOST_RANGES = 500;

    private final TableState state;
    private final FileStore store;
    private final DuckDb duckDb;

    TableChanges(TableState state, FileStore store, DuckDb duckDb) {
        this.state = state;
        this.store = store;
        this.duckDb = duckDb;
    }

    /** Says why there is no answer. */
    private static final class UntoldException extends Exception {
        private static final long serialVersionUID = 1;

        UntoldException(String reason) {
            super(reason);
        }
    }

    TableChange read(ChangeQuery query, RowConsumer came, LongConsumer went) {
        Optional<Snapshot> present = Optional.ofNullable(state.table().currentSnapshot());
        if (present.isEmpty()) {
            return new TableChange.Untold("the table has no rows yet");
        }
        try {
            List<Snapshot> batches = batchesSince(query.since(), present.get());
            requireFew(batches, query.mostRows());
            List<LakeFile.Bounds> numbers = numbers(batches);
            try (OpenFiles opened = store.open()) {
                long gone = readGone(batches, opened, went);
                long rows = numbers.isEmpty() ? 0 : readRows(query, numbers, opened, came);
                return new TableChange.Told(present.get().snapshotId(), rows, gone);
            }
        } catch (UntoldException e) {
            return new TableChange.Untold(String.valueOf(e.getMessage()));
        }
    }

    /** The snapshots of batches behind the known state, the latest first. */
    private List<Snapshot> batchesSince(long since, Snapshot present) throws UntoldException {
        List<Snapshot> batches = new ArrayList<>();
        Snapshot at = present;
        while (at.snapshotId() != since) {
            if (!DataOperations.REPLACE.equals(at.operation())) {
                requireTellable(at);
                batches.add(at);
            }
            at =
                    Optional.ofNullable(at.parentId())
                            .map(state.table()::snapshot)
                            .orElseThrow(() ->
                                    new UntoldException(
                                            "the table does not keep its state " + since));
        }
        return batches;
    }

    private static void requireTellable(Snapshot snapshot) throws UntoldException {
        if (Batches.sequenceOf(snapshot).isEmpty()) {
            throw new UntoldException("the snapshot " + snapshot.snapshotId() + " is of no batch");
        }
        String removed = snapshot.summary().getOrDefault(SnapshotSummary.DELETED_FILES_PROP, "0");
        if (!removed.equals("0")) {
            throw new UntoldException("a batch put its rows in the place of all");
        }
    }

    private static void requireFew(List<Snapshot> batches, long mostRows) throws UntoldException {
        long rows =
                batches.stream()
                        .map(snapshot -> Batches.receiptOf(snapshot, ""))
                        .flatMap(Optional::stream)
                        .mapToLong(receipt -> receipt.rows() + receipt.replaced())
                        .sum();
        if (rows > mostRows) {
            throw new UntoldException(rows + " rows changed, more than the " + mostRows + " asked");
        }
    }

    /** Where the numbers of the batches' rows lie, neighbours put together. */
    private static List<LakeFile.Bounds> numbers(List<Snapshot> batches) throws UntoldException {
        List<LakeFile.Bounds> ranges = new ArrayList<>();
        List<Long> sequences =
                batches.stream()
                        .map(Batches::sequenceOf)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        for (long sequence : sequences) {
            long first = RowId.of(sequence, 0);
            long last = RowId.of(sequence, RowId.MOST_LINE);
            if (!ranges.isEmpty() && ranges.getLast().hi() + 1 == first) {
                first = ranges.removeLast().lo();
            }
            ranges.add(new LakeFile.Bounds(first, last));
        }
        if (ranges.size() > MOST_RANGES) {
            throw new UntoldException(batches.size() + " batches came");
        }
        return ranges;
    }

    private long readGone(List<Snapshot> batches, OpenFiles opened, LongConsumer went) {
        List<String> paths = new ArrayList<>();
        for (Snapshot batch : batches) {
            SnapshotChanges changes =
                    SnapshotChanges.builderFor(state.table()).snapshot(batch).build();
            for (DeleteFile file : changes.addedDeleteFiles()) {
                paths.add(opened.path(file.location()).toString());
            }
        }
        if (paths.isEmpty()) {
            return 0;
        }
        long[] count = new long[1];
        SqlText sql =
                new SqlText()
                        .append("SELECT row_ FROM read_parquet(?, hive_partitioning = false)")
                        .bind(paths.toArray(String[]::new));
        duckDb.readInFull(
                sql,
                result -> {
                    count[0]++;
                    went.accept(result.getLong(1));
                });
        return count[0];
    }

    private long readRows(
            ChangeQuery query, List<LakeFile.Bounds> numbers, OpenFiles opened, RowConsumer came) {
        SliceCondition condition = new SliceCondition(Dialect.DUCKDB, state.definition());
        condition.check(query.slice().filters());
        AreaCondition areas = AreaCondition.of(query.slice(), Optional.empty());
        FilePlan plan = within(state.plan(query.slice(), areas), numbers);
        if (plan.data().isEmpty()) {
            return 0;
        }
        RowShape shape = RowShape.of(state.definition(), query.columns());
        SliceSql.Part part =
                new ParquetRows(
                                opened,
                                condition,
                                query.slice().filters(),
                                ParquetSchema.option(state.table()))
                        .part(areas, plan);
        SliceSql sql = SliceSql.of(condition, part.rows(), part.where().and(numbered(numbers)));
        long[] count = new long[1];
        duckDb.readInFull(
                sql.scan(shape),
                result -> {
                    count[0]++;
                    came.accept(shape.row(result));
                });
        return count[0];
    }

    private static Condition numbered(List<LakeFile.Bounds> numbers) {
        return DSL.or(
                numbers.stream()
                        .map(range -> SliceCondition.row().between(range.lo(), range.hi()))
                        .toList());
    }

    private static FilePlan within(FilePlan plan, List<LakeFile.Bounds> numbers) {
        return new FilePlan(within(plan.data(), numbers), within(plan.deletes(), numbers));
    }

    private static List<LakeFile> within(List<LakeFile> files, List<LakeFile.Bounds> numbers) {
        return files.stream()
                .filter(file ->
                        numbers.stream()
                                .anyMatch(range ->
                                        file.rowNumbers().overlaps(range.lo(), range.hi())))
                .toList();
    }
}
