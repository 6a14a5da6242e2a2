package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.jingwei.engine.geo.AreaRange;
import org.jspecify.annotations.Nullable;

/**
 * Takes one batch's rows and lands them in one commit, or none of them. Rows are staged, sorted by
 * area and written to Parquet files, which the table does not know until the commit. Closing
 * without a commit leaves nothing. For one thread.
 */
public final class BatchWriter implements AutoCloseable {

    private final OpenBatch batch;
    private final StagedRows staged;
    private final Path folder;
    private long lastLine = -1;
    private boolean appending = true;
    private boolean broken;
    private boolean keysChecked;
    private boolean keepFolder;
    private boolean closed;
    private Optional<BatchReceipt> receipt;

    BatchWriter(OpenBatch batch, DuckDb duckDb) {
        this.batch = batch;
        this.receipt = batch.findReceipt();
        this.folder =
                batch.dataFolder()
                        .resolve(batch.id() + "-" + UUID.randomUUID().toString().substring(0, 8));
        try {
            this.staged = new StagedRows(duckDb, batch.definition());
        } catch (SQLException e) {
            throw failure("cannot be staged", e);
        }
    }

    /** Adds a row that lies in an area, given as its stored code. */
    public void append(long area, long line, @Nullable Object[] values) {
        if (area < 1 || area > AreaRange.MAX) {
            throw new InvalidRowException("line " + line + " names area " + area + ": not a code");
        }
        stage(area, line, null, values);
    }

    /** Adds a row that lies in no known area, and why. */
    public void appendUnplaced(String cause, long line, @Nullable Object[] values) {
        stage(0, line, cause, values);
    }

    private void stage(long area, long line, @Nullable String cause, @Nullable Object[] values) {
        check(line, values);
        long row = RowId.of(batch.sequence(), line);
        lastLine = line;
        try {
            staged.append(area, row, cause, values);
        } catch (SQLException e) {
            broken = true;
            throw failure("cannot take line " + line, e);
        }
    }

    private void check(long line, @Nullable Object[] values) {
        if (!appending) {
            throw new IllegalStateException(batch.name() + " takes no more rows");
        }
        if (line <= lastLine) {
            throw new InvalidRowException(
                    "line %d comes after line %d: lines must ascend".formatted(line, lastLine));
        }
        List<Column> columns = batch.definition().columns();
        if (values.length != columns.size()) {
            throw new InvalidRowException(
                    "line %d has %d values, table \"%s\" has %d columns"
                            .formatted(line, values.length, batch.table(), columns.size()));
        }
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            Object value = values[i];
            if (value == null ? column.required() : !column.type().accepts(value)) {
                throw new InvalidRowException(
                        "line %d, column \"%s\": %s is not a value of type %s"
                                .formatted(line, column.name(), value, column.type()));
            }
        }
    }

    /**
     * Takes out the rows whose key came before in the batch or is in the table already. From here
     * until the writer is closed no other batch with keys gets into the table. Ends the appending.
     *
     * @return how many rows were taken out
     */
    public long refuseDuplicates(DuplicateListener listener) {
        if (batch.keyColumns().isEmpty()) {
            throw new IllegalStateException("batch " + batch.id() + " was opened without a key");
        }
        keysChecked = true;
        if (receipt.isPresent()) {
            return 0;
        }
        try {
            endAppending();
            batch.holdKeys();
            return staged.takeOutDuplicates(batch.keyColumns(), batch.currentFiles(), listener);
        } catch (SQLException e) {
            throw failure("cannot be checked for known keys", e);
        }
    }

    /**
     * Lands the batch. A batch that was committed before adds nothing and returns what it brought
     * then. After a failure the batch may be written again under its id.
     */
    public BatchReceipt commit() {
        if (receipt.isPresent()) {
            return receipt.get();
        }
        if (!batch.keyColumns().isEmpty() && !keysChecked) {
            throw new IllegalStateException(
                    "batch " + batch.id() + " has a key: refuse its duplicates first");
        }
        List<ParquetFile> files = writeFiles();
        BatchReceipt landed =
                new BatchReceipt(
                        batch.table(),
                        batch.id(),
                        files.stream().mapToLong(ParquetFile::rows).sum(),
                        files.stream().mapToLong(ParquetFile::bytes).sum());
        land(files, landed);
        receipt = Optional.of(landed);
        return landed;
    }

    private void endAppending() throws SQLException {
        if (broken) {
            throw new IllegalStateException(batch.name() + " lost a row: write it again");
        }
        appending = false;
        staged.finish();
    }

    /** Writes the files without telling the table. */
    List<ParquetFile> writeFiles() {
        try {
            endAppending();
            if (staged.count() == 0) {
                return List.of();
            }
            FileTree.create(batch.dataFolder());
            List<ParquetFile> files = staged.writeSorted(folder);
            files.forEach(file -> FileTree.force(file.path()));
            return files;
        } catch (SQLException e) {
            throw failure("cannot be written", e);
        }
    }

    /**
     * The one commit. When it fails in a way that leaves open whether it landed, the files stay:
     * the next opening of the lake knows, and removes them if it did not.
     */
    private void land(List<ParquetFile> files, BatchReceipt landed) {
        Table table = batch.load();
        AppendFiles append = table.newAppend();
        files.forEach(file -> append.appendFile(file.dataFile(table)));
        Batches.mark(append, landed, batch.sequence(), String.valueOf(folder.getFileName()));
        keepFolder = true;
        try {
            append.commit();
        } catch (RuntimeException e) {
            keepFolder = !(e instanceof CleanableFailure);
            throw failure("cannot be committed", e);
        }
    }

    private LakeException failure(String what, Exception cause) {
        return new LakeException(
                "%s %s: %s".formatted(batch.name(), what, cause.getMessage()), cause);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            staged.close();
            if (!keepFolder) {
                FileTree.delete(folder);
            }
        } finally {
            batch.release();
        }
    }
}
