package org.jingwei.catalog;

/** What a file does to the rows that its dataset has already. */
public enum LoadMode {
    /** Its rows are added; a known key is refused. */
    APPEND,
    /** Its rows are added or take the place of those of the same key that are not newer. */
    UPSERT,
    /** Its rows take the place of all rows. */
    REPLACE
}
