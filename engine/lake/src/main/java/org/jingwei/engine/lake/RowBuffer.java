package org.jingwei.engine.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of the row that a {@link BatchWriter} takes next, by the place of their column in the
 * table's definition. A value that is not set is missing. Nothing here makes an object, so that
 * millions of rows cost no more than their bytes.
 */
public final class RowBuffer {

    private static final long DECIMAL_END = 1_000_000_000_000_000_000L;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();
    private static final long DAY_MICROS = 86_400_000_000L;

    private final List<Column> columns;
    private final ColumnType[] types;
    private final Supplier<RowChunk> chunk;

    RowBuffer(List<Column> columns, Supplier<RowChunk> chunk) {
        this.columns = columns;
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.chunk = chunk;
    }

    /** Sets a text. */
    public void setText(int column, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        setText(column, bytes, 0, bytes.length);
    }

    /** Sets a text that is a piece of a buffer: well-formed UTF-8, of which a copy is taken. */
    public void setText(int column, byte[] buffer, int from, int to) {
        checkType(column, ColumnType.TEXT);
        chunk.get().setText(column, buffer, from, to);
    }

    /** Sets a whole number. */
    public void setLong(int column, long number) {
        checkType(column, ColumnType.INTEGER);
        chunk.get().setNumber(column, number);
    }

    /**
     * Sets a decimal number.
     *
     * @param tenThousandths the number times 10,000
     */
    public void setDecimal(int column, long tenThousandths) {
        checkType(column, ColumnType.DECIMAL);
        checkRange(column, tenThousandths, 1 - DECIMAL_END, DECIMAL_END - 1);
        chunk.get().setNumber(column, tenThousandths);
    }

    /** Sets a floating number, which must be finite. */
    public void setDouble(int column, double number) {
        checkType(column, ColumnType.DOUBLE);
        if (!Double.isFinite(number)) {
            throw unfit(column, number);
        }
        chunk.get().setNumber(column, Double.doubleToRawLongBits(number));
    }

    /** Sets a date as its days since 1970-01-01. */
    public void setDate(int column, long epochDay) {
        checkType(column, ColumnType.DATE);
        checkRange(column, epochDay, FIRST_DAY, LAST_DAY);
        chunk.get().setNumber(column, epochDay);
    }

    /** Sets a time without a zone as its microseconds since 1970-01-01. */
    public void setTimestamp(int column, long epochMicros) {
        checkType(column, ColumnType.TIMESTAMP);
        checkRange(
                column,
                epochMicros,
                FIRST_DAY * DAY_MICROS,
                LAST_DAY * DAY_MICROS + DAY_MICROS - 1);
        chunk.get().setNumber(column, epochMicros);
    }

    /** Sets a truth. */
    public void setBoolean(int column, boolean truth) {
        checkType(column, ColumnType.BOOLEAN);
        chunk.get().setNumber(column, truth ? 1 : 0);
    }

    /** Sets a value of the column's Java type, or nothing for null. */
    public void set(int column, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (!types[column].accepts(value)) {
            throw unfit(column, value);
        }
        switch (types[column]) {
            case TEXT -> setText(column, (String) value);
            case INTEGER -> setLong(column, (Long) value);
            case DOUBLE -> setDouble(column, (Double) value);
            case BOOLEAN -> setBoolean(column, (Boolean) value);
            case DECIMAL -> setDecimal(column, unscaled((BigDecimal) value));
            case DATE -> setDate(column, ((LocalDate) value).toEpochDay());
            case TIMESTAMP -> setTimestamp(column, micros((LocalDateTime) value));
        }
    }

    private static long unscaled(BigDecimal value) {
        return value.setScale(ColumnType.DECIMAL_SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    /** Takes the values that were set away again: the row does not come after all. */
    public void clear() {
        chunk.get().clearRow();
    }

    /** Checks that the row has what every row must have. */
    void checkComplete(long line) {
        RowChunk rows = chunk.get();
        for (int i = 0; i < types.length; i++) {
            if (columns.get(i).required() && !rows.has(i)) {
                throw new InvalidRowException(
                        "line %d has no value in column \"%s\", which needs one"
                                .formatted(line, columns.get(i).name()));
            }
        }
    }

    private void checkType(int column, ColumnType type) {
        if (types[column] != type) {
            throw new InvalidRowException(
                    "column \"%s\" is of type %s, not %s"
                            .formatted(columns.get(column).name(), types[column], type));
        }
    }

    private void checkRange(int column, long value, long least, long most) {
        if (value < least || value > most) {
            throw unfit(column, value);
        }
    }

    private InvalidRowException unfit(int column, Object value) {
        return new InvalidRowException(
                "column \"%s\": %s is not a value of type %s"
                        .formatted(columns.get(column).name(), value, types[column]));
    }
}
