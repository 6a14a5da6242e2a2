package org.jingwei.engine.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that nobody has to look at once more before they are written. They are sorted here while they
 * come, which costs a fraction of what a sort by DuckDB does, and go to it in the order of their
 * areas.
 */
final class SortedRows implements IncomingRows {

    /** Two runs of this size are in memory at most: one that fills and one that is written. */
    private static final int RUN_BYTES = 60 << 20;

    private final ColumnType[] types;
    private final RowRuns runs;
    private final RowStream incoming;
    private final RowStream outgoing;
    private final List<ParquetFile> files = new ArrayList<>();
    private boolean finished;

    SortedRows(DuckDb duckDb, DuckDbSession session, BatchFiles files, OpenBatch batch) {
        List<Column> columns = batch.definition().columns();
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.runs = new RowRuns(duckDb.spill(), batch.folder().name(), RUN_BYTES);
        this.incoming = new RowStream(session, columns, this::sort);
        this.outgoing =
                RowStream.into(
                        duckDb.feed(),
                        session,
                        columns,
                        rows -> files.inOrder(rows, batch.folder()),
                        result -> this.files.add(ParquetFile.of(result)));
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
            runs.drain(this::give);
        } catch (IOException e) {
            throw new SQLException(e);
        }
        outgoing.finish();
    }

    private void give(byte[] rows, int start) throws SQLException {
        RowBytes.read(rows, start, types, outgoing.chunk());
        outgoing.append(
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
        outgoing.close();
        runs.close();
    }
}
