package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a temporary table of DuckDB until they are written, in memory as far as it goes and
 * spilled beyond. The caller fills one block of chunks while a thread of its own hands the other
 * one to DuckDB. For one thread.
 */
final class StagedRows implements AutoCloseable {

    /** A block is one row group of DuckDB, which takes such in without copying them again. */
    private static final int CHUNKS = 122_880 / RowChunk.ROWS;

    /** Tables with more columns get smaller blocks, so that no table takes more memory. */
    private static final int COLUMNS_OF_A_WHOLE_BLOCK = 16;

    /** A block with longer texts is handed over before it is full. */
    private static final long MOST_TEXT_BYTES = 64L << 20;

    private final RowFeed feed;
    private final DuckDbSession session;
    private final List<Column> columns;
    private final RowBuffer row;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("lake-staging").factory());
    private List<RowChunk> filling = new ArrayList<>();
    private List<RowChunk> resting = new ArrayList<>();
    private int current;
    private long textBytes;
    private Future<?> handing = CompletableFuture.completedFuture(null);

    StagedRows(RowFeed feed, DuckDbSession session, List<Column> columns) throws SQLException {
        this.feed = feed;
        this.session = session;
        this.columns = columns;
        ColumnType[] types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        int chunks = CHUNKS * COLUMNS_OF_A_WHOLE_BLOCK / types.length;
        for (int i = 0; i < Math.clamp(chunks, 1, CHUNKS); i++) {
            filling.add(new RowChunk(types));
            resting.add(new RowChunk(types));
        }
        this.row = new RowBuffer(columns, () -> filling.get(current));
        session.execute("CREATE TEMP TABLE staged (" + definitions() + ")");
    }

    private String definitions() {
        return columns.stream()
                .map(own -> Identifiers.quote(own.name()) + " " + own.type().sqlType())
                .collect(
                        Collectors.joining(
                                ", ", "area_ BIGINT, row_ BIGINT, unplaced_ VARCHAR, ", ""));
    }

    /** The values of the row that is appended next. */
    RowBuffer row() {
        return row;
    }

    /** Adds the row of which the values were set. */
    void append(long area, long id, @Nullable String unplaced) throws SQLException {
        RowChunk chunk = filling.get(current);
        chunk.endRow(area, id, unplaced);
        long bytes = textBytes + chunk.textBytes();
        if (chunk.isFull()) {
            current++;
            textBytes = bytes;
        }
        if (current == filling.size() || bytes > MOST_TEXT_BYTES) {
            handOver();
        }
    }

    /** Gives the filled block away and takes the other one, once DuckDB is done with it. */
    private void handOver() throws SQLException {
        await();
        List<RowChunk> filled = filling;
        filling = resting;
        resting = filled;
        current = 0;
        textBytes = 0;
        handing =
                thread.submit(() -> {
                    insert(filled);
                    return null;
                });
    }

    private void insert(List<RowChunk> filled) throws SQLException {
        String values =
                columns.stream()
                        .map(RowChunk::expression)
                        .collect(Collectors.joining(", ", "area_, row_, unplaced_, ", ""));
        List<RowChunk> used = filled.stream().filter(chunk -> !chunk.isEmpty()).toList();
        feed.serve(columns, used, session, "INSERT INTO staged SELECT " + values + " FROM %s");
        used.forEach(RowChunk::clear);
    }

    private void await() throws SQLException {
        try {
            handing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException("interrupted while rows were staged", e);
        } catch (ExecutionException e) {
            session.checkNotCancelled();
            throw new SQLException(e.getCause());
        }
    }

    /** Ends the appending. */
    void finish() throws SQLException {
        if (thread.isShutdown()) {
            return;
        }
        filling.get(current).clearRow();
        handOver();
        await();
        thread.shutdown();
        filling = Collections.emptyList();
        resting = Collections.emptyList();
    }

    @Override
    public void close() {
        thread.close();
    }
}
