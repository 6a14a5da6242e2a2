package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes a batch's rows into files of which the table does not know yet. */
final class BatchFiles {

    /** Compressed a little, since compaction writes the rows once more. */
    private static final String FORMAT =
            "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2,"
                    + " ROW_GROUP_SIZE 122880, FILE_SIZE_BYTES '64MB', RETURN_STATS";

    private final DuckDbSession session;
    private final String fieldIds;

    BatchFiles(DuckDbSession session, String fieldIds) {
        this.session = session;
        this.fieldIds = fieldIds;
    }

    /** Whether the keys were settled so that rows of the table may be replaced. */
    boolean replacesRows() throws SQLException {
        return session.number(
                        "SELECT count(*) FROM duckdb_tables() WHERE temporary AND table_name ="
                                + " 'replaced'")
                > 0;
    }

    /** The statement that writes the rows of a query as they come. */
    String inOrder(String rows, NewFolder folder) {
        return copy(rows, folder, "rows", fieldIds);
    }

    /** A folder gets several files of a size that reads well. */
    private static String copy(String rows, NewFolder folder, String part, String ids) {
        return "COPY (%s) TO %s (%s, FIELD_IDS {%s})"
                .formatted(rows, Identifiers.literal(folder.draft(part).toString()), FORMAT, ids);
    }

    private static String sorted(String relation) {
        return relation + " ORDER BY area_, row_";
    }

    /** Writes the rows, and the ids of those they replace, in the order of area and row. */
    BatchLanding write(IncomingRows incoming, WriteMode mode, NewFolder folder)
            throws SQLException {
        return switch (incoming) {
            case SortedRows sorted ->
                    new BatchLanding(mode, publish(sorted.files(), folder), List.of());
            case StagedRows staged -> {
                List<ParquetFile> rows =
                        write(
                                inOrder(sorted("SELECT * FROM " + staged.relation()), folder),
                                folder);
                yield new BatchLanding(mode, rows, replacesRows() ? deletes(folder) : List.of());
            }
        };
    }

    private List<ParquetFile> deletes(NewFolder folder) throws SQLException {
        return write(
                copy(
                        sorted("SELECT area_, row_ FROM replaced"),
                        folder,
                        "deletes",
                        "'area_': 1, 'row_': 2"),
                folder);
    }

    private List<ParquetFile> write(String statement, NewFolder folder) throws SQLException {
        List<ParquetFile> files = new ArrayList<>();
        session.query(statement, result -> files.add(ParquetFile.of(result)));
        return publish(files, folder);
    }

    private List<ParquetFile> publish(List<ParquetFile> files, NewFolder folder) {
        List<ParquetFile> published = new ArrayList<>();
        for (ParquetFile file : files) {
            session.checkNotCancelled();
            if (file.rows() > 0) {
                published.add(folder.publish(file));
            }
        }
        return List.copyOf(published);
    }
}
