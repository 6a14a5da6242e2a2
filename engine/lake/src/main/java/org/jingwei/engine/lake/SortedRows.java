package org.jingwei.engine.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that nobody has to look at once more before they are written: they are sorted here, which
 * costs a fraction of what a sort by DuckDB does, and go to it in the order of their areas.
 */
final class SortedRows implements IncomingRows {

    /** Two runs of this size are in memory at most: one that fills and one that is written. */
    private static final int RUN_BYTES = 60 << 20;

    private final ColumnType[] types;
    private final RowChunk next;
    private final RowBuffer row;
    private final RowBytes bytes;
    private final RowRuns runs;
    private final RowStream stream;
    private final List<ParquetFile> files = new ArrayList<>();
    private boolean finished;

    SortedRows(DuckDb duckDb, DuckDbSession session, BatchFiles files, OpenBatch batch) {
        List<Column> columns = batch.definition().columns();
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.next = new RowChunk(types, 1);
        this.row = new RowBuffer(columns, () -> next);
        this.bytes = new RowBytes(types);
        this.runs = new RowRuns(duckDb.spill(), batch.folder().name(), RUN_BYTES);
        this.stream =
                new RowStream(
                        duckDb.feed(),
                        session,
                        columns,
                        rows -> files.inOrder(rows, batch.folder()),
                        result -> this.files.add(ParquetFile.of(result)));
    }

    @Override
    public RowBuffer row() {
        return row;
    }

    @Override
    public void append(long area, long id, @Nullable String unplaced) throws SQLException {
        bytes.take(area, id, unplaced, next);
        next.clearRow();
        try {
            runs.add(bytes);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void finish() throws SQLException {
        if (finished) {
            return;
        }
        finished = true;
        next.clearRow();
        try {
            runs.drain(this::give);
        } catch (IOException e) {
            throw new SQLException(e);
        }
        stream.finish();
    }

    private void give(byte[] rows, int start) throws SQLException {
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
        try (stream) {
            runs.close();
        }
    }
}
