package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a column holds, as which Java value, and how it is stored. */
public enum ColumnType {
    /** {@link String}. */
    TEXT(String.class, "VARCHAR"),
    /** {@link Long}, 64 bits. */
    INTEGER(Long.class, "BIGINT"),
    /** {@link BigDecimal} with 14 digits before the point and 4 after it. */
    DECIMAL(BigDecimal.class, "DECIMAL(18,4)"),
    /** {@link Double}, finite. */
    DOUBLE(Double.class, "DOUBLE"),
    /** {@link LocalDate} of the years 1 to 9999. */
    DATE(LocalDate.class, "DATE"),
    /** {@link LocalDateTime} of the years 1 to 9999, in microseconds, without a zone. */
    TIMESTAMP(LocalDateTime.class, "TIMESTAMP"),
    /** {@link Boolean}. */
    BOOLEAN(Boolean.class, "BOOLEAN");

    /** Digits after the point of a stored decimal. */
    public static final int DECIMAL_SCALE = 4;

    private static final int DECIMAL_INTEGER_DIGITS = 14;
    private static final int LAST_YEAR = 9999;

    private final Class<?> javaType;
    private final String sqlType;

    ColumnType(Class<?> javaType, String sqlType) {
        this.javaType = javaType;
        this.sqlType = sqlType;
    }

    String sqlType() {
        return sqlType;
    }

    Class<?> javaType() {
        return javaType;
    }

    /** Whether the value is of the column's Java type and within what can be stored exactly. */
    public boolean accepts(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case INTEGER -> value instanceof Long;
            case BOOLEAN -> value instanceof Boolean;
            case DOUBLE -> value instanceof Double number && Double.isFinite(number);
            case DECIMAL -> value instanceof BigDecimal number && fits(number);
            case DATE -> value instanceof LocalDate date && fits(date.getYear());
            case TIMESTAMP -> value instanceof LocalDateTime time && fits(time.getYear());
        };
    }

    private static boolean fits(int year) {
        return 1 <= year && year <= LAST_YEAR;
    }

    private static boolean fits(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= DECIMAL_SCALE
                && shortest.precision() - shortest.scale() <= DECIMAL_INTEGER_DIGITS;
    }
}
