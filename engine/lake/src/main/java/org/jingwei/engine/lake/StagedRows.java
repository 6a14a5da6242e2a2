package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a temporary table of DuckDB until their keys were settled, in memory as far as it goes
 * and spilled beyond.
 */
final class StagedRows implements IncomingRows {

    private static final String TABLE = "staged";

    private final RowStream stream;

    StagedRows(RowFeed feed, DuckDbSession session, List<Column> columns) throws SQLException {
        session.execute("CREATE TEMP TABLE " + TABLE + " (" + definitions(columns) + ")");
        this.stream =
                new RowStream(
                        feed,
                        session,
                        columns,
                        rows -> "INSERT INTO " + TABLE + " " + rows,
                        result -> {});
    }

    private static String definitions(List<Column> columns) {
        return columns.stream()
                .map(own -> Identifiers.quote(own.name()) + " " + own.type().sqlType())
                .collect(
                        Collectors.joining(
                                ", ", "area_ BIGINT, row_ BIGINT, unplaced_ VARCHAR, ", ""));
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

    @Override
    public String relation() {
        return TABLE;
    }

    @Override
    public void close() {
        stream.close();
    }
}
