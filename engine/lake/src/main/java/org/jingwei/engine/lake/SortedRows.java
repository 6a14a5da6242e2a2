package org.jingwei.engine.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that nobody has to look at once more before they are written. They are sorted here while
 * they come, which costs a fraction of what a sort by DuckDB does, and go to it in the order of
 * their areas.
 */
final class SortedRows implements IncomingRows {

    /** Two runs of this size are in memory at most: one that fills and one that is written. */
    private static final int RUN_BYTES = 60 << 20;

    private final ColumnType[] types;
    private final RowRuns runs;
    private final RowStream incoming;
    private final List<RowStream> outgoing = new ArrayList<>();
    private final Target target;
    private final List<ParquetFile> files = Collections.synchronizedList(new ArrayList<>());
    private boolean finished;

    /** Where the rows are written. */
    private record Target(DuckDb duckDb, DuckDbSession session, BatchFiles files, OpenBatch batch) {
        List<Column> columns() {
            return batch.definition().columns();
        }
    }

    SortedRows(DuckDb duckDb, DuckDbSession session, BatchFiles files, OpenBatch batch) {
        this.target = new Target(duckDb, session, files, batch);
        this.types = target.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        this.runs = new RowRuns(duckDb.spill(), batch.folder().name(), RUN_BYTES);
        this.incoming = new RowStream(session, target.columns(), this::sort);
    }

    @Override
    public RowBuffer row() {
        return incoming.row();
    }

    @Override
    public void append(long area, long id, @Nullable String unplaced) throws SQLException {
        incoming.append(area, id, unplaced);
    }

    private void sort(RowFeed.Chunks chunks, Consumer<RowChunk> emptied)
            throws IOException, InterruptedException {
        RowBytes row = new RowBytes(types);
        Optional<RowChunk> next = chunks.next();
        while (next.isPresent()) {
            RowChunk chunk = next.get();
            for (int i = 0; i < chunk.size(); i++) {
                row.take(chunk, i);
                runs.add(row);
            }
            chunk.clear();
            emptied.accept(chunk);
            next = chunks.next();
        }
    }

    @Override
    public void finish() throws SQLException {
        if (finished) {
            return;
        }
        finished = true;
        incoming.finish();
        try {
            int parts = runs.finish();
            for (int part = 0; part < parts; part++) {
                outgoing.add(
                        stream(part == 0 ? target.session() : target.session().branch(), part));
            }
        } catch (IOException e) {
            throw new SQLException(e);
        }
        drainAll();
    }

    private RowStream stream(DuckDbSession session, int part) {
        return RowStream.into(
                target.duckDb().feed(),
                session,
                target.columns(),
                rows -> target.files().inOrder(rows, target.batch().folder(), "rows-" + part),
                result -> files.add(ParquetFile.of(result)));
    }

    /** Merges and writes the parts, each in a thread of its own. */
    private void drainAll() throws SQLException {
        List<Future<?>> others = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().name("lake-merging").factory())) {
            for (int part = 1; part < outgoing.size(); part++) {
                int own = part;
                others.add(
                        threads.submit(() -> {
                            drain(own);
                            return null;
                        }));
            }
            drain(0);
            for (Future<?> other : others) {
                other.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while rows were written", e);
        } catch (ExecutionException e) {
            target.session().checkNotCancelled();
            throw new SQLException(e.getCause());
        }
    }

    private void drain(int part) throws SQLException {
        RowStream stream = outgoing.get(part);
        try {
            runs.drain(part, (rows, start) -> give(rows, start, stream));
        } catch (IOException e) {
            throw new SQLException(e);
        }
        stream.finish();
    }

    private void give(byte[] rows, int start, RowStream stream) throws SQLException {
        RowBytes.read(rows, start, types, stream.chunk());
        stream.append(
                RowBytes.area(rows, start),
                RowBytes.id(rows, start),
                RowBytes.unplaced(rows, start));
    }

    /** What was written, not yet in its place. */
    List<ParquetFile> files() {
        return List.copyOf(files);
    }

    @Override
    public String relation() {
        return TableFiles.relation(
                files.stream().map(file -> Path.of(file.location())).toList(), "");
    }

    @Override
    public void close() {
        incoming.close();
        outgoing.forEach(RowStream::close);
        runs.close();
    }
}
