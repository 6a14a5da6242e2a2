package org.jingwei.catalog;

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
}
