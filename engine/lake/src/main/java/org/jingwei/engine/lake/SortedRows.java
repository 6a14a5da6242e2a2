package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that nobody has to look at once more before they are written: they are sorted while they
 * come, in memory as far as it goes and spilled beyond, and written as soon as the last one is
 * there.
 */
final class SortedRows implements IncomingRows {

    private final RowStream stream;
    private final List<ParquetFile> files = new ArrayList<>();

    SortedRows(RowFeed feed, DuckDbSession session, BatchFiles files, OpenBatch batch) {
        this.stream =
                new RowStream(
                        feed,
                        session,
                        batch.definition().columns(),
                        rows -> files.sorted(rows, batch.folder()),
                        result -> this.files.add(ParquetFile.of(result)));
    }

    @Override
    public RowBuffer row() {
        return stream.row();
    }

    @Override
    public void append(long area, long id, @Nullable String unplaced) throws SQLException {
        stream.append(area, id, unplaced);
    }

    @Override
    public void finish() throws SQLException {
        stream.finish();
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
        stream.close();
    }
}
