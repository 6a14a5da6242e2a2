package org.jingwei.engine.lake;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where the rows of a batch go while they come. For one thread. */
sealed interface IncomingRows extends AutoCloseable permits StagedRows, SortedRows {

    /** The values of the row that is appended next. */
    RowBuffer row();

    /** Adds the row of which the values were set. */
    void append(long area, long id, @Nullable String unplaced) throws SQLException;

    /** Ends the appending. */
    void finish() throws SQLException;

    /** The rows as a relation for DuckDB, once there are no more to come. */
    String relation();

    @Override
    void close();
}
