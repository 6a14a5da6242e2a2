package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into one Parquet file that any tool reads, however many they are. The file is there
 * as a whole after {@link #finish} or not at all. For one thread, except that any may cancel it.
 */
public final class ParquetExport implements AutoCloseable {

    private final List<Column> columns;
    private final Path file;
    private final Path unfinished;
    private final DuckDbSession session;
    private final RowStream rows;
    private long count;

    ParquetExport(DuckDb duckDb, List<Column> columns, Path file) {
        this.columns = List.copyOf(columns);
        this.file = file;
        this.unfinished = duckDb.newFile();
        try {
            this.session = new DuckDbSession(duckDb);
            this.rows =
                    new RowStream(
                            duckDb.feed(),
                            session,
                            this.columns,
                            rows -> copy("SELECT " + names() + " FROM (" + rows + ")"),
                            result -> {});
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The values of the row that is appended next; always the same object. */
    public RowBuffer row() {
        return rows.row();
    }

    /** Adds the row of which the values were set. */
    public void append() {
        session.checkNotCancelled();
        try {
            rows.append(0, ++count, null);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Adds a row of these values, each of its column's Java type. */
    public void append(List<? extends @Nullable Object> values) {
        row().clear();
        for (int i = 0; i < columns.size(); i++) {
            row().set(i, values.get(i));
        }
        append();
    }

    /** How many rows were added. */
    public long count() {
        return count;
    }

    private String copy(String rows) {
        return "COPY ("
                + rows
                + ") TO "
                + Identifiers.literal(unfinished.toString())
                + " (FORMAT parquet, COMPRESSION zstd)";
    }

    /** Puts the file in its place. Ends the appending. */
    public void finish() {
        try {
            if (count == 0) {
                session.execute(copy(nothing()));
            }
            rows.finish();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private String names() {
        return columns.stream()
                .map(column -> Identifiers.quote(column.name()))
                .collect(Collectors.joining(", "));
    }

    private String nothing() {
        return columns.stream()
                .map(column ->
                        "NULL::"
                                + column.type().sqlType()
                                + " AS "
                                + Identifiers.quote(column.name()))
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }

    /** Gives the file up, from any thread. */
    public void cancel() {
        session.cancel();
    }

    private LakeException failure(SQLException cause) {
        return new LakeException("cannot write " + file + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try (session) {
            session.cancel();
            rows.close();
        } finally {
            FileTree.delete(unfinished);
        }
    }
}
