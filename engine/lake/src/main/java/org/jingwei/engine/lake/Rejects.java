package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The refused lines of one batch; none when nothing was refused. */
public final class Rejects {

    private final DuckDb duckDb;
    private final FileStore store;
    private final String file;

    Rejects(DuckDb duckDb, FileStore store, String file) {
        this.store = store;
        this.duckDb = duckDb;
        this.file = file;
    }

    /** The faults after a position, in the order of lines; from the first with position 0. */
    public List<Reject> page(long afterPosition, int limit) {
        if (limit < 1 || limit > PageQuery.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "limit " + limit + " is not within 1 to " + PageQuery.MOST_ROWS);
        }
        List<Reject> page = new ArrayList<>();
        read(
                path ->
                        new SqlText()
                                .append(
                                        "SELECT position, line, \"column\", rule, reason, value FROM"
                                                + " read_parquet(?) WHERE position > ? AND position <= ?"
                                                + " ORDER BY position")
                                .bind(path.toString())
                                .bind(afterPosition)
                                .bind(Math.addExact(afterPosition, limit)),
                result -> page.add(reject(result)));
        return page;
    }

    /** How many faults there are. */
    public long count() {
        long[] count = new long[1];
        read(
                path ->
                        new SqlText()
                                .append("SELECT count(*) FROM read_parquet(?)")
                                .bind(path.toString()),
                result -> count[0] = result.getLong(1));
        return count[0];
    }

    private static Reject reject(ResultSet result) throws SQLException {
        return new Reject(
                result.getLong(1),
                result.getLong(2),
                Optional.ofNullable(result.getString(3)),
                result.getString(4),
                result.getString(5),
                Optional.ofNullable(result.getString(6)));
    }

    private void read(Function<Path, SqlText> sql, DuckDb.RowReader reader) {
        try (OpenFiles opened = store.open()) {
            opened.latest(file).ifPresent(path -> duckDb.read(sql.apply(path), reader));
        }
    }
}
