package org.jingwei.engine.lake;

/** Takes the rows of a scan one after the other. */
@FunctionalInterface
public interface RowConsumer {

    /** Takes one row. */
    void accept(Row row);
}
