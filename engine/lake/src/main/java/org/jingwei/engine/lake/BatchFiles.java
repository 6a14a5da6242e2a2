package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes a batch's staged rows into files of which the table does not know yet. */
final class BatchFiles {

    private static final String FORMAT =
            "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE 122880,"
                    + " FILE_SIZE_BYTES '64MB', RETURN_STATS";

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

    /** Writes the rows, and the ids of those they replace, in the order of area and row. */
    BatchLanding write(WriteMode mode, NewFolder folder) throws SQLException {
        List<ParquetFile> rows = copy("SELECT * FROM staged", folder, "rows", fieldIds);
        List<ParquetFile> deletes =
                replacesRows()
                        ? copy(
                                "SELECT area_, row_ FROM replaced",
                                folder,
                                "deletes",
                                "'area_': 1, 'row_': 2")
                        : List.of();
        return new BatchLanding(mode, rows, deletes);
    }

    /** A folder gets several files of a size that reads well. */
    private List<ParquetFile> copy(String select, NewFolder folder, String part, String ids)
            throws SQLException {
        List<ParquetFile> files = new ArrayList<>();
        session.query(
                "COPY (%s ORDER BY area_, row_) TO %s (%s, FIELD_IDS {%s})"
                        .formatted(
                                select,
                                Identifiers.literal(folder.draft(part).toString()),
                                FORMAT,
                                ids),
                result -> files.add(ParquetFile.of(result)));
        files.removeIf(file -> file.rows() == 0);
        List<ParquetFile> published = new ArrayList<>();
        for (ParquetFile file : files) {
            session.checkNotCancelled();
            published.add(folder.publish(file));
        }
        return List.copyOf(published);
    }
}
