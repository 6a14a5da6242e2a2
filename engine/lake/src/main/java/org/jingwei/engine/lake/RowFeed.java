package org.jingwei.engine.lake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
 * argument says which chunks are meant.
 */
final class RowFeed {

    private static final String NAME = "jingwei_rows";

    private final Map<Long, Meal> meals = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    private record Meal(List<Column> columns, Queue<RowChunk> chunks) {}

    void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withFunction(new Function())
                    .register(connection);
        }
    }

    /** Serves the chunks while the statement runs; {@code %s} stands for them in it. */
    void serve(List<Column> columns, List<RowChunk> chunks, DuckDbSession session, String sql)
            throws SQLException {
        long number = numbers.incrementAndGet();
        meals.put(number, new Meal(columns, new ArrayDeque<>(chunks)));
        try {
            session.execute(sql.formatted(NAME + "(" + number + ")"));
        } finally {
            meals.remove(number);
        }
    }

    /** One thread asks for the chunks; DuckDB prepares other statements meanwhile. */
    private final class Function implements DuckDBTableFunction<Meal, Meal, Meal> {

        @Override
        public Meal bind(DuckDBTableFunctionBindInfo bind) {
            Meal meal = meals.get(bind.getParameter(0).getLong());
            if (meal == null) {
                throw new IllegalArgumentException("there are no such rows");
            }
            RowChunk.describe(meal.columns(), bind);
            return meal;
        }

        @Override
        public Meal init(DuckDBTableFunctionInitInfo init) {
            init.setMaxThreads(1);
            return init.getBindData();
        }

        @Override
        public Meal localInit(DuckDBTableFunctionInitInfo init) {
            return init.getBindData();
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter target) {
            Meal meal = call.getBindData();
            RowChunk chunk = meal.chunks().poll();
            return chunk == null ? 0 : chunk.writeTo(target);
        }
    }
}
