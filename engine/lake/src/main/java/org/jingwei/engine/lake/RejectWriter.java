package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Collects the refused lines of a batch, in any order, and puts them into one file beside the
 * table. The file is there as a whole after {@link #finish}, in place of an earlier one of the same
 * batch, or not at all. For one thread.
 */
public final class RejectWriter implements AutoCloseable {

    static final String UNFINISHED = ".unfinished";

    private static final int MOST_CHARACTERS = 300;

    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private final FileStore store;
    private final String file;
    private long count;
    private boolean finished;

    RejectWriter(DuckDb duckDb, FileStore store, String file) {
        this.store = store;
        this.file = file;
        try {
            this.connection = duckDb.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TEMP TABLE reject (written BIGINT, line BIGINT, \"column\" VARCHAR,"
                                + " rule VARCHAR, reason VARCHAR, value VARCHAR)");
            }
            this.appender = connection.createAppender("temp", "main", "reject");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Adds one fault of a line. */
    public void append(
            long line,
            Optional<String> column,
            String rule,
            String reason,
            Optional<String> value) {
        try {
            appender.beginRow();
            appender.append(++count);
            appender.append(line);
            append(column);
            appender.append(rule);
            appender.append(cut(reason));
            append(value.map(RejectWriter::cut));
            appender.endRow();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void append(Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            appender.append(text.get());
        } else {
            appender.appendNull();
        }
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = MOST_CHARACTERS - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    /** How many faults were added. */
    public long count() {
        return count;
    }

    /** Puts what was added where {@link Lake#rejects} finds it. */
    public void finish() {
        if (finished) {
            return;
        }
        Path unfinished = store.draft(file + UNFINISHED);
        FileTree.create(TableFolders.parent(unfinished));
        try (Statement statement = connection.createStatement()) {
            appender.close();
            statement.execute(
                    "COPY (SELECT row_number() OVER (ORDER BY line, written) AS position, line,"
                            + " \"column\", rule, reason, value FROM reject ORDER BY position) TO "
                            + Identifiers.literal(unfinished.toString())
                            + " (FORMAT parquet, COMPRESSION zstd)");
            store.publish(unfinished, file);
        } catch (SQLException e) {
            throw failure(e);
        }
        finished = true;
    }

    private LakeException failure(SQLException cause) {
        return new LakeException(
                "cannot write the refused rows " + file + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
