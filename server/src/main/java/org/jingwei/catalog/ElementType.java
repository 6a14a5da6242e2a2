package org.jingwei.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What kind of value an element holds. */
public enum ElementType {
    TEXT,
    INTEGER,
    DECIMAL,
    DOUBLE,
    DATE,
    TIMESTAMP,
    BOOLEAN;

    /** Whether values of this type can be summed. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE;
    }

    /** Whether values of this type say when something was. */
    public boolean isTime() {
        return this == DATE || this == TIMESTAMP;
    }

    /**
     * The value that a text names: a {@link String}, {@link Long}, {@link java.math.BigDecimal},
     * {@link Double}, {@link java.time.LocalDate}, {@link java.time.LocalDateTime} or {@link
     * Boolean}.
     *
     * @throws InvalidValueException if it names none; the message says what was expected
     */
    public Object parse(String text) {
        return switch (this) {
            case TEXT -> text;
            case INTEGER -> ValueForms.integer(text);
            case DECIMAL -> ValueForms.decimal(text);
            case DOUBLE -> ValueForms.decimalFraction(text);
            case DATE -> ValueForms.date(text);
            case TIMESTAMP -> ValueForms.timestamp(text);
            case BOOLEAN -> ValueForms.truth(text);
        };
    }

    /** Compares two values of a type of numbers or times, as {@link #parse} gives them. */
    public int compare(Object one, Object other) {
        return switch (this) {
            case INTEGER -> ((Long) one).compareTo((Long) other);
            case DECIMAL -> ((BigDecimal) one).compareTo((BigDecimal) other);
            case DOUBLE -> ((Double) one).compareTo((Double) other);
            case DATE -> ((LocalDate) one).compareTo((LocalDate) other);
            case TIMESTAMP -> ((LocalDateTime) one).compareTo((LocalDateTime) other);
            case TEXT, BOOLEAN -> throw new IllegalArgumentException(this + " has no order");
        };
    }
}
