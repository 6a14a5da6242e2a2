package org.jingwei.engine.lake;

/** How a batch changes its table. */
public enum WriteMode {
    /** Adds its rows; a row whose key is known is refused. */
    APPEND,
    /** Adds its rows and takes away the older rows that have their keys. */
    UPSERT,
    /** Puts its rows in the place of all the table has. */
    REPLACE
}
