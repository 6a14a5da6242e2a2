package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one statement of DuckDB, which reads them while they come: the caller
 * fills one chunk of rows after the other, and a thread of the statement's own takes them. So a
 * file is read and its rows are sorted at the same time, and only as many chunks are held here as
 * it takes to keep both busy. The statement begins with the first rows. For one thread.
 */
final class RowStream implements AutoCloseable {

    /** Chunks of a table of few columns; of one with more there are less, of the same memory. */
    private static final int CHUNKS = 64;

    private static final int COLUMNS_OF_ALL_CHUNKS = 16;

    /** A chunk with longer texts is handed over before it is full. */
    private static final long MOST_TEXT_BYTES = 1 << 20;

    private static final long LOOK_AROUND_MILLIS = 50;

    private final RowFeed feed;
    private final DuckDbSession session;
    private final List<Column> columns;
    private final UnaryOperator<String> statement;
    private final DuckDb.RowReader results;
    private final RowBuffer row;
    private final BlockingQueue<RowChunk> filled;
    private final BlockingQueue<RowChunk> empty;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("lake-staging").factory());
    private RowChunk filling;
    private Optional<Future<?>> running = Optional.empty();
    private volatile boolean ended;

    /**
     * @param statement makes the statement of a query of the rows
     * @param results takes what the statement tells
     */
    RowStream(
            RowFeed feed,
            DuckDbSession session,
            List<Column> columns,
            UnaryOperator<String> statement,
            DuckDb.RowReader results) {
        this.feed = feed;
        this.session = session;
        this.columns = columns;
        this.statement = statement;
        this.results = results;
        ColumnType[] types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        int chunks = Math.clamp(CHUNKS * COLUMNS_OF_ALL_CHUNKS / types.length, 2, CHUNKS);
        this.filled = new ArrayBlockingQueue<>(chunks);
        this.empty = new ArrayBlockingQueue<>(chunks);
        for (int i = 1; i < chunks; i++) {
            empty.add(new RowChunk(types));
        }
        this.filling = new RowChunk(types);
        this.row = new RowBuffer(columns, () -> filling);
    }

    /** The values of the row that is appended next. */
    RowBuffer row() {
        return row;
    }

    /** The chunk in which the row is that is appended next. */
    RowChunk chunk() {
        return filling;
    }

    /** Adds the row of which the values were set. */
    void append(long area, long id, @Nullable String unplaced) throws SQLException {
        filling.endRow(area, id, unplaced);
        if (filling.isFull() || filling.textBytes() > MOST_TEXT_BYTES) {
            handOver();
            filling = awaitEmpty();
        }
    }

    private void handOver() {
        if (running.isEmpty()) {
            running = Optional.of(thread.submit(this::execute));
        }
        filled.add(filling);
    }

    private Void execute() throws SQLException {
        String values =
                columns.stream()
                        .map(RowChunk::named)
                        .collect(Collectors.joining(", ", "area_, row_, unplaced_, ", ""));
        feed.serve(
                new RowFeed.Source(columns, this::next, empty::add),
                session,
                rows -> statement.apply("SELECT " + values + " FROM " + rows),
                results);
        return null;
    }

    /** The next chunk for DuckDB; none when there is no more, or nobody wants it any more. */
    private Optional<RowChunk> next() throws InterruptedException {
        while (!session.isCancelled()) {
            boolean last = ended;
            RowChunk chunk = filled.poll(last ? 0 : LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
            if (chunk != null || last) {
                return Optional.ofNullable(chunk);
            }
        }
        return Optional.empty();
    }

    private RowChunk awaitEmpty() throws SQLException {
        try {
            RowChunk chunk = empty.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
            while (chunk == null) {
                session.checkNotCancelled();
                if (running.orElseThrow().isDone()) {
                    await();
                    throw new SQLException("the rows were not taken to their end");
                }
                chunk = empty.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
            }
            return chunk;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void await() throws SQLException {
        try {
            running.orElseThrow().get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            session.checkNotCancelled();
            throw new SQLException(e.getCause());
        }
    }

    private static LakeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LakeException("interrupted while rows were staged", e);
    }

    /** Ends the appending, and waits for the statement; it is not run when there was no row. */
    void finish() throws SQLException {
        if (ended) {
            return;
        }
        filling.clearRow();
        if (!filling.isEmpty()) {
            handOver();
        }
        ended = true;
        if (running.isPresent()) {
            await();
        }
        thread.shutdown();
    }

    /** Waits for the end of the statement, which has to be cancelled before unless it is over. */
    @Override
    public void close() {
        thread.close();
    }
}
