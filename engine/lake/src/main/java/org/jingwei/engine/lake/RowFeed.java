package org.jingwei.engine.lake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * A table function of DuckDB that reads chunks of rows from this process: for writing them by SQL
 * costs a third of what the driver's row-by-row appender does. One function serves every table; its
 * argument says whose rows are meant.
 */
final class RowFeed {

    private static final String NAME = "jingwei_rows";

    private final Map<Long, Source> sources = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** Hands over chunks one after the other; none at the end. */
    @FunctionalInterface
    interface Chunks {
        /** The next one; waits for it. */
        Optional<RowChunk> next() throws InterruptedException;
    }

    /**
     * Where the rows of one statement come from.
     *
     * @param emptied gets each chunk back
     */
    record Source(List<Column> columns, Chunks chunks, Consumer<RowChunk> emptied) {}

    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(new Function())
                    .register(connection);
        }
    }

    /**
     * Serves the rows while a statement runs.
     *
     * @param statement makes the statement of the relation of the rows
     */
    void serve(
            Source source,
            DuckDbSession session,
            UnaryOperator<String> statement,
            DuckDb.RowReader results)
            throws SQLException {
        long number = numbers.incrementAndGet();
        sources.put(number, source);
        try {
            session.query(statement.apply(NAME + "(" + number + ")"), results);
        } finally {
            sources.remove(number);
        }
    }

    /** One thread asks for the chunks; DuckDB prepares other statements meanwhile. */
    private final class Function implements DuckDBTableFunction<Source, Source, Source> {

        @Override
        public Source bind(DuckDBTableFunctionBindInfo bind) {
            Source source = sources.get(bind.getParameter(0).getLong());
            if (source == null) {
                throw new IllegalArgumentException("there are no such rows");
            }
            RowChunk.describe(source.columns(), bind);
            return source;
        }

        @Override
        public Source init(DuckDBTableFunctionInitInfo init) {
            init.setMaxThreads(1);
            return init.getBindData();
        }

        @Override
        public Source localInit(DuckDBTableFunctionInitInfo init) {
            return init.getBindData();
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter target)
                throws InterruptedException {
            Source source = call.getBindData();
            Optional<RowChunk> chunk = source.chunks().next();
            if (chunk.isEmpty()) {
                return 0;
            }
            long rows = chunk.get().writeTo(target);
            chunk.get().clear();
            source.emptied().accept(chunk.get());
            return rows;
        }
    }
}
