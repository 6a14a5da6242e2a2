package org.jingwei.engine.lake;

import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * As many rows as DuckDB takes at once, column by column. What is not a text travels as a number: a
 * decimal unscaled, a date in days, a time in microseconds, a truth as 0 or 1.
 */
final class RowChunk {

    static final int ROWS = 2048;

    /** Arrays of longer texts are not kept: they would add up. */
    private static final int KEPT_LENGTH = 64;

    private final ColumnType[] types;
    private final long[] areas;
    private final long[] ids;
    private final @Nullable String[] unplaced;
    private final long[][] numbers;
    private final boolean[][] present;
    private final byte[][] @Nullable [] texts;

    /** Arrays of texts that were handed over, for new ones of the same length in their place. */
    private final byte[][] @Nullable [] used;

    private int size;
    private long textBytes;

    RowChunk(ColumnType[] types) {
        this(types, ROWS);
    }

    /** Of fewer rows. */
    RowChunk(ColumnType[] types, int rows) {
        this.types = types;
        this.areas = new long[rows];
        this.ids = new long[rows];
        this.unplaced = new String[rows];
        this.numbers = new long[types.length][];
        this.present = new boolean[types.length][];
        this.texts = new byte[types.length][][];
        this.used = new byte[types.length][][];
        for (int i = 0; i < types.length; i++) {
            int asText = types[i] == ColumnType.TEXT ? rows : 0;
            texts[i] = new byte[asText][];
            used[i] = new byte[asText][];
            numbers[i] = new long[rows - asText];
            present[i] = new boolean[rows - asText];
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == areas.length;
    }

    /** Sets a text, a piece of a buffer of UTF-8. */
    void setText(int column, byte[] buffer, int from, int to) {
        int length = to - from;
        byte[] text = used[column][size];
        if (text == null || text.length != length) {
            text = new byte[length];
            used[column][size] = length <= KEPT_LENGTH ? text : null;
        }
        System.arraycopy(buffer, from, text, 0, length);
        texts[column][size] = text;
        textBytes += length;
    }

    /** The text of the row that comes next, in UTF-8. */
    byte @Nullable [] text(int column) {
        return texts[column][size];
    }

    /** The number of the row that comes next; of no meaning where it has none. */
    long number(int column) {
        return numbers[column][size];
    }

    /** How many bytes its texts have. */
    long textBytes() {
        return textBytes;
    }

    void setNumber(int column, long number) {
        numbers[column][size] = number;
        present[column][size] = true;
    }

    /** Whether the row that comes next has a value in the column. */
    boolean has(int column) {
        return types[column] == ColumnType.TEXT
                ? texts[column][size] != null
                : present[column][size];
    }

    /** Takes the values of the row that comes next away again. */
    void clearRow() {
        for (int i = 0; i < types.length; i++) {
            if (types[i] == ColumnType.TEXT) {
                texts[i][size] = null;
            } else {
                present[i][size] = false;
            }
        }
    }

    /** Ends the row of which the values were set. */
    void endRow(long area, long id, @Nullable String cause) {
        areas[size] = area;
        ids[size] = id;
        unplaced[size] = cause;
        size++;
    }

    void clear() {
        size = 0;
        textBytes = 0;
        for (int i = 0; i < types.length; i++) {
            Arrays.fill(texts[i], null);
            Arrays.fill(present[i], false);
        }
    }

    /** Tells DuckDB which columns {@link #writeTo} brings. */
    static void describe(List<Column> columns, DuckDBTableFunctionBindInfo bind) {
        bind.addResultColumn(SystemColumns.AREA, DuckDBColumnType.BIGINT);
        bind.addResultColumn(SystemColumns.ROW, DuckDBColumnType.BIGINT);
        bind.addResultColumn(SystemColumns.UNPLACED, DuckDBColumnType.VARCHAR);
        for (Column column : columns) {
            bind.addResultColumn(
                    column.name(),
                    switch (column.type()) {
                        case TEXT -> DuckDBColumnType.VARCHAR;
                        case DOUBLE -> DuckDBColumnType.DOUBLE;
                        case BOOLEAN -> DuckDBColumnType.BOOLEAN;
                        case INTEGER, DECIMAL, DATE, TIMESTAMP -> DuckDBColumnType.BIGINT;
                    });
        }
    }

    /** The expression that makes a column's value of what {@link #writeTo} brought, named. */
    static String named(Column column) {
        String name = Identifiers.quote(column.name());
        String value =
                switch (column.type()) {
                    case TEXT, INTEGER, DOUBLE, BOOLEAN -> name;
                    case DECIMAL -> "(" + name + "::DECIMAL(18,0) * 0.0001)::DECIMAL(18,4)";
                    case DATE -> "DATE '1970-01-01' + " + name + "::INTEGER";
                    case TIMESTAMP -> "make_timestamp(" + name + ")";
                };
        return value + " AS " + name;
    }

    long writeTo(DuckDBDataChunkWriter target) {
        writeLongs(target.vector(0), areas);
        writeLongs(target.vector(1), ids);
        target.vector(2).setStrings(0, filled(unplaced));
        for (int i = 0; i < types.length; i++) {
            DuckDBWritableVector vector = target.vector(SystemColumns.COUNT + (long) i);
            switch (types[i]) {
                case TEXT -> vector.setStringUtf8Batch(0, filled(texts[i]));
                case DOUBLE -> writeDoubles(vector, numbers[i], present[i]);
                case BOOLEAN -> writeTruths(vector, numbers[i], present[i]);
                default -> writeLongs(vector, numbers[i], present[i]);
            }
        }
        return size;
    }

    private byte[] @Nullable [] filled(byte[] @Nullable [] column) {
        return size == ROWS ? column : Arrays.copyOf(column, size);
    }

    private @Nullable String[] filled(@Nullable String[] column) {
        return size == ROWS ? column : Arrays.copyOf(column, size);
    }

    private void writeLongs(DuckDBWritableVector vector, long[] values) {
        for (int row = 0; row < size; row++) {
            vector.setLong(row, values[row]);
        }
    }

    private void writeLongs(DuckDBWritableVector vector, long[] values, boolean[] there) {
        for (int row = 0; row < size; row++) {
            if (there[row]) {
                vector.setLong(row, values[row]);
            } else {
                vector.setNull(row);
            }
        }
    }

    private void writeDoubles(DuckDBWritableVector vector, long[] values, boolean[] there) {
        for (int row = 0; row < size; row++) {
            if (there[row]) {
                vector.setDouble(row, Double.longBitsToDouble(values[row]));
            } else {
                vector.setNull(row);
            }
        }
    }

    private void writeTruths(DuckDBWritableVector vector, long[] values, boolean[] there) {
        for (int row = 0; row < size; row++) {
            if (there[row]) {
                vector.setBoolean(row, values[row] != 0);
            } else {
                vector.setNull(row);
            }
        }
    }
}
