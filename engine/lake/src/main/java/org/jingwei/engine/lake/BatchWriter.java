package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jingwei.engine.geo.AreaRange;
import org.jspecify.annotations.Nullable;

/**
 * Takes one batch's rows and lands them in one commit, or none of them. Rows are sorted by area and
 * written to Parquet files, which the table does not know until the commit: as they come, or once
 * their keys were settled. Closing without a commit leaves nothing. For one thread.
 */
public final class BatchWriter implements AutoCloseable {

    private final OpenBatch batch;
    private final DuckDbSession session;
    private final IncomingRows incoming;
    private final BatchFiles files;
    private long lastLine = -1;
    private boolean appending = true;
    private boolean broken;
    private boolean settled;
    private boolean closed;
    private Optional<BatchReceipt> receipt;
    private Optional<BatchLanding> prepared = Optional.empty();

    BatchWriter(OpenBatch batch, DuckDb duckDb) {
        this.batch = batch;
        this.receipt = batch.findReceipt();
        try {
            this.session = new DuckDbSession(duckDb);
            this.files = new BatchFiles(session, batch.fieldIds());
            this.incoming =
                    batch.order().keyColumns().isEmpty()
                            ? new SortedRows(duckDb, session, files, batch)
                            : new StagedRows(duckDb.feed(), session, batch.definition().columns());
        } catch (SQLException e) {
            throw failure("cannot be staged", e);
        }
    }

    /** The values of the row that is appended next; always the same object. */
    public RowBuffer row() {
        if (!appending) {
            throw new IllegalStateException(batch.order() + " takes no more rows");
        }
        return incoming.row();
    }

    /** Adds the row of which the values were set, lying in an area given as its stored code. */
    public void append(long area, long line) {
        if (area < 1 || area > AreaRange.MAX) {
            throw new InvalidRowException("line " + line + " names area " + area + ": not a code");
        }
        stage(area, line, null);
    }

    /** Adds the row of which the values were set, lying in no known area, and why. */
    public void appendUnplaced(String cause, long line) {
        stage(0, line, cause);
    }

    /** Adds a row of these values, each of its column's Java type. */
    public void append(long area, long line, @Nullable Object[] values) {
        set(line, values);
        append(area, line);
    }

    /** Adds a row of these values that lies in no known area, and why. */
    public void appendUnplaced(String cause, long line, @Nullable Object[] values) {
        set(line, values);
        appendUnplaced(cause, line);
    }

    private void set(long line, @Nullable Object[] values) {
        int columns = batch.definition().columns().size();
        if (values.length != columns) {
            throw new InvalidRowException(
                    "line %d has %d values, table \"%s\" has %d columns"
                            .formatted(line, values.length, batch.order().table(), columns));
        }
        row().clear();
        for (int i = 0; i < columns; i++) {
            row().set(i, values[i]);
        }
    }

    private void stage(long area, long line, @Nullable String cause) {
        session.checkNotCancelled();
        row().checkComplete(line);
        if (line <= lastLine) {
            throw new InvalidRowException(
                    "line %d comes after line %d: lines must ascend".formatted(line, lastLine));
        }
        long row = RowId.of(batch.order().batchSequence(), line);
        lastLine = line;
        try {
            incoming.append(area, row, cause);
        } catch (SQLException e) {
            broken = true;
            throw failure("cannot take line " + line, e);
        }
    }

    /**
     * Decides by the keys which rows are written, as the batch's {@link WriteMode} says, and lets
     * no other batch into the table until the writer is closed. Ends the appending.
     *
     * @return how many rows are not written
     */
    public long settleKeys(KeyListener listener) {
        if (batch.order().keyColumns().isEmpty()) {
            throw new IllegalStateException(batch.order() + " was opened without a key");
        }
        settled = true;
        if (receipt.isPresent()) {
            return 0;
        }
        endAppending();
        return run(
                "cannot be checked for known keys",
                () ->
                        new KeySettlement(session, batch.order())
                                .settle(batch.filesOf(batch.holdTable()), listener));
    }

    /**
     * Tells what the batch changes in each area and month. Ends the appending; nothing is told of a
     * batch that was committed before.
     *
     * @param monthColumn date or time by whose month to tell apart
     * @param sumColumns whole and decimal numbers to sum
     */
    public void totals(
            Optional<String> monthColumn, List<String> sumColumns, Consumer<Total> consumer) {
        BatchTotals totals = new BatchTotals(session, batch, monthColumn, sumColumns);
        checkSettled();
        if (receipt.isPresent()) {
            return;
        }
        endAppending();
        if (lastLine < 0) {
            return;
        }
        run(
                "cannot be summed up",
                () -> {
                    totals.tell(incoming.relation(), files.replacesRows(), consumer);
                    return 0L;
                });
    }

    /**
     * Writes the batch's files, of which the table learns with {@link #commit} alone, and lets no
     * other batch into the table until the writer is closed.
     */
    public void prepare() {
        checkSettled();
        if (receipt.isEmpty() && prepared.isEmpty()) {
            endAppending();
            batch.holdTable();
            prepared = Optional.of(writeFiles());
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
        prepare();
        BatchReceipt landed = land(prepared.orElseThrow());
        receipt = Optional.of(landed);
        return landed;
    }

    private void checkSettled() {
        if (!batch.order().keyColumns().isEmpty() && !settled) {
            throw new IllegalStateException(batch.order() + " has a key: settle its keys first");
        }
    }

    private void endAppending() {
        if (broken) {
            throw new IllegalStateException(batch.order() + " lost a row: write it again");
        }
        appending = false;
        run(
                "cannot be staged",
                () -> {
                    incoming.finish();
                    return 0L;
                });
    }

    /** Writes the files without telling the table. */
    BatchLanding writeFiles() {
        endAppending();
        return run(
                "cannot be written",
                () -> files.write(incoming, batch.order().mode(), batch.folder()));
    }

    private BatchReceipt land(BatchLanding landing) {
        session.checkNotCancelled();
        try {
            return batch.land(landing);
        } catch (LakeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure("cannot be committed", e);
        }
    }

    /**
     * Gives the batch up, from any thread: what it is doing ends with a {@link
     * java.util.concurrent.CancellationException}, unless it is in its commit already.
     */
    public void cancel() {
        session.cancel();
        batch.cancel();
    }

    private <T> T run(String what, Step<T> step) {
        try {
            return step.run();
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    /** A part of the writing that DuckDB does. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }

    private LakeException failure(String what, Exception failure) {
        String reason = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reason = cause.getMessage() == null ? reason : cause.getMessage();
        }
        return new LakeException("%s %s: %s".formatted(batch.order(), what, reason), failure);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (batch;
                session) {
            session.cancel();
            incoming.close();
        }
    }
}
